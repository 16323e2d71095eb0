import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Reply } from '../contestants/answer.ts';
import type { Stage, StageWorker } from './stage.ts';

/** Returns Node as a stage, with each contestant in a worker thread of its own. */
export const nodeStage = (): Stage => ({
  name: `Node ${process.versions.node}`,
  worker: () => Promise.resolve(startWorker()),
  close: () => Promise.resolve(),
});

const SCRIPT = JSON.stringify(new URL('./node-worker.ts', import.meta.url).href);

function startWorker(): StageWorker {
  // Node 20 does not pass tsx on to its workers.
  const worker = new Worker(`import('tsx/esm/api').then(({ register }) => (register(), import(${SCRIPT})))`, {
    eval: true,
  });
  const waiting: ((reply: Reply) => void)[] = [];
  const answer = (reply: Reply) => waiting.shift()?.(reply);
  worker.on('message', answer);
  worker.on('error', (error) => answer({ error: error.message }));
  return {
    ask: (request) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        worker.postMessage(request);
      }),
    end: async () => {
      await worker.terminate();
    },
  };
}
