import { messageOf } from '../../src/words/message-of.ts';
import { words } from '../../src/words/words.ts';

/**
 * Puts WebGPU where a browser has it: in `navigator.gpu` and the global constants. It comes from the optional npm
 * package `webgpu` (Dawn). The Vulkan loader chooses the GPU; `VK_ICD_FILENAMES` names a driver.
 *
 * @throws a sentence when the package is missing or has no build for this machine
 */
export async function provideNodeGpu(): Promise<void> {
  const { create, globals } = await import('webgpu').catch((error: unknown) => {
    throw new Error(words.cli.noWebGpuInNode(messageOf(error).split('\n')[0]));
  });
  Object.assign(globalThis, globals);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) }, configurable: true });
}
