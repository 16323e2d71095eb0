import { beforeAll, describe, expect, it } from 'vitest';
import { unpackFrame } from '../../config/frame.ts';
import { readNetworkFile } from '../../config/network-file.ts';
import type { NumpyArrays } from '../../files/npy.ts';
import { readNpz, writeNpz } from '../../files/npz.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { initialFeedback } from '../network/feedback.ts';
import { createSnapshotView } from '../snapshot-view.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { memoryTensors } from '../testing/heap-meter.ts';

const noBreath = () => Promise.resolve();
const STEPS = 15;
/** Sums of some thousand products in float32, whose order differs from that of the measures. */
const ROUNDING = 1e-5;

async function trained(config: object, steps = STEPS) {
  const experiment = experimentOf({ net: { width: 24, depth: 2 }, measure: { probe: 20 }, ...config });
  const dataset = gaussianDataset(experiment, 50);
  const run = await createRun({ members: [experiment], dataset });
  const [start] = await run.snapshot();
  for (let step = 0; step < steps; step++) run.step();
  const [snapshot] = await run.snapshot();
  const frame = unpackFrame(run.layout, await run.measure('full'));
  run.dispose();
  return { experiment, dataset, start, snapshot, frame, view: createSnapshotView(experiment, dataset, start) };
}

const numbers = (arrays: NumpyArrays, name: string) => {
  const array = arrays[name];
  if (!array || 'text' in array) throw new Error(`There are no numbers ${name}.`);
  return array;
};
const norm = (values: ArrayLike<number>) => Math.sqrt(inner(values, values));
const inner = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) => inner(a, b) / norm(a) / norm(b);
/** Returns ||now - start|| / ||start||. */
function movement(arrays: NumpyArrays, name: string): number {
  const [now, start] = [numbers(arrays, name), numbers(arrays, `${name}_0`)];
  return norm(now.values.map((value, i) => value - start.values[i])) / norm(start.values);
}
const trace = (values: ArrayLike<number>) => {
  const side = Math.sqrt(values.length);
  let sum = 0;
  for (let i = 0; i < side; i++) sum += values[i * (side + 1)];
  return sum;
};

const CASES: [string, object][] = [
  ['of a small network', { task: { name: 'given', d: 6, outputs: 2 }, net: { width: 24, depth: 3 } }],
  [
    'of a rich, centred network with biases under Adam',
    {
      task: { name: 'planar' },
      net: { width: 24, depth: 2, bias: true, activation: 'relu' },
      train: { optimizer: 'adam', lr: 0.01 },
      scaling: { gamma0: 10, centered: true },
    },
  ],
  ['of feedback alignment', { task: { name: 'planar' }, train: { rule: 'fa' }, scaling: { gamma0: 0.5 } }],
];

describe('the arrays of a run', () => {
  beforeAll(() => openBackend('wasm'));

  it.each(CASES)('have the alignment and the movement that the lab measures (%s)', async (_, config) => {
    const { view, snapshot, frame } = await trained(config);
    const arrays = await view.arrays(snapshot, noBreath);
    for (const [l, layer] of frame.weights.entries()) {
      const [nfm, agop] = [`nfm${l + 1}`, `agop${l + 1}`].map((name) => numbers(arrays, name).values);
      expect(Math.abs(cosine(nfm, agop) - Number(layer.nfaUncentered))).toBeLessThan(ROUNDING);
      expect(movement(arrays, `W${l + 1}`) / Number(layer.weightMove)).toBeCloseTo(1, 5);
    }
    for (const [l, layer] of frame.layers.entries()) {
      expect(layer.featureMove).toBeGreaterThan(0);
      expect(movement(arrays, `h${l + 1}`) / Number(layer.featureMove)).toBeCloseTo(1, 5);
    }
    view.dispose();
  });

  it.each(CASES)('have the matrices that the inspector shows, on its scale (%s)', async (_, config) => {
    const { view, snapshot, frame } = await trained(config);
    const arrays = await view.arrays(snapshot, noBreath);
    for (let layer = 1; layer <= frame.weights.length; layer++) {
      const { nfm, agop } = await view.inspect(snapshot, { layer, of: 'weights' }, noBreath);
      for (const [name, report] of Object.entries({ nfm, agop })) {
        const { shape, values } = numbers(arrays, `${name}${layer}`);
        expect(shape).toEqual([report.diagonal.length, report.diagonal.length]);
        expect(trace(values) / report.trace).toBeCloseTo(1, 5);
        const mean = trace(values) / shape[0];
        report.diagonal.forEach((entry, i) => expect(values[i * (shape[0] + 1)] / mean).toBeCloseTo(entry, 4));
      }
    }
    view.dispose();
  });

  it('hold weights, biases, data and settings as they are, in rows of one unit or one sample', async () => {
    const { experiment, dataset, view, start, snapshot } = await trained({
      task: { name: 'planar' },
      net: { width: 24, depth: 2, bias: true },
    });
    const before = memoryTensors();
    const arrays = await view.arrays(snapshot, noBreath);
    expect(memoryTensors()).toBe(before);
    expect(Object.keys(arrays)).toEqual([
      ...['step', 'config', 'W1', 'W1_0', 'b1', 'b1_0', 'W2', 'W2_0', 'b2', 'b2_0', 'W3', 'W3_0', 'b3', 'b3_0'],
      ...['x', 'y', 'x_test', 'y_test', 'x_probe', 'y_probe', 'h1', 'h1_0', 'h2', 'h2_0'],
      ...['nfm3', 'agop3', 'nfm2', 'agop2', 'nfm1', 'agop1'],
    ]);
    expect(arrays.step).toEqual({ shape: [], values: Int32Array.of(STEPS) });
    expect(arrays.config).toEqual({ text: JSON.stringify(experiment) });
    start.weights.forEach((W0, l) => {
      const [W, at0] = [numbers(arrays, `W${l + 1}`), numbers(arrays, `W${l + 1}_0`)];
      expect(W.shape).toEqual(
        [
          [24, 2],
          [24, 24],
          [1, 24],
        ][l],
      );
      expect(at0.values).toEqual(W0);
      expect(W.values).toEqual(W0.map((value, i) => value + snapshot.weights[l][i]));
      expect(numbers(arrays, `b${l + 1}`).values).toEqual(snapshot.biases?.[l]);
      expect(numbers(arrays, `b${l + 1}_0`).values).toEqual(new Float32Array(W.shape[0]));
    });
    const written = writeNpz(arrays);
    expect(readNpz(written, 'run.npz')).toEqual(arrays);
    expect(writeNpz(readNpz(written, 'run.npz'))).toEqual(written);
    const { x, y, count } = dataset.train;
    expect(arrays.x).toEqual({ shape: [count, 2], values: x });
    expect(arrays.y).toEqual({ shape: [count, 1], values: y });
    expect(arrays.x_test).toEqual({ shape: [5, 2], values: dataset.test.x });
    expect(arrays.x_probe).toEqual({ shape: [20, 2], values: x.slice(0, 40) });
    expect(numbers(arrays, 'h2_0').shape).toEqual([20, 24]);
    const buffers = Object.values(arrays).flatMap((array) => ('text' in array ? [] : [array.values.buffer]));
    expect(new Set(buffers).size).toBe(buffers.length);
    for (const kept of [x, y, ...start.weights, ...snapshot.weights]) expect(buffers).not.toContain(kept.buffer);
    view.dispose();
  });

  it.each(CASES)(
    'that were written, opened as a network and written again are the same bytes (%s)',
    async (_, config) => {
      const { experiment, dataset, view, snapshot } = await trained(config);
      const written = writeNpz(await view.arrays(snapshot, noBreath));
      view.dispose();
      const opened = readNetworkFile(readNpz(written, 'run.npz'), 'run.npz', experiment);
      const again = createSnapshotView(opened.experiment, dataset, opened.initial);
      expect(writeNpz(await again.arrays(opened.present, noBreath))).toEqual(written);
      again.dispose();
    },
  );

  it('have the batches that the run has seen, and the feedback of its rule', async () => {
    const { experiment, dataset, view, snapshot, start } = await trained({
      task: { name: 'planar' },
      train: { rule: 'fa', rho: 0.5, batch: 16 },
      net: { width: 24, depth: 2 },
    });
    const arrays = await view.arrays(snapshot, noBreath);
    const batches = numbers(arrays, 'batches');
    expect(batches.shape).toEqual([STEPS, 16]);
    // Of 50 samples an epoch has three batches, none with a sample of another.
    for (let epoch = 0; epoch < STEPS / 3; epoch++) {
      expect(new Set(batches.values.slice(epoch * 48, (epoch + 1) * 48)).size).toBe(48);
    }
    expect(Math.max(...batches.values)).toBeLessThan(dataset.train.count);
    initialFeedback(experiment, start.weights).forEach((B, l) => {
      expect(numbers(arrays, `B${l + 1}`)).toEqual({ shape: numbers(arrays, `W${l + 1}`).shape, values: B });
    });
    view.dispose();
  });

  it('of a network that hardly moves keep the movement of its features', async () => {
    const { view, snapshot, frame } = await trained({
      task: { name: 'planar' },
      scaling: { gamma0: 1e-4, centered: true },
    });
    const arrays = await view.arrays(snapshot, noBreath);
    // The change is some 1e-5 of features with 7 digits: two of its digits are left, and many entries average them.
    expect(movement(arrays, 'h2') / Number(frame.layers[1].featureMove)).toBeCloseTo(1, 2);
    view.dispose();
  });

  it('leave out a matrix that is too large, and say so', async () => {
    const { view, snapshot } = await trained({ task: { name: 'curve' }, net: { width: 4001, depth: 1 } }, 1);
    const arrays = await view.arrays(snapshot, noBreath);
    expect(arrays.nfm1).toMatchObject({ shape: [1, 1] });
    expect(arrays).not.toHaveProperty('nfm2');
    expect(arrays.left_out).toEqual({ text: expect.stringMatching(/^nfm2, agop2 are left out: .*64 MB/) as string });
    view.dispose();
  });
});
