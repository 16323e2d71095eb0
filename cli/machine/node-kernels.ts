import { readFile } from 'node:fs/promises';
import { enableRelaxedSimd } from '../../src/engine/backends/wasm/enable-relaxed-simd.ts';
import type { ReadKernels } from '../../src/engine/backends/wasm/kernel-module.ts';
import { provideKernels } from '../../src/engine/backends/wasm/register-kernels.ts';

const FILES = {
  plain: 'kernels.wasm',
  relaxed: 'kernels-relaxed.wasm',
  'plain-shared': 'kernels-plain-shared.wasm',
  'relaxed-shared': 'kernels-relaxed-shared.wasm',
};

/** Reads the SIMD kernels from the files of this checkout. */
export const readKernels: ReadKernels = (module) =>
  readFile(new URL(`../../src/engine/backends/wasm/build/${FILES[module]}`, import.meta.url));

/** Lets the engine find its SIMD kernels, with relaxed SIMD if Node has it. */
export function provideNodeKernels(): void {
  enableRelaxedSimd();
  provideKernels(readKernels);
}
