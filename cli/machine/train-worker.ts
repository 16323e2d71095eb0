/** The thread of a pool: connects the engine to a session, as `run.worker.ts` does in a browser. */
import { readFile } from 'node:fs/promises';
import { parentPort, type Transferable as NodeTransferable } from 'node:worker_threads';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import { createPriorSampler } from '../../src/engine/prior/prior-sampler.ts';
import { createRun } from '../../src/engine/create-run.ts';
import { createSnapshotView } from '../../src/engine/snapshot-view.ts';
import { createBreathe } from '../../src/worker/session/breathe.ts';
import type { Command } from '../../src/worker/protocol.ts';
import { createSession } from '../../src/worker/session/session.ts';
import { provideNodeGpu } from './node-gpu.ts';
import { provideNodeKernels } from './node-kernels.ts';

provideNodeKernels();
const receive = createSession({
  openBackend: async (request, { capture, onGpuFailure }) => {
    if (request === 'webgpu') await provideNodeGpu();
    return openBackend(request, { execution: capture ? 'captured' : 'eager', onGpuFailure });
  },
  createRun,
  createPriorSampler,
  createSnapshotView,
  digitsReader:
    ({ digits }) =>
    (asset) =>
      readFile(digits[asset]),
  now: () => performance.now(),
  breathe: createBreathe(),
  post: (event, transfer) => parentPort?.postMessage(event, transfer as NodeTransferable[]),
});

parentPort?.on('message', (command: Command) => receive(command));
