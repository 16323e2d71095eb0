import * as v from 'valibot';
import { expect, it } from 'vitest';
import { experimentSchema } from '../../config/experiment.ts';
import { layerShapes } from '../../config/scaling.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import { openViewer } from './viewer.ts';

const spirals = v.parse(experimentSchema, { task: { name: 'planar' }, net: { width: 16, depth: 2, bias: true } });
/** An address that is never fetched: the spirals have no digits. */
const noDigits = 'http://localhost:9/digits.bin';

/** Makes parameters that are all the same number. */
const snapshotOf = (step: number, value: number): Snapshot => ({
  step,
  weights: layerShapes(spirals).map(([rows, columns]) => new Float32Array(rows * columns).fill(value)),
  biases: layerShapes(spirals).map(([rows]) => new Float32Array(rows).fill(step === 0 ? 0 : value)),
});

it('a viewer of a page shows function, features and layers of snapshots, gives their arrays, and says why it can not', async () => {
  const viewer = openViewer({
    spawn: () => new Worker(new URL('../session/run.worker.ts', import.meta.url), { type: 'module' }),
    backend: 'auto',
    capture: true,
    assets: { digits: { small: noDigits, all: noDigits } },
  });
  const initial = snapshotOf(0, 0.5);
  const asked = { experiment: spirals, initial, snapshot: snapshotOf(7, 0.25) };
  const [plane, units, samples, layer, arrays] = await Promise.all([
    viewer.ask({ ...asked, key: 'function', question: { kind: 'function' } }),
    viewer.ask({ ...asked, key: 'units', question: { kind: 'features', layer: 1, as: 'units' } }),
    viewer.ask({ ...asked, key: 'samples', question: { kind: 'features', layer: 2, as: 'samples' } }),
    viewer.ask({ ...asked, key: 'layer', question: { layer: 2, of: 'weights' } }),
    viewer.ask({ ...asked, key: 'arrays', question: { of: 'arrays' } }),
  ]);
  expect(plane).toMatchObject({ of: 'plane', side: 64, outputs: 1 });
  expect(units).toMatchObject({ of: 'units', layer: 1 });
  // W is three halves of W_0 in each layer: the input weights and what leaves a unit.
  if (units?.of === 'units') expect(units.now[0] / units.start[0]).toBeCloseTo(2.25, 5);
  expect(samples).toMatchObject({ of: 'samples', layer: 2, classes: 2 });
  expect(layer).toMatchObject({ step: 7, layer: 2, of: 'weights', fanIn: 16, inference: null });
  expect(arrays?.W1).toEqual({ shape: [16, 2], values: new Float32Array(32).fill(0.75) });
  expect(arrays?.agop3).toMatchObject({ shape: [16, 16] });

  const digits = v.parse(experimentSchema, { task: { name: 'digits' } });
  const failed = viewer.ask({
    ...asked,
    experiment: digits,
    initial: { ...initial },
    key: 'function',
    question: { kind: 'function' },
  });
  await expect(failed).rejects.toThrow(noDigits);
  viewer.dispose();
});
