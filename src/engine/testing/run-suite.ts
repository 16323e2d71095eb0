import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import { OPTIMIZERS, type Optimizer } from '../../config/settings/train-settings.ts';
import { runOffset } from '../../config/frame.ts';
import { openBackend } from '../backends/open-backend.ts';
import { memoryTensors } from './heap-meter.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from './experiments.ts';

/** The rounding by which an ensemble differs from a single network, which multiplies in another order. */
const ENSEMBLE_TOLERANCE = 1e-4;
const STEPS_WITHOUT_LEAK = 1_000;

const base = {
  task: { name: 'linear-teacher', d: 5, outputs: 2 },
  net: { width: 8, baseWidth: 4, depth: 2, activation: 'tanh', bias: true },
  train: { batch: 4, lr: 0.1 },
};

/** Rates at which each optimizer makes progress on the small network of these tests. */
const RATES: Record<Optimizer, number> = { sgd: 0.1, momentum: 0.02, adam: 0.01, slo: 0.05 };

/** Describes the tests of every run on a backend. */
export function describeRun(backend: BackendName): void {
  describe(`a run on ${backend}`, () => {
    beforeAll(() => openBackend(backend));

    it('is bit-identical to another one of the same seed, and differs from another seed', async () => {
      const one = await record(experimentOf({ ...base, seed: 3 }));
      expect(await record(experimentOf({ ...base, seed: 3 }))).toEqual(one);
      expect(await record(experimentOf({ ...base, seed: 4 }))).not.toEqual(one);
    });

    it('keeps each member of an ensemble on its own course: seed, lr, gamma0, scaling', async () => {
      const members = [
        experimentOf({ ...base, seed: 1 }),
        experimentOf({ ...base, seed: 2, train: { ...base.train, lr: 0.02 } }),
        experimentOf({ ...base, seed: 1, scaling: { preset: 'ntp', gamma0: 0.5, centered: true } }),
      ];
      const together = await createRun({ members, dataset: gaussianDataset(members[0]) });
      for (let step = 0; step < 5; step++) together.step();
      const frames = await together.measure('full');
      together.dispose();
      for (const [m, member] of members.entries()) {
        const alone = await record(member, 5);
        const { stride } = together.layout;
        const mine = frames.subarray(m * stride, (m + 1) * stride);
        alone.forEach((value, i) => {
          if (Number.isNaN(value)) expect(mine[i]).toBeNaN();
          else expect(Math.abs(mine[i] - value)).toBeLessThan(ENSEMBLE_TOLERANCE * (Math.abs(value) + 1));
        });
      }
    });

    it.each(OPTIMIZERS)('under %s keeps its tensors, and learns', async (optimizer) => {
      const before = memoryTensors();
      const experiment = experimentOf({ ...base, train: { optimizer, lr: RATES[optimizer], weightDecay: 0.01 } });
      const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
      const first = (await run.measure('light'))[runOffset('loss')];
      run.step();
      const held = memoryTensors();
      for (let step = 0; step < 30; step++) run.step();
      expect(memoryTensors()).toBe(held);
      expect((await run.measure('light'))[runOffset('loss')]).toBeLessThan(0.9 * first);
      run.dispose();
      expect(memoryTensors()).toBe(before);
    });

    it(`keeps the number of tensors over ${STEPS_WITHOUT_LEAK} steps, and frees them all`, async () => {
      const before = memoryTensors();
      const experiment = experimentOf({ ...base, net: { ...base.net, width: 4, depth: 1, bias: false } });
      const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
      await run.measure('full');
      run.step();
      const atStart = memoryTensors();
      for (let step = 0; step < STEPS_WITHOUT_LEAK; step++) {
        run.step();
        if (step % 100 === 0) {
          run.setLearningRates([{ lr: 0.1 / (step + 1) }]);
          await run.measure('full');
        }
        await run.settle();
      }
      expect(memoryTensors()).toBe(atStart);
      run.dispose();
      expect(memoryTensors()).toBe(before);
    });
  });
}

/** Trains a network, and returns its frame after some steps. */
async function record(experiment: Experiment, steps = 10): Promise<Float32Array> {
  const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
  for (let step = 0; step < steps; step++) run.step();
  const frame = await run.measure('full');
  run.dispose();
  return frame;
}
