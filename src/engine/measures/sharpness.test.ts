import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import { runOffset } from '../../config/frame.ts';
import { blockFactor } from '../../config/scaling.ts';
import { OPTIMIZERS } from '../../config/settings/train-settings.ts';
import { ACTIVATIONS } from '../../maths/activation.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { largestReferenceEigenvalue, type ReferenceLoss } from '../testing/reference-gradient.ts';
import { rowsOf } from '../testing/reference-network.ts';

/** Less than the residual at which the eigenvalue counts as found: its error is about the square of that. */
const TOLERANCE = 1e-4;
const regression = { name: 'linear-teacher', d: 3 };
const small = { net: { width: 4, depth: 2, activation: 'tanh' }, task: regression, measure: { sharpness: true } };

/** Returns the sharpness of each member in a full frame after some steps, and on demand. */
async function sharpnessAfter(members: Experiment[], dataset: Dataset, steps = 0) {
  const run = await createRun({ members, dataset });
  for (let step = 0; step < steps; step++) run.step();
  const frames = await run.measure('full');
  const asked = await run.sharpness('now');
  run.dispose();
  const measured = members.map((_, m) => frames[m * run.layout.stride + runOffset('sharpness')]);
  return { measured, asked };
}

/** Returns the sharpness at step 0 from the whole Hessian, in float64. */
async function denseSharpness(experiment: Experiment, dataset: Dataset): Promise<number> {
  const run = await createRun({ members: [experiment], dataset });
  const [weights] = await run.weights();
  const [table] = run.scaling();
  run.dispose();
  const { net, train, scaling } = experiment;
  const rows = (values: Float32Array, columns: number) => rowsOf(values, columns);
  const reference: ReferenceLoss = {
    activation: net.activation,
    loss: train.loss,
    gamma0: scaling.gamma0,
    shapes: weights.map((W, l) => [W.length / fanIn(weights, l, dataset.inputs), fanIn(weights, l, dataset.inputs)]),
    hasBiases: net.bias,
    x: rows(dataset.train.x, dataset.inputs),
    y: rows(dataset.train.y, dataset.outputs),
    z0: rows(new Float32Array(dataset.train.y.length), dataset.outputs),
    beta: blockFactor(net),
  };
  const biases = net.bias
    ? reference.shapes.flatMap(([fanOut], l) => new Array<number>(fanOut).fill(table[l].biasLr ?? 0))
    : [];
  const rates = [...weights.flatMap((W, l) => new Array<number>(W.length).fill(table[l].lr)), ...biases];
  const theta = [...weights.flatMap((W) => [...W]), ...biases.map(() => 0)];
  const beta = train.optimizer === 'momentum' ? 0.9 : 0;
  return largestReferenceEigenvalue(reference, theta, rates) / (2 * (1 + beta));
}

/** The width of a layer is that of the rows of the layer above. */
function fanIn(weights: Float32Array[], l: number, inputs: number): number {
  return l === 0 ? inputs : weights[l - 1].length / fanIn(weights, l - 1, inputs);
}

describe.each(['cpu', 'wasm'] as const)('sharpness on %s', (backend) => {
  beforeAll(() => openBackend(backend));

  it.each(ACTIVATIONS)('is the largest eigenvalue of the whole Hessian, of %s', async (activation) => {
    const experiment = experimentOf({
      ...small,
      net: { width: 4, depth: 2, activation },
      scaling: { preset: 'mup', gamma0: 0.7 },
      train: { lr: 0.3, layerLr: [1, 0.5, 2] },
    });
    const dataset = gaussianDataset(experiment);
    const { measured } = await sharpnessAfter([experiment], dataset);
    expect(Math.abs(measured[0] / (await denseSharpness(experiment, dataset)) - 1)).toBeLessThan(TOLERANCE);
  });

  it.each([
    ['biases', { net: { width: 4, depth: 2, activation: 'gelu', bias: true } }],
    ['skip connections', { net: { width: 4, depth: 4, activation: 'tanh', residual: 'mean-field', bias: true } }],
    ['two halves', { net: { width: 4, depth: 2, activation: 'silu', symmetric: true } }],
    ['momentum', { train: { optimizer: 'momentum', lr: 0.1 } }],
    ['several outputs', { task: { name: 'linear-teacher', d: 3, outputs: 3 } }],
    ['classes', { task: { name: 'given', d: 3, outputs: 3, classes: 3 }, train: { loss: 'ce', lr: 0.1 } }],
    ['one hidden layer under ntp', { net: { width: 8, depth: 1, activation: 'erf' }, scaling: { preset: 'ntp' } }],
  ])('counts %s', async (_, config) => {
    const experiment = experimentOf({ ...small, ...config });
    const dataset = gaussianDataset(experiment);
    const { measured } = await sharpnessAfter([experiment], dataset);
    expect(Math.abs(measured[0] / (await denseSharpness(experiment, dataset)) - 1)).toBeLessThan(TOLERANCE);
  });

  it('of f = a b x at its minimum is lr (a^2 + b^2) E x^2 / 2', async () => {
    const experiment = experimentOf({
      task: { name: 'linear-teacher', d: 1 },
      net: { width: 1, baseWidth: 1, depth: 1, activation: 'linear' },
      train: { lr: 0.2 },
      measure: { sharpness: true },
    });
    const [a, b] = [1.5, -0.5];
    const x = Float32Array.of(1, -2, 0.5);
    const samples = { count: 3, x, y: x.map((value) => a * b * value) };
    const run = await createRun({
      members: [experiment],
      dataset: { inputs: 1, outputs: 1, classes: null, train: samples, test: samples },
      weights: [Float32Array.of(a), Float32Array.of(b)],
    });
    const frame = await run.measure('full');
    run.dispose();
    const meanSquare = (1 + 4 + 0.25) / 3;
    expect(frame[runOffset('sharpness')]).toBeCloseTo((0.2 * (a * a + b * b) * meanSquare) / 2, 5);
  });

  const classes = { task: { name: 'given', d: 3, outputs: 3, classes: 3 }, train: { loss: 'ce' } };
  it.each([
    ['squared error', {}],
    ['squared error with momentum', { train: { optimizer: 'momentum' } }],
    ['cross-entropy', classes],
    ['cross-entropy with momentum', { ...classes, train: { ...classes.train, optimizer: 'momentum' } }],
  ])('of a lazy network is its learning rate as a part of the critical one, for %s', async (_, config) => {
    const { train, ...rest } = { train: {}, ...config };
    const experiment = experimentOf({
      ...small,
      ...rest,
      net: { width: 32, depth: 2, activation: 'tanh' },
      scaling: { preset: 'ntp', gamma0: 1e-4, centered: true },
      train: { ...train, lr: 0.8, lrUnit: 'critical' },
    });
    const { measured } = await sharpnessAfter([experiment], gaussianDataset(experiment));
    // The second derivatives of f count with a weight of gamma0.
    expect(Math.abs(measured[0] / 0.8 - 1)).toBeLessThan(1e-3);
  });
});

describe('the sharpness of a run', () => {
  beforeAll(() => openBackend('wasm'));

  it('is the same in a frame and on demand, and alone as among other members', async () => {
    const members = [0, 1, 2].map((seed) => ({ ...experimentOf(small), seed }));
    const dataset = gaussianDataset(members[0]);
    const { measured, asked } = await sharpnessAfter(members, dataset, 4);
    expect(asked?.map(Math.fround)).toEqual(measured);
    const alone = await sharpnessAfter([members[1]], dataset, 4);
    expect(Math.abs(alone.measured[0] / measured[1] - 1)).toBeLessThan(1e-6);
    expect(measured[0]).not.toBeCloseTo(measured[1], 3);
  });

  it('follows the present learning rate', async () => {
    const experiment = experimentOf({ ...small, train: { lr: 0.1 } });
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    const [before] = (await run.sharpness('now')) ?? [];
    run.setLearningRates([{ lr: 0.3 }]);
    const [after] = (await run.sharpness('now')) ?? [];
    run.dispose();
    expect(after / before).toBeCloseTo(3, 5);
  });

  it('looks at the first 1,024 training samples only', async () => {
    const experiment = experimentOf(small);
    const many = gaussianDataset(experiment, 1100);
    const first = { ...many.train, count: 1024, x: many.train.x.slice(0, 1024 * 3), y: many.train.y.slice(0, 1024) };
    const [all, fewer] = [
      await sharpnessAfter([experiment], many),
      await sharpnessAfter([experiment], { ...many, train: first }),
    ];
    expect(Math.abs(all.measured[0] / fewer.measured[0] - 1)).toBeLessThan(1e-6);
  });

  it('is not measured unless the experiment says so, and not defined without the gradient', async () => {
    const silent = experimentOf({ ...small, measure: {} });
    const { measured, asked } = await sharpnessAfter([silent], gaussianDataset(silent));
    expect(measured).toEqual([NaN]);
    expect(asked?.[0]).toBeGreaterThan(0);
    for (const optimizer of OPTIMIZERS.filter((name) => name === 'adam' || name === 'slo')) {
      const experiment = experimentOf({ ...small, train: { optimizer } });
      expect(await sharpnessAfter([experiment], gaussianDataset(experiment))).toEqual({ measured: [NaN], asked: null });
    }
  });

  it.each([
    ['adam', { train: { optimizer: 'adam' } }, 1],
    ['feedback alignment', { train: { rule: 'fa' } }, 1],
    ['momentum', { train: { optimizer: 'momentum' } }, 0],
    ['adam, not asked for', { train: { optimizer: 'adam' }, measure: {} }, 0],
  ])('under %s is named in a notice where it is asked for and left out', async (_, change, notices) => {
    const experiment = experimentOf({ ...small, ...change });
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    run.dispose();
    expect(run.notices.filter((notice) => notice.startsWith('The sharpness is left out'))).toHaveLength(notices);
  });

  it('of a run that has diverged is known at the weights of its last finite frame', async () => {
    const experiment = experimentOf({
      ...small,
      net: { width: 16, depth: 2, activation: 'linear', bias: true },
      train: { lr: 3, lrUnit: 'critical' },
    });
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    expect(await run.sharpness('lastCalm')).toBeNull();
    expect(await run.divergence(await run.measure('light'))).toBeNull();
    const before = await run.sharpness('now');
    for (let step = 0; step < 400; step++) run.step();
    expect(await run.divergence(await run.measure('light'))).not.toBeNull();
    expect(await run.sharpness('now')).toEqual([NaN]);
    expect(await run.sharpness('lastCalm')).toEqual(before);
    expect(before?.[0]).toBeGreaterThan(1);
    run.dispose();
  });
});
