/** Runs that go on where others were, on wasm; `start-webgpu.test.ts` has the same on a GPU. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import { runOffset } from '../../config/frame.ts';
import { makeTask } from '../../tasks/tasks.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { createSnapshotView } from '../snapshot-view.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import { advance, CASES, expectGoesOn, HALF } from '../testing/start-suite.ts';
import type { RunStart } from './snapshot.ts';

describe.each(['captured', 'eager'] as const)('twenty steps are ten, a break and ten more on wasm, %s', (execution) => {
  beforeAll(() => openBackend('wasm', { execution }));

  it.each(Object.keys(CASES))('%s, to the last bit', expectGoesOn);
});

describe('a run that goes on', () => {
  beforeAll(() => openBackend('wasm'));

  const planar = (config: object = {}) =>
    experimentOf({ task: { name: 'planar' }, net: { width: 12, depth: 2, bias: true, activation: 'tanh' }, ...config });
  const startOf = async (experiment: Experiment, dataset: Dataset, steps = HALF): Promise<RunStart> => {
    const run = await createRun({ members: [experiment], dataset });
    advance(run, steps);
    const start = await run.handOver();
    run.dispose();
    return start;
  };

  it.each(['momentum', 'adam'])('says that the memory of %s is new', async (optimizer) => {
    const experiment = planar({ train: { optimizer, lr: 0.01 }, measure: { twin: false } });
    const dataset = gaussianDataset(experiment);
    const first = await createRun({ members: [experiment], dataset });
    expect(first.notices).toEqual([]);
    first.dispose();
    const later = await createRun({ members: [experiment], dataset, start: await startOf(experiment, dataset) });
    expect(later.notices).toEqual([expect.stringMatching(`from step ${HALF} with a new memory of ${optimizer}`)]);
    later.dispose();
  });

  it('leaves the twins out, which learn from step 0 on, and says so; at step 0 they are there', async () => {
    const experiment = experimentOf({
      task: { name: 'curve', samples: 16 },
      net: { width: 12, depth: 1 },
      measure: { twin: true, infinite: true },
    });
    const { dataset } = await makeTask(experiment.task, () => Promise.reject(new Error('no digits')));
    for (const [steps, count] of [
      [0, 0],
      [HALF, 2],
    ]) {
      const start = await startOf(experiment, dataset, steps);
      const run = await createRun({ members: [experiment], dataset, start });
      expect(run.notices).toHaveLength(count);
      const frame = await run.measure('light');
      expect(Number.isNaN(frame[runOffset('twinLoss')])).toBe(count > 0);
      run.dispose();
    }
  });

  it('measures moves from step 0 on other data as well, and leaves no tensor behind', async () => {
    const experiment = planar({ train: { batch: 4 }, scaling: { centered: true } });
    const start = await startOf(experiment, gaussianDataset(experiment, 12));
    const dataset = gaussianDataset(experiment, 13);
    const before = memoryTensors();
    const run = await createRun({ members: [experiment], dataset, start });
    expect(run.stepsDone).toBe(HALF);
    const [now] = await run.snapshot();
    expect(now.weights).toEqual(start.present[0].weights);
    const view = createSnapshotView(experiment, dataset, start.initial[0]);
    const question = { kind: 'function' } as const;
    expect(await view.picture(now, question, () => Promise.resolve())).toEqual(await run.picture(0, question));
    view.dispose();
    run.dispose();
    expect(memoryTensors()).toBe(before);
  });

  it('begins with the biases that it is given at step 0, which a centred network leaves out of f', async () => {
    for (const gamma0 of [1, 1e-4]) {
      const experiment = planar({
        scaling: { centered: true, gamma0 },
        train: { lr: 0.01, batch: 'full' },
        measure: { twin: true },
      });
      const dataset = gaussianDataset(experiment);
      const [drawn] = (await startOf(experiment, dataset, 0)).initial;
      const initial = [{ ...drawn, biases: drawn.biases?.map((b) => b.map((_, i) => Math.sin(i + 1))) ?? null }];
      const run = await createRun({ members: [experiment], dataset, start: { initial, present: initial } });
      const { loss, outputRms, twinGap } = {
        loss: runOffset('loss'),
        outputRms: runOffset('outputRms'),
        twinGap: runOffset('twinGap'),
      };
      const frame = await run.measure('full');
      expect(frame[outputRms]).toBe(0);
      expect(frame[twinGap]).toBe(0);
      const [first] = await run.snapshot();
      expect(first.biases).toEqual(initial[0].biases);
      advance(run, HALF);
      const later = await run.measure('full');
      expect(later[loss]).toBeLessThan(frame[loss]);
      // A lazy network follows its twin, which is linearized with these biases.
      if (gamma0 < 1) expect(later[twinGap]).toBeLessThan(1e-3);
      const [snapshot] = await run.snapshot();
      const view = createSnapshotView(experiment, dataset, initial[0]);
      const questions = [{ kind: 'function' } as const, { kind: 'features', layer: 2, as: 'samples' } as const];
      for (const question of questions) {
        expect(await view.picture(snapshot, question, () => Promise.resolve())).toEqual(await run.picture(0, question));
      }
      expect((await run.handOver()).initial[0].biases).toEqual(initial[0].biases);
      view.dispose();
      run.dispose();
    }
  });

  it('is refused with a sentence where the weights are of other members, steps or sizes', async () => {
    const experiment = planar();
    const dataset = gaussianDataset(experiment);
    const { initial, present } = await startOf(experiment, dataset);
    const run = (start: RunStart, members = [experiment]) => createRun({ members, dataset, start });
    await expect(run({ initial, present }, [experiment, { ...experiment, seed: 4 }])).rejects.toThrow(/2 networks/);
    const cut = [{ ...present[0], weights: present[0].weights.slice(1) }];
    await expect(run({ initial, present: cut })).rejects.toThrow(/weights of layer 1/);
    await expect(run({ initial, present: [{ ...present[0], biases: null }] })).rejects.toThrow(/biases of layer 1/);
  });
});
