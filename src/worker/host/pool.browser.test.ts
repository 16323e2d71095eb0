import * as v from 'valibot';
import { expect, it } from 'vitest';
import { experimentSchema } from '../../config/experiment.ts';
import { createPool } from './pool.ts';
import { trainEnsemble } from './train-ensemble.ts';

const curve = v.parse(experimentSchema, {
  task: { name: 'curve' },
  net: { width: 16, depth: 2 },
  train: { lr: 0.05, batch: 16, steps: 20 },
});
const members = Array.from({ length: 5 }, (_, seed) => ({ ...curve, seed }));
/** An address that is never fetched: the curve has no digits. */
const noDigits = 'http://localhost:9/digits.bin';

it('several workers of a page train an ensemble to the same bits as one', async () => {
  const trainOn = async (workers: number) => {
    const pool = createPool({
      host: {
        spawn: () => new Worker(new URL('../session/run.worker.ts', import.meta.url), { type: 'module' }),
        backend: 'wasm',
        capture: true,
        assets: { digits: { small: noDigits, all: noDigits } },
      },
      workers,
    });
    const trained = await trainEnsemble(pool, members, { parts: 3 });
    pool.dispose();
    return trained.members;
  };
  const one = await trainOn(1);
  expect(one).toHaveLength(5);
  expect(one[0].weights).not.toEqual(one[1].weights);
  expect(await trainOn(2)).toEqual(one);
});
