import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, unpackFrame, type Frame } from '../../config/frame.ts';
import { openBackend } from '../backends/open-backend.ts';
import { LOSS_FUNCTIONS } from '../network/losses.ts';
import { fitReader, outputReader, readTwinLosses } from './fit.ts';
import type { Moment } from './reader.ts';
import { readBack, type Reading } from './reading.ts';

type Rows = number[][];

/** Float32. */
const DIGITS = 6;

/** Returns a part of a set of samples that the network of {@link moment} answers with these outputs. */
const chunk = (f: Rows, y: Rows) => ({ x: tf.tensor3d([f]), y: tf.tensor3d([y]), z0: null });

/** A network that gives back its input, without a hidden layer that anything looks at. */
const moment = (parts: Partial<Moment>): Moment => ({
  ...({} as Moment),
  pass: (_, x) => ({ h: [x], z: [x, x], a: [x] }),
  scale: { gamma0: tf.ones([1, 1, 1]), centered: null },
  loss: LOSS_FUNCTIONS.mse,
  classify: true,
  train: [],
  test: [],
  breathe: () => Promise.resolve(),
  ...parts,
});

async function frameOf(readings: Reading[], member = 0, members = 1): Promise<Frame> {
  const layout = frameLayout(1);
  const frames = new Float32Array(members * layout.stride).fill(NaN);
  await readBack(readings, frames, members);
  return unpackFrame(layout, frames.subarray(member * layout.stride));
}

beforeAll(() => openBackend('wasm'));

describe('the fit', () => {
  it('is the loss and the accuracy over all samples of a set, whatever the sizes of its parts', async () => {
    const train = [chunk([[1], [3]], [[1], [-1]]), chunk([[-2]], [[-1]])];
    const test = [chunk([[0.5], [0.5]], [[-1], [-1]])];
    const found = await frameOf(await fitReader.read(moment({ train, test })));
    // Halves of the squares 0, 16 and 1, over three samples, of which the signs of two are right.
    expect(found.loss).toBeCloseTo(8.5 / 3, DIGITS);
    expect(found.accuracy).toBeCloseTo(2 / 3, DIGITS);
    expect(found.testLoss).toBeCloseTo(1.125, DIGITS);
    expect(found.testAccuracy).toBe(0);
  });

  it('of a regression has no accuracy, and of an empty set no loss', async () => {
    const train = [chunk([[1, 2]], [[1, 5]])];
    const found = await frameOf(await fitReader.read(moment({ train, classify: false })));
    expect(found.loss).toBeCloseTo(4.5, DIGITS);
    expect([found.accuracy, found.testLoss, found.testAccuracy]).toEqual([null, null, null]);
  });

  it('lets others in after each part of a set', async () => {
    const train = [chunk([[1]], [[1]]), chunk([[2]], [[1]])];
    let breaths = 0;
    const breathe = () => {
      breaths++;
      return Promise.resolve();
    };
    tf.dispose((await fitReader.read(moment({ train, test: [chunk([[1]], [[1]])], breathe }))).map(({ sums }) => sums));
    expect(breaths).toBe(3);
  });
});

it('the size of the output is the rms over probe samples and outputs', async () => {
  const f = tf.tensor3d([
    [
      [1, 2],
      [3, 4],
      [0, 0],
    ],
  ]);
  const { outputRms } = await frameOf(outputReader.read(moment({ f })));
  expect(outputRms).toBeCloseTo(Math.sqrt(30 / 6), DIGITS);
});

describe('the losses of a twin', () => {
  const targets = () => tf.tensor3d([[[1], [1], [0]]]);

  it('are means over the training and over the test samples', async () => {
    const u = tf.tensor3d([[[3], [1], [4]]]);
    const reading = readTwinLosses(['twinLoss', 'twinTestLoss'], u, targets(), 1, LOSS_FUNCTIONS.mse);
    const found = await frameOf([reading]);
    expect([found.twinLoss, found.twinTestLoss]).toEqual([2, 4]);
    expect(found.infiniteLoss).toBeNull();
  });

  it('are means over the draws of each member, too', async () => {
    // Two draws for each of two members; the one test sample is right in all.
    const u = tf.tensor3d([
      [[1], [1], [0]],
      [[3], [1], [0]],
      [[1], [5], [0]],
      [[1], [5], [0]],
    ]);
    const read = () => readTwinLosses(['infiniteLoss', 'infiniteTestLoss'], u, targets(), 2, LOSS_FUNCTIONS.mse, 2);
    const [first, second] = [await frameOf([read()], 0, 2), await frameOf([read()], 1, 2)];
    expect([first.infiniteLoss, first.infiniteTestLoss]).toEqual([0.5, 0]);
    expect([second.infiniteLoss, second.infiniteTestLoss]).toEqual([4, 0]);
  });

  it('have no test loss without test samples', async () => {
    const u = tf.tensor3d([[[3], [1], [4]]]);
    const found = await frameOf([readTwinLosses(['twinLoss', 'twinTestLoss'], u, targets(), 3, LOSS_FUNCTIONS.mse)]);
    expect(found.twinLoss).toBeCloseTo((2 + 8) / 3, DIGITS);
    expect(found.twinTestLoss).toBeNull();
  });
});
