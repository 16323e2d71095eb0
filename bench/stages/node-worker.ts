/** The worker thread of a contestant in Node. */
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { provideNodeGpu } from '../../cli/machine/node-gpu.ts';
import { provideNodeKernels } from '../../cli/machine/node-kernels.ts';
import { provideNodeThreads } from '../../cli/machine/node-threads.ts';
import { createAnswer, type Request } from '../contestants/answer.ts';

// A machine without the package can still run the wasm rows.
await provideNodeGpu().catch(() => undefined);
provideNodeKernels();
// jax-js asks which browser it is in.
Object.assign(navigator, { userAgent: `Node.js/${process.versions.node}` });

const answer = createAnswer({
  backend: {},
  provideThreads: provideNodeThreads,
  readDigits: (asset) => readFile(fileURLToPath(new URL(`../../public/digits/${asset}.bin`, import.meta.url))),
});

parentPort?.on('message', (request: Request) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
