import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withAddress } from './site-address.ts';

const page = readFileSync(new URL('../index.html', import.meta.url), 'utf8');

it('a link to a known site shows its picture by an absolute address', () => {
  const built = withAddress(page, 'https://example.org/lab');
  expect(built).toContain('<meta property="og:image" content="https://example.org/lab/about/social.png" />');
  expect(built).toContain('<meta property="og:url" content="https://example.org/lab/" />');
});

it('a site that is no address is refused', () => {
  expect(() => withAddress(page, 'example')).toThrow('LAB_SITE is "example"');
});
