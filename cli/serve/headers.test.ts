import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CACHING, HEADERS } from './headers.ts';

const example = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');

/** The headers that an example file sets, by the lines that set them. */
const headersOf = (text: string, line: RegExp) =>
  Object.fromEntries(Array.from(text.matchAll(line), ([, name, value]) => [name, value]));

it('the example of nginx sets the headers of the lab, and no others', () => {
  const text = example('nginx.conf');
  const set = headersOf(text, /^ +add_header (\S+) "?([^"]+?)"? always;$/gm);
  expect(set).toEqual({ ...HEADERS, 'Cache-Control': '$lab_caching' });
  expect(text).toContain(`~/assets/ "${CACHING.hashed}"`);
  expect(text).toMatch(new RegExp(`default +"${CACHING.other}"`));
});

it('the example of Caddy sets the headers of the lab, and no others', () => {
  const text = example('Caddyfile');
  expect(headersOf(text, /^\t\t([\w-]+) "(.+)"$/gm)).toEqual(HEADERS);
  expect(text).toContain(`header @hashed Cache-Control "${CACHING.hashed}"`);
  expect(text).toContain(`header @other Cache-Control "${CACHING.other}"`);
});
