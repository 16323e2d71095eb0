import { readFile } from 'node:fs/promises';
import { enableRelaxedSimd } from '../src/engine/wasm/enable-relaxed-simd.ts';
import { provideKernels } from '../src/engine/wasm/register-kernels.ts';

const FILES = { plain: 'kernels.wasm', relaxed: 'kernels-relaxed.wasm' };

/** Lets the engine find its SIMD kernels among the files of this checkout. */
export function provideNodeKernels(): void {
  enableRelaxedSimd();
  provideKernels((module) => readFile(new URL(`../src/engine/wasm/build/${FILES[module]}`, import.meta.url)));
}
