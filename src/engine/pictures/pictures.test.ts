import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import type { FeaturesAs } from '../../config/feature-kinds.ts';
import { runOffset } from '../../config/frame.ts';
import { layerShapes } from '../../config/scaling.ts';
import { randomStream } from '../../maths/random.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { makeTask } from '../../tasks/tasks.ts';
import { madeDigits, madeReader } from '../../tasks/testing/made-digits.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { initialWeights } from '../network/initial-weights.ts';
import { LOSS_FUNCTIONS } from '../network/losses.ts';
import type { MovedWeights } from '../network/network.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import type { Picture, PictureQuestion } from './picture.ts';
import { createPictures } from './pictures.ts';

/** Rounding of float32, of values of order 1. */
const ROUNDING = 1e-5;
/** Rounding of float32 in a principal component, which its eigenvalue's root makes larger. */
const COMPONENT_ROUNDING = 1e-3;
/** Rounding of float32 in an inner product of some ten features, as a share of their squared norm. */
const KERNEL_ROUNDING = 1e-5;

const noBreath = () => Promise.resolve();
const FUNCTION: PictureQuestion = { kind: 'function' };
const features = (layer: number, as: FeaturesAs = layer === 1 ? 'units' : 'samples'): PictureQuestion => ({
  kind: 'features',
  layer,
  as,
});

/** A small network in the plane or on a line. */
const network = (task: object, net: object = {}, others: object = {}): Experiment =>
  experimentOf({ task, net: { width: 6, baseWidth: 6, depth: 1, ...net }, ...others });

const noDigits = () => Promise.reject(new Error('no digits are read here'));
const dataOf = async ({ task }: Experiment): Promise<Dataset> => (await makeTask(task, noDigits)).dataset;

/** Puts weights by layer on the device, as one member. */
function tensors(experiment: Experiment, initial: Float32Array[], now = initial, biases?: number[][]): MovedWeights {
  const shapes = layerShapes(experiment);
  const matrix = (values: ArrayLike<number>, l: number) => tf.tensor3d(Float32Array.from(values), [1, ...shapes[l]]);
  return {
    initial: initial.map(matrix),
    W: now.map(matrix),
    moved: now.map((W, l) =>
      matrix(
        W.map((w, i) => w - initial[l][i]),
        l,
      ),
    ),
    b: biases?.map((b) => tf.tensor3d(b, [1, 1, b.length])),
  };
}

/** Returns the picture of these weights, and checks that no tensor stays. */
async function pictureOf(
  experiment: Experiment,
  question: PictureQuestion,
  weights: { initial?: number[][]; now?: number[][]; biases?: number[][] } = {},
): Promise<Picture> {
  const initial = weights.initial?.map((W) => Float32Array.from(W)) ?? initialWeights(experiment);
  const now = weights.now?.map((W) => Float32Array.from(W));
  const held = tensors(experiment, initial, now, weights.biases);
  const before = memoryTensors();
  const picture = await createPictures(experiment, await dataOf(experiment)).of(held, question, noBreath);
  expect(memoryTensors()).toBe(before);
  tf.dispose(Object.values(held));
  return picture;
}

/** Narrows a picture to one form. */
function expectForm<Form extends Picture['of']>(picture: Picture, form: Form): Extract<Picture, { of: Form }> {
  if (picture.of !== form) throw new Error(`a picture of ${picture.of} instead of ${form}`);
  return picture as Extract<Picture, { of: Form }>;
}

function expectClose(found: ArrayLike<number>, exact: ArrayLike<number>, tolerance = ROUNDING) {
  expect(found.length).toBe(exact.length);
  Array.from(exact).forEach((value, i) => expect(Math.abs(found[i] - value)).toBeLessThanOrEqual(tolerance));
}

const rms = (values: ArrayLike<number>) =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0) / values.length);

describe('a picture of the function', () => {
  beforeAll(() => openBackend('wasm'));

  it('of a linear network with two inputs is a plane, rows from low y up', async () => {
    const experiment = network({ name: 'planar', shape: 'xor' }, { activation: 'linear', width: 2, baseWidth: 2 });
    const weights = { initial: [[1, 0, 0, 1].map(Number), [2, 3]] };
    const { f, side, low, high, outputs } = expectForm(await pictureOf(experiment, FUNCTION, weights), 'plane');
    expect([side, outputs]).toEqual([64, 1]);
    const at = (i: number) => low + ((high - low) * i) / (side - 1);
    expectClose(
      f,
      Array.from({ length: side * side }, (_, i) => 2 * at(i % side) + 3 * at(Math.floor(i / side))),
      4 * ROUNDING,
    );
    const { train } = await dataOf(experiment);
    expect(low).toBeLessThan(Math.min(...train.x));
    expect(high).toBeGreaterThan(Math.max(...train.x));
  });

  it('has all outputs of a point side by side', async () => {
    const experiment = network({ name: 'planar', targets: 'onehot' }, { activation: 'linear', width: 2, baseWidth: 2 });
    const weights = { initial: [[1, 0, 0, 1].map(Number), [1, 0, 0, 1].map(Number)] };
    const { f, side, low, high, outputs } = expectForm(await pictureOf(experiment, FUNCTION, weights), 'plane');
    expect([outputs, f.length]).toEqual([2, 2 * side * side]);
    expectClose(f.slice(0, 2), [low, low]);
    expectClose(f.slice(2 * side - 2, 2 * side), [high, low]);
  });

  it.each([
    [128, 2, 64],
    [256, 2, 33],
    [512, 3, 32],
  ])('of a network of width %d and depth %d has a grid of side %d', async (width, depth, side) => {
    const experiment = network({ name: 'planar' }, { width, depth });
    expect(expectForm(await pictureOf(experiment, FUNCTION), 'plane').side).toBe(side);
  });

  it('with one input is a line that bends at the kinks of its relu units, and nowhere else', async () => {
    const experiment = network({ name: 'curve' }, { activation: 'relu', width: 3, baseWidth: 3, bias: true });
    const weights = {
      initial: [
        [1, -2, 1],
        [1, 1, 1],
      ],
      biases: [[0.5, 1.2, 30], [0.25]],
    };
    const { x, f, kinks } = expectForm(await pictureOf(experiment, FUNCTION, weights), 'line');
    expectClose(kinks, [-0.5, 0.6]);
    const relu = (z: number) => Math.max(0, z);
    expectClose(
      f,
      x.map((at) => relu(at + 0.5) + relu(1.2 - 2 * at) + relu(at + 30) + 0.25),
      4 * ROUNDING,
    );
    for (let i = 1; i + 1 < x.length; i++) {
      const bend = Math.abs(f[i + 1] - 2 * f[i] + f[i - 1]);
      const isAtKink = kinks.some((kink) => kink > x[i - 1] && kink < x[i + 1]);
      if (!isAtKink) expect(bend).toBeLessThan(4 * ROUNDING);
    }
  });

  it('of a linear model has no kinks, and no lines of units', async () => {
    const line = network({ name: 'curve' }, { depth: 0, activation: 'relu' });
    expect(expectForm(await pictureOf(line, FUNCTION), 'line').kinks).toHaveLength(0);
    const asked: PictureQuestion = { kind: 'function', hinges: [0, 1] };
    expect(expectForm(await pictureOf(network({ name: 'planar' }, { depth: 0 }), asked), 'plane').hinges).toHaveLength(
      0,
    );
  });

  it('of a smooth network has no kinks', async () => {
    expect(
      expectForm(await pictureOf(network({ name: 'curve' }, { activation: 'tanh' }), FUNCTION), 'line').kinks,
    ).toHaveLength(0);
  });

  it.each([
    ['centred', { gamma0: 0.5, centered: true }],
    ['not centred', { gamma0: 2, centered: false }],
    ['centred and deep in the lazy end', { gamma0: 1e-4, centered: true }],
    ['not centred and deep in the lazy end', { gamma0: 5e-3, centered: false }],
  ])('is the function that the run evaluates, %s', async (_, scaling) => {
    const experiment = network({ name: 'single-index', d: 5, testSamples: 40 }, {}, { scaling });
    const dataset = await dataOf(experiment);
    const run = await createRun({ members: [experiment], dataset });
    for (let step = 0; step < 20; step++) run.step();
    const { target, f } = expectForm(await run.picture(0, FUNCTION), 'pairs');
    const [outputs] = await run.testOutputs();
    run.dispose();
    expect(target).toEqual(dataset.test.y);
    expectClose(f, outputs, ROUNDING * Math.max(1, ...outputs.map(Math.abs)));
    expect(rms(f)).toBeGreaterThan(100 * ROUNDING);
  });

  it('on a plane has the lines of its units, of which the function is made', async () => {
    const experiment = network({ name: 'planar' }, { activation: 'relu', width: 3, baseWidth: 3, bias: true });
    const weights = {
      initial: [
        [1, -2, 0.5, 1, -1, 0.25],
        [2, -1, 3],
      ],
      biases: [[0.5, -0.25, 0.125], [0.75]],
    };
    const asked: PictureQuestion = { kind: 'function', hinges: [2, 0, 1, 7] };
    const { f, hinges, side, low, high } = expectForm(await pictureOf(experiment, asked, weights), 'plane');
    expect([...hinges]).toEqual([-1, 0.25, 0.125, 1, -2, 0.5, 0.5, 1, -0.25]);
    const at = (i: number) => low + ((high - low) * i) / (side - 1);
    const [third, first, second] = [0, 3, 6].map((i) => (x: number, y: number) => {
      return Math.max(0, hinges[i] * x + hinges[i + 1] * y + hinges[i + 2]);
    });
    const made = Float32Array.from({ length: side * side }, (_, i) => {
      const [x, y] = [at(i % side), at(Math.floor(i / side))];
      return 2 * first(x, y) - second(x, y) + 3 * third(x, y) + 0.75;
    });
    expectClose(f, made, 10 * ROUNDING);
    expect(expectForm(await pictureOf(experiment, FUNCTION, weights), 'plane').hinges).toHaveLength(0);
  });

  it('is zero at step 0 of a centred network', async () => {
    const experiment = network({ name: 'planar' }, {}, { scaling: { gamma0: 1, centered: true } });
    expect(rms(expectForm(await pictureOf(experiment, FUNCTION), 'plane').f)).toBe(0);
  });

  it('pairs the difference of two one-hot outputs with -1 and +1', async () => {
    const experiment = network({ name: 'parity', d: 6, targets: 'onehot', testSamples: 30 });
    const { test } = await dataOf(experiment);
    const { target, f, samples } = expectForm(await pictureOf(experiment, FUNCTION), 'pairs');
    expect(samples).toBe('test');
    expect([...target]).toEqual(Array.from({ length: 30 }, (_, i) => test.y[2 * i + 1] - test.y[2 * i]));
    expect(new Set(target)).toEqual(new Set([-1, 1]));
    expect(f).toHaveLength(30);
  });

  it('pairs random labels with the outputs on the training samples, since no network can predict the test set', async () => {
    const experiment = network({ name: 'random-labels', d: 6, samples: 20, testSamples: 30 });
    const { target, f, samples } = expectForm(await pictureOf(experiment, FUNCTION), 'pairs');
    expect(samples).toBe('memorized');
    expect(target).toEqual((await dataOf(experiment)).train.y);
    expect(f).toHaveLength(20);
  });

  it('pairs training samples where there is no test set', async () => {
    const experiment = network({ name: 'parity', d: 6, samples: 20, testSamples: 0 });
    const { target, samples } = expectForm(await pictureOf(experiment, FUNCTION), 'pairs');
    expect(samples).toBe('train');
    expect(target).toHaveLength(20);
  });
});

describe('a picture of answers on images', () => {
  beforeAll(() => openBackend('wasm'));
  const digits = madeDigits(60);
  const made = madeReader(digits, digits);

  it.each([
    ['mse', 'all', 'onehot'],
    ['ce', 'all', 'onehot'],
    ['mse', '3-7', 'sign'],
  ])(
    'shows the test images with the largest loss, as drawn, and counts all answers (%s, %s, %s)',
    async (loss, classes, targets) => {
      const task = { name: 'digits', classes, targets, samples: 60, testSamples: 50 };
      const experiment = experimentOf({ task, net: { width: 16, depth: 1 }, train: { loss, lr: 0.02 } });
      const { dataset } = await makeTask(experiment.task, made.read);
      const run = await createRun({ members: [experiment], dataset });
      for (let step = 0; step < 15; step++) run.step();
      const frame = await run.measure('light');
      const before = memoryTensors();
      const picture = expectForm(await run.picture(0, FUNCTION), 'images');
      expect(memoryTensors()).toBe(before);
      const [f] = await run.testOutputs();
      run.dispose();
      const { outputs, test, testImages } = dataset;
      const { images, answers } = picture;
      const { confusion, labels, accuracy } = answers;
      expect(labels).toEqual(classes === 'all' ? Array.from({ length: 10 }, (_, i) => String(i)) : ['3', '7']);

      const row = (values: Float32Array, i: number) => [...values.subarray(i * outputs, (i + 1) * outputs)];
      const answerOf = (values: number[]) =>
        outputs === 1 ? Number(values[0] > 0) : values.indexOf(Math.max(...values));
      const samples = Array.from({ length: test.count }, (_, i) => i);
      const losses = samples.map((i) => lossOfSample(experiment, row(f, i), row(test.y, i)));
      expect(frame[runOffset('testLoss')]).toBeCloseTo(losses.reduce((sum, each) => sum + each) / test.count, 5);
      expect(picture.error).toHaveLength(24);
      expectClose(picture.error, losses.toSorted((a, b) => b - a).slice(0, 24));
      images.forEach((image, place) => {
        expect(picture.error[place]).toBeCloseTo(losses[image], 5);
        expect(picture.truth[place]).toBe(answerOf(row(test.y, image)));
        const values = row(f, image);
        const most = Math.max(...values);
        expect(picture.predicted[place]).toBe(answerOf(values));
        const total = values.reduce((sum, value) => sum + Math.exp(value), 0);
        const probability =
          loss === 'ce' ? Math.exp(most) / total : outputs === 1 ? (1 + Math.abs(values[0])) / 2 : Math.max(0, most);
        expect(picture.certainty[place]).toBeCloseTo(Math.min(1, probability), 5);
        expectClose(
          picture.pixels.subarray(place * 196, (place + 1) * 196),
          Array.from(testImages?.pixels.subarray(image * 196, (image + 1) * 196) ?? [], (ink) => ink / 255),
        );
      });

      const kinds = labels.length;
      const counted = new Uint32Array(kinds ** 2);
      for (const i of samples) counted[answerOf(row(test.y, i)) * kinds + answerOf(row(f, i))]++;
      expect(confusion).toEqual(counted);
      const trace = labels.reduce((sum, _, k) => sum + confusion[k * (kinds + 1)], 0);
      expect(accuracy).toBe(trace / test.count);
      expect(accuracy).toBeCloseTo(frame[runOffset('testAccuracy')], 6);
      expect(trace).toBeLessThan(test.count);
    },
  );

  it('has no errors for weights that are not finite, and shows the first images', async () => {
    const task = { name: 'digits', samples: 60, testSamples: 50 };
    const experiment = experimentOf({ task, net: { width: 4, depth: 1 } });
    const { dataset } = await makeTask(experiment.task, made.read);
    const initial = initialWeights(experiment);
    const held = tensors(
      experiment,
      initial,
      initial.map((W) => W.map(() => NaN)),
    );
    const picture = await createPictures(experiment, dataset).of(held, FUNCTION, noBreath);
    tf.dispose(Object.values(held));
    const { error, images } = expectForm(picture, 'images');
    expect(error.every(Number.isNaN)).toBe(true);
    expect([...images]).toEqual(Array.from({ length: 24 }, (_, i) => i));
  });
});

/** Returns the loss that a run has on one sample. */
function lossOfSample({ train }: Experiment, f: number[], y: number[]): number {
  return tf.tidy(() => {
    const [output, target] = [f, y].map((values) => tf.tensor3d(values, [1, 1, values.length]));
    return LOSS_FUNCTIONS[train.loss].sum(output, target).dataSync()[0];
  });
}

describe('a picture of units', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    ['units of a plane, layer 2', { name: 'planar' }, features(2, 'units'), { layer: 2, of: 'samples' }],
    ['units of a curve', { name: 'curve' }, features(1, 'units'), { layer: 1, of: 'samples' }],
    ['samples of a plane, layer 1', { name: 'planar' }, features(1, 'samples'), { layer: 1, of: 'samples' }],
    ['units of a plane, layer 1', { name: 'planar' }, features(1, 'units'), { layer: 1, of: 'units' }],
  ])('is one of samples where a layer has none, or where samples are asked for: %s', async (_, task, asked, form) => {
    expect(await pictureOf(network(task, { depth: 2 }), asked)).toMatchObject(form);
  });

  it('has rms 1 at step 0, where it is the same now', async () => {
    const { now, start } = expectForm(await pictureOf(network({ name: 'planar' }), features(1)), 'units');
    expect(rms(start)).toBeCloseTo(1, 5);
    expect(now).toEqual(start);
  });

  it('scales the input weights of a unit by the size of what leaves it', async () => {
    const experiment = network({ name: 'planar' }, { width: 2, baseWidth: 2, depth: 2 });
    const weights = {
      initial: [
        [1, 0, 0, 1],
        [1, 0, 0, 1],
        [1, 1],
      ],
      now: [
        [2, -1, 0, 1],
        [3, 0, 4, 2],
        [7, 7],
      ],
    };
    const { now, start } = expectForm(await pictureOf(experiment, features(1), weights), 'units');
    const scale = Math.SQRT2;
    expectClose(start, [scale, 0, 0, scale]);
    expectClose(now, [10 * scale, -5 * scale, 0, 2 * scale]);
  });

  it('takes the input weights as the unit where all readouts start at zero', async () => {
    const weights = {
      initial: [
        [3, 4, 3, -4],
        [0, 0],
      ],
      now: [
        [3, 4, 3, -4],
        [1, -2],
      ],
    };
    const experiment = network({ name: 'planar' }, { width: 2, baseWidth: 2 });
    const { now, start } = expectForm(await pictureOf(experiment, features(1), weights), 'units');
    expectClose(start, [0, 0, 0, 0]);
    const scale = Math.sqrt(12.5);
    expectClose(now, [3 / scale, 4 / scale, 6 / scale, -8 / scale]);
  });
});

describe('a picture of samples', () => {
  beforeAll(() => openBackend('wasm'));
  const experiment = network({ name: 'planar', samples: 90 }, { width: 20, depth: 2 }, { measure: { probe: 80 } });

  it('fits that of step 0 at step 0, and says the class of each sample', async () => {
    const picture = expectForm(await pictureOf(experiment, features(2)), 'samples');
    expect(picture.now).toHaveLength(2 * 80);
    expectClose(picture.now, picture.start, COMPONENT_ROUNDING);
    expect(rms(picture.start) * Math.SQRT2).toBeLessThan(1);
    expect(rms(picture.start) * Math.SQRT2).toBeGreaterThan(0.5);
    const { train } = await dataOf(experiment);
    expect([...picture.value]).toEqual(Array.from(train.y.subarray(0, 80), (y) => Number(y > 0)));
    expect(picture.classes).toBe(2);
  });

  it('does not see a rotation of the features', async () => {
    const [first, second, ...rest] = initialWeights(experiment).map((W) => [...W]);
    const { normal } = randomStream(4, 'probe');
    const mirror = Array.from({ length: 20 }, normal);
    const squared = mirror.reduce((sum, value) => sum + value * value, 0);
    const linear = { ...experiment, net: { ...experiment.net, activation: 'linear' as const } };
    // Householder's mirror image of the 20 features of layer 2.
    const turned = second.map((w, i) => {
      const [row, column] = [Math.floor(i / 20), i % 20];
      const along = mirror.reduce((sum, value, k) => sum + value * second[20 * k + column], 0);
      return w - (2 * mirror[row] * along) / squared;
    });
    const weights = { initial: [first, second, ...rest], now: [first, turned, ...rest] };
    const picture = expectForm(await pictureOf(linear, features(2), weights), 'samples');
    expectClose(picture.now, picture.start, COMPONENT_ROUNDING);
  });

  it('grows with the features', async () => {
    const [first, second, ...rest] = initialWeights(experiment).map((W) => [...W]);
    const linear = { ...experiment, net: { ...experiment.net, activation: 'linear' as const } };
    const weights = { initial: [first, second, ...rest], now: [first, second.map((w) => 3 * w), ...rest] };
    const picture = expectForm(await pictureOf(linear, features(2), weights), 'samples');
    expectClose(
      picture.now,
      picture.start.map((value) => 3 * value),
      3 * COMPONENT_ROUNDING,
    );
  });

  it('is not a number for weights that are not finite', async () => {
    const [first, ...rest] = initialWeights(experiment).map((W) => [...W]);
    const weights = { initial: [first, ...rest], now: [first.map(() => NaN), ...rest] };
    const picture = expectForm(await pictureOf(experiment, features(2), weights), 'samples');
    expect(picture.now.every(Number.isNaN)).toBe(true);
  });
});

describe('a picture of the weights that moved most', () => {
  beforeAll(() => openBackend('wasm'));
  const made = madeReader(madeDigits(60), madeDigits(60));
  const weights: PictureQuestion = { kind: 'features', layer: 1, as: 'weights' };

  it('has those of the run, now and at step 0, the most moved first', async () => {
    const task = { name: 'digits', samples: 60, testSamples: 20 };
    const experiment = experimentOf({ task, net: { width: 32, depth: 2 }, train: { lr: 0.05 } });
    const { dataset } = await makeTask(experiment.task, made.read);
    const run = await createRun({ members: [experiment], dataset });
    for (let step = 0; step < 20; step++) run.step();
    const before = memoryTensors();
    const { side, units, moved, now, start } = expectForm(await run.picture(0, weights), 'weights');
    expect(memoryTensors()).toBe(before);
    const row = (values: Float32Array, unit: number) => [...values.subarray(unit * 196, (unit + 1) * 196)];
    const first = initialWeights(experiment)[0];
    const [snapshot] = await run.snapshot();
    run.dispose();
    const changed = snapshot.weights[0];
    const shares = Array.from(
      { length: 32 },
      (_, unit) => Math.hypot(...row(changed, unit)) / Math.hypot(...row(first, unit)),
    );
    expect(side).toBe(14);
    expect([...units]).toEqual([...shares.keys()].sort((a, b) => shares[b] - shares[a]).slice(0, 12));
    expect(shares[units[0]]).toBeGreaterThan(10 * ROUNDING);
    units.forEach((unit, place) => {
      expect(moved[place]).toBeCloseTo(shares[unit], 5);
      expectClose(row(start, place), row(first, unit));
      const change = row(changed, unit);
      expectClose(
        row(now, place),
        row(first, unit).map((w, i) => w + change[i]),
      );
    });
  });

  it('is one of samples where inputs are no images, or the layer is not the first', async () => {
    const experiment = network({ name: 'single-index', d: 5 });
    expectForm(await pictureOf(experiment, weights), 'samples');
    const task = { name: 'digits', samples: 60, testSamples: 20 };
    const deep = experimentOf({ task, net: { width: 4, depth: 2 } });
    const { dataset } = await makeTask(deep.task, made.read);
    const held = tensors(deep, initialWeights(deep));
    expectForm(await createPictures(deep, dataset).of(held, { ...weights, layer: 2 }, noBreath), 'samples');
    tf.dispose(Object.values(held));
  });
});

describe('a picture of a kernel', () => {
  beforeAll(() => openBackend('wasm'));
  const kernel = (layer: number): PictureQuestion => ({ kind: 'features', layer, as: 'kernel' });

  /** Returns H^l H^l^T of samples by plain sums, for relu units without biases. */
  function gramOf(W: ArrayLike<number>[], x: Float32Array[], layer: number): number[][] {
    let H = x.map((each) => [...each]);
    for (const matrix of W.slice(0, layer)) {
      const [fanIn, fanOut] = [H[0].length, matrix.length / H[0].length];
      H = H.map((h) =>
        Array.from({ length: fanOut }, (_, i) =>
          Math.max(
            0,
            h.reduce((sum, value, j) => sum + matrix[i * fanIn + j] * value, 0),
          ),
        ),
      );
    }
    return H.map((a) => H.map((b) => a.reduce((sum, value, i) => sum + value * b[i], 0)));
  }

  it.each([
    [1, { name: 'parity', d: 6, samples: 40 }, 2],
    [2, { name: 'parity', d: 6, samples: 40, targets: 'onehot' }, 2],
    [2, { name: 'single-index', d: 5, samples: 30 }, null],
  ])('has the inner products of the features of layer %d, sorted, of %o', async (layer, task, classes) => {
    const experiment = network(task, { activation: 'relu', width: 12, baseWidth: 12, depth: 2 });
    const initial = initialWeights(experiment).map((W) => [...W]);
    const now = initial.map((W, l) => W.map((w, i) => w * (1 + ((i + l) % 3))));
    const picture = expectForm(await pictureOf(experiment, kernel(layer), { initial, now }), 'kernel');
    const { train, inputs, outputs } = await dataOf(experiment);
    const valueOf = (i: number) => {
      const y = train.y.subarray(i * outputs, (i + 1) * outputs);
      if (classes === null) return y[0];
      return outputs === 1 ? Number(y[0] > 0) : y.indexOf(1);
    };
    const order = Array.from({ length: train.count }, (_, i) => i).sort((a, b) => valueOf(a) - valueOf(b));
    expect(picture.samples).toBe(train.count);
    expect([...picture.value]).toEqual(order.map(valueOf));
    expect(picture.classes).toBe(classes);
    const first = order.filter((i) => valueOf(i) === 0).length;
    expect([...picture.bounds]).toEqual(classes === null ? [] : [0, first, train.count]);
    const x = order.map((i) => train.x.subarray(i * inputs, (i + 1) * inputs));
    const exact = gramOf(initial, x, layer);
    const scale = exact.reduce((sum, row, i) => sum + row[i], 0) / train.count;
    const triangle = (matrix: number[][]) =>
      matrix.flatMap((row, i) => row.slice(0, i + 1).map((each) => each / scale));
    expectClose(picture.start, triangle(exact), KERNEL_ROUNDING);
    expectClose(picture.now, triangle(gramOf(now, x, layer)), 10 * KERNEL_ROUNDING);
  });

  it('has 128 samples, those of the probe set where a pass costs much, and never more than there are', async () => {
    const samplesOf = async (samples: number, net: object, probe: number) => {
      const experiment = network({ name: 'parity', d: 8, samples }, net, { measure: { probe } });
      return expectForm(await pictureOf(experiment, kernel(1)), 'kernel').samples;
    };
    expect(await samplesOf(200, {}, 160)).toBe(128);
    expect(await samplesOf(200, {}, 20)).toBe(128);
    expect(await samplesOf(200, { width: 1024, depth: 3 }, 40)).toBe(40);
    expect(await samplesOf(50, {}, 40)).toBe(50);
  });
});

describe('the pictures of an ensemble', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([FUNCTION, features(1), features(2), { kind: 'features', layer: 2, as: 'kernel' } as const])(
    'are those of single runs, to the last bit: %o',
    async (question) => {
      const member = (gamma0: number) =>
        network({ name: 'planar' }, { width: 16, depth: 2, bias: true }, { scaling: { gamma0, centered: true } });
      const members = [member(0.05), member(5)];
      const dataset = gaussianDataset(members[0], 40);
      const together = await createRun({ members, dataset });
      for (let step = 0; step < 10; step++) together.step();
      for (const [m, experiment] of members.entries()) {
        const alone = await createRun({ members: [experiment], dataset });
        for (let step = 0; step < 10; step++) alone.step();
        expect(await together.picture(m, question)).toEqual(await alone.picture(0, question));
        alone.dispose();
      }
      const before = memoryTensors();
      await together.picture(1, question);
      expect(memoryTensors()).toBe(before);
      together.dispose();
    },
  );
});
