import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { inBundle } from './command-line.ts';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const TFJS = 'node_modules/@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.js';

it.each([`${HERE}${TFJS}`, `/elsewhere/${TFJS}`])('tfjs finds its files beside the bundle, installed as %s', (path) => {
  expect(inBundle('open(__dirname)', path)).toBe('open(import.meta.dirname)');
});

it('a module of the lab finds its files where it would be, and one of a package is let alone', () => {
  const code = 'new URL("a", import.meta.url)';
  expect(inBundle(code, `${HERE}cli/deep/one.ts`)).toBe(
    'new URL("a", new URL("../cli/deep/one.ts", import.meta.url).href)',
  );
  for (const path of [`${HERE}node_modules/some/one.js`, '/elsewhere/node_modules/some/one.js'])
    expect(inBundle(code, path)).toBe(code);
});
