import { readFile } from 'node:fs/promises';
import process from 'node:process';
import v8 from 'node:v8';
import { provideKernels } from '../src/engine/wasm/register-kernels.ts';

const FILES = { plain: 'kernels.wasm', relaxed: 'kernels-relaxed.wasm' };

/** Lets the engine find its SIMD kernels among the files of this checkout. */
export function provideNodeKernels(): void {
  // Node 20 has relaxed SIMD, which is a quarter faster, behind a flag that later ones no longer know.
  if (process.versions.node.startsWith('20.')) v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
  provideKernels((module) => readFile(new URL(`../src/engine/wasm/build/${FILES[module]}`, import.meta.url)));
}
