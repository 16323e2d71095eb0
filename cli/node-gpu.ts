import { words } from '../src/words/words.ts';

/**
 * Puts WebGPU where a browser has it, in `navigator.gpu` and the global constants, from the npm package
 * `webgpu` (Dawn). Which GPU it finds is the Vulkan loader's choice: `VK_ICD_FILENAMES` names a driver.
 *
 * @throws a sentence when the package is missing or has no build for this machine
 */
export async function provideNodeGpu(): Promise<void> {
  const { create, globals } = await import('webgpu').catch(() => {
    throw new Error(words.cli.noWebGpuInNode);
  });
  Object.assign(globalThis, globals);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) }, configurable: true });
}
