/**
 * Provides WebGPU as in a browser, from the npm package `webgpu` (Dawn). Tests run it on a CPU that emulates a GPU,
 * whose driver vitest.config.ts names.
 *
 * @returns whether there is WebGPU here, in Node or in a browser
 */
export async function provideTestGpu(): Promise<boolean> {
  if (typeof window === 'undefined' && process.env.VK_ICD_FILENAMES) {
    const dawn = await import('webgpu').catch(() => null);
    if (dawn) {
      Object.assign(globalThis, dawn.globals);
      Object.defineProperty(globalThis, 'navigator', { value: { gpu: dawn.create([]) }, configurable: true });
    }
  }
  return Boolean(await navigator.gpu?.requestAdapter());
}
