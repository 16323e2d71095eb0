/** A network that the lab takes away and opens again is the one that it was. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readNetworkFile } from '../../config/network-file.ts';
import { runOffset } from '../../config/frame.ts';
import { readNpz, writeNpz } from '../../files/npz.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { createSnapshotView } from '../snapshot-view.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { advance, HALF } from '../testing/start-suite.ts';

/** Rounding of W - W_0, which the file does not hold, and what it does to the loss in ten steps. */
const ROUNDING = 1e-5;

const noBreath = () => Promise.resolve();

describe('a network that was taken away', () => {
  beforeAll(() => openBackend('wasm'));

  it.each<[string, object]>([
    [
      'rich, with biases',
      { net: { width: 24, depth: 2, bias: true, activation: 'tanh' }, scaling: { gamma0: 3, centered: true } },
    ],
    ['in batches', { net: { width: 24, depth: 3 }, train: { batch: 7, lr: 0.02 } }],
    ['with weight decay', { net: { width: 16, depth: 1 }, train: { weightDecay: 0.1, batch: 'full' } }],
  ])('and opened again (%s) trains on as it would have', async (_, config) => {
    const experiment = experimentOf({
      task: { name: 'planar' },
      measure: { twin: false },
      train: { lr: 0.05 },
      ...config,
    });
    const dataset = gaussianDataset(experiment, 30);
    const run = await createRun({ members: [experiment], dataset });
    const [start] = await run.snapshot();
    advance(run, HALF);
    const [snapshot] = await run.snapshot();
    const view = createSnapshotView(experiment, dataset, start);
    const bytes = writeNpz(await view.arrays(snapshot, noBreath));
    view.dispose();

    const other = experimentOf({ task: { name: 'curve' } });
    const opened = readNetworkFile(readNpz(bytes, 'a.npz'), 'a.npz', other);
    expect(opened.experiment).toEqual(experiment);
    expect(opened.present.step).toBe(HALF);
    expect(opened.initial.weights).toEqual(start.weights);
    expect(opened.notices).toEqual([]);
    const members = [opened.experiment];
    const again = await createRun({
      members,
      dataset,
      start: { initial: [opened.initial], present: [opened.present] },
    });
    for (const steps of [0, HALF]) {
      advance(run, steps);
      advance(again, steps);
      const [then, now] = [await run.measure('full'), await again.measure('full')];
      const [a, b] = [then, now].map((frame) => [...frame].map((value) => (Number.isNaN(value) ? null : value)));
      expect(b.map((value) => value === null)).toEqual(a.map((value) => value === null));
      expect(Math.abs(now[runOffset('loss')] / then[runOffset('loss')] - 1)).toBeLessThan(ROUNDING);
    }
    run.dispose();
    again.dispose();
  });
});
