import plain from '../../engine/backends/wasm/build/kernels.wasm?url';
import relaxed from '../../engine/backends/wasm/build/kernels-relaxed.wasm?url';
import plainShared from '../../engine/backends/wasm/build/kernels-plain-shared.wasm?url';
import relaxedShared from '../../engine/backends/wasm/build/kernels-relaxed-shared.wasm?url';
import { provideKernels } from '../../engine/backends/wasm/register-kernels.ts';

const ADDRESSES = { plain, relaxed, 'plain-shared': plainShared, 'relaxed-shared': relaxedShared };

/** Lets the engine of this worker fetch its SIMD kernels from the site. */
export const providePageKernels = (): void =>
  provideKernels(async (module) => {
    const response = await fetch(new URL(ADDRESSES[module], import.meta.url));
    if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
    return response.arrayBuffer();
  });
