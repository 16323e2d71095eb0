// Set-up of the tests: the engine finds its SIMD kernels, in Node and in a browser.
import { provideKernels } from '../src/engine/wasm/register-kernels.ts';
import plain from '../src/engine/wasm/build/kernels.wasm?url';
import relaxed from '../src/engine/wasm/build/kernels-relaxed.wasm?url';

const ADDRESSES = { plain, relaxed };

provideKernels(async (module) => {
  if (typeof window !== 'undefined') return (await fetch(ADDRESSES[module])).arrayBuffer();
  const { readFile } = await import('node:fs/promises');
  return readFile(ADDRESSES[module].replace(/^\//, ''));
});
