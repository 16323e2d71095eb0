import { beforeAll, describe, expect, it } from 'vitest';
import { experimentOf, gaussianDataset } from './testing/experiments.ts';
import { memoryTensors } from './testing/heap-meter.ts';
import { openBackend } from './backends/open-backend.ts';
import { createRun } from './create-run.ts';
import type { PictureQuestion } from './pictures/picture.ts';
import { createSnapshotView } from './snapshot-view.ts';

const noBreath = () => Promise.resolve();
const STEPS = 15;
const BESIDE = { twin: true, infinite: true, probe: 32 };

const trained = async (config: object) => {
  const experiment = experimentOf({
    task: { name: 'planar' },
    net: { width: 24, depth: 2, bias: true },
    measure: { probe: 32 },
    ...config,
  });
  const dataset = gaussianDataset(experiment, 50);
  const run = await createRun({ members: [experiment], dataset });
  const [start] = await run.snapshot();
  for (let step = 0; step < STEPS; step++) run.step();
  const [snapshot] = await run.snapshot();
  return { run, snapshot, start, view: createSnapshotView(experiment, dataset, start) };
};

describe('the view of a snapshot', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    ['sgd', {}],
    [
      'adam, centred, with weight decay',
      { train: { optimizer: 'adam', lr: 0.01, weightDecay: 0.1 }, scaling: { centered: true } },
    ],
    ['momentum deep in the lazy end', { train: { optimizer: 'momentum' }, scaling: { gamma0: 1e-4, centered: true } }],
    ['feedback alignment without biases', { net: { width: 24, depth: 2 }, train: { rule: 'fa' } }],
    ['a line with the fits beside it', { task: { name: 'curve' }, net: { width: 24, depth: 2 }, measure: BESIDE }],
  ])('has the pictures and matrices of the run at that step, to the last bit (%s)', async (_, config) => {
    const { run, view, snapshot, start } = await trained(config);
    const questions: PictureQuestion[] = [
      { kind: 'function', beside: ['twin', 'limit'] },
      { kind: 'features', layer: 1, as: 'units' },
      { kind: 'features', layer: 2, as: 'samples' },
    ];
    for (const question of questions) {
      const before = memoryTensors();
      const seen = await view.picture(snapshot, question, noBreath);
      expect(memoryTensors()).toBe(before);
      expect(seen).toEqual(await run.picture(0, question));
      expect(await view.picture(start, question, noBreath)).not.toEqual(seen);
    }
    const question = { layer: 2, of: 'change' } as const;
    const before = memoryTensors();
    const inspection = await view.inspect(snapshot, question, noBreath);
    expect(memoryTensors()).toBe(before);
    expect(inspection).toEqual(await run.inspect(0, question));
    view.dispose();
    run.dispose();
  });

  it('has the units of a planar task where their picture has them, whenever the snapshot was taken', async () => {
    const { run, view, snapshot, start } = await trained({ net: { width: 300, depth: 2 } });
    for (const taken of [start, snapshot]) {
      const picture = await view.picture(taken, { kind: 'features', layer: 1, as: 'units' }, noBreath);
      if (picture.of !== 'units') throw new Error('expected units');
      expect(taken.units).toHaveLength(2 * 256);
      expect(taken.units).toEqual(picture.now);
      expect(start.units).toEqual(picture.start);
    }
    expect(snapshot.units).not.toEqual(start.units);
    view.dispose();
    run.dispose();
  });

  it('shows step 0 as the run does', async () => {
    const { run, view, start } = await trained({});
    const picture = await view.picture(start, { kind: 'features', layer: 1, as: 'units' }, noBreath);
    if (picture.of !== 'units') throw new Error('expected units');
    expect(picture.now).toEqual(picture.start);
    const { step, singularValues } = await view.inspect(start, { layer: 1, of: 'weights' }, noBreath);
    expect([step, singularValues.change.values.length]).toEqual([0, 0]);
    view.dispose();
    run.dispose();
  });
});
