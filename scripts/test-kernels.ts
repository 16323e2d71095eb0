// Set-up of the tests: the engine finds its SIMD kernels, in Node and in a browser.
import { provideKernels } from '../src/engine/backends/wasm/register-kernels.ts';

if (typeof window === 'undefined') {
  // Without the flag for relaxed SIMD, so that Node's tests of the engine run the plain module.
  const { readKernels } = await import('../cli/machine/node-kernels.ts');
  provideKernels(readKernels);
} else {
  const { providePageKernels } = await import('../src/worker/session/page-kernels.ts');
  providePageKernels();
}
