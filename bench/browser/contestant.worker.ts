/** The worker of a contestant in the browser. */
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedWasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { providePageKernels } from '../../src/worker/session/page-kernels.ts';
import { providePageThreads } from '../../src/worker/session/page-threads.ts';
import { createDigitsReader } from '../../src/worker/session/digits-reader.ts';
import { createAnswer, type Request } from '../contestants/answer.ts';

providePageKernels();
const absolute = (address: string) => new URL(address, self.location.origin).href;

const answer = createAnswer({
  backend: { wasmPath: new URL(wasmUrl, import.meta.url).href },
  provideThreads: providePageThreads,
  threadedWasmPath: new URL(threadedWasmUrl, import.meta.url).href,
  readDigits: (asset) => {
    const digits = { small: absolute('/digits/small.bin'), all: absolute('/digits/all.bin') };
    return createDigitsReader({ digits }, (address) => fetch(address))(asset);
  },
});

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  void answer(data).then((reply) => self.postMessage(reply));
});
