/** The worker of one run: connects the engine, the clock and the files to a session. */
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { hearMessages } from '../../words/held-messages.ts';
import { openBackend } from '../../engine/backends/open-backend.ts';
import { createPriorSampler } from '../../engine/prior/prior-sampler.ts';
import { createRun } from '../../engine/create-run.ts';
import { createSnapshotView } from '../../engine/snapshot-view.ts';
import { createBreathe } from './breathe.ts';
import { createDigitsReader } from './digits-reader.ts';
import type { Command } from '../protocol.ts';
import { providePageKernels } from './page-kernels.ts';
import { providePageThreads } from './page-threads.ts';
import { createSession } from './session.ts';

/** The absolute address of the file: tfjs fetches it from a script of its own, where a relative one differs. */
const wasmPath = new URL(wasmUrl, import.meta.url).href;

providePageKernels();

const receive = createSession({
  openBackend: (request, { capture, threads, onGpuFailure }) => {
    providePageThreads(threads);
    return openBackend(request, { wasmPath, execution: capture ? 'captured' : 'eager', onGpuFailure });
  },
  createRun,
  createPriorSampler,
  createSnapshotView,
  digitsReader: (assets) => createDigitsReader(assets, (address) => fetch(address)),
  now: () => performance.now(),
  breathe: createBreathe(),
  post: (event, transfer) => self.postMessage(event, { transfer }),
});

hearMessages((command) => receive(command as Command));
