import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { defaultExperiment } from '../../src/config/default-experiment.ts';
import { createPool } from '../../src/worker/host/pool.ts';
import { asWebWorker } from './node-workers.ts';

it.each([
  ['throws', "throw new Error('out of luck')", 'out of luck'],
  ['leaves', 'process.exit(3)', 'exit code 3'],
])('a thread that %s fails its job with a sentence', async (_, program, sentence) => {
  const pool = createPool({
    host: {
      spawn: () => asWebWorker(new Worker(program, { eval: true })),
      backend: 'wasm',
      capture: true,
      assets: { digits: { small: 'small', all: 'all' } },
    },
    workers: 1,
  });
  await expect(pool.train({ members: [defaultExperiment] })).rejects.toThrow(sentence);
  pool.dispose();
});
