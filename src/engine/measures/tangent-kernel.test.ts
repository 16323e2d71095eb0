import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, runOffset, unpackFrame } from '../../config/frame.ts';
import { openBackend } from '../backends/open-backend.ts';
import { readBack } from './reading.ts';
import { layerKernel, readTangentKernel } from './tangent-kernel.ts';

type Rows = number[][];

/** Float32. */
const DIGITS = 6;

const tensor = (rows: Rows) => tf.tensor3d([rows]);
const rate = (value: number) => tf.tensor3d([[[value]]]);
const noBreath = () => Promise.resolve();

describe.each(['cpu', 'wasm'] as const)('the tangent kernel of one layer on %s', (backend) => {
  beforeAll(() => openBackend(backend));

  // Inputs (1, 2), (3, 0) and (0, 1), whose slopes are 2, -1 and 3.
  const first = {
    D: [[2], [-1]],
    H: [
      [1, 2],
      [3, 0],
    ],
  };
  const other = { D: [[3]], H: [[0, 1]] };
  const rowsOf = ({ D, H }: { D: Rows; H: Rows }) => ({ D: tensor(D), H: tensor(H) });

  it('is the product of slopes times the inner product of inputs, at the rate of the layer', async () => {
    const found = await layerKernel(rowsOf(first), rowsOf(first), { W: rate(10) }, noBreath);
    expect(await found.array()).toEqual([
      [
        [10 * 4 * 5, 10 * -2 * 3],
        [10 * -2 * 3, 10 * 1 * 9],
      ],
    ]);
  });

  it('stands between two sets of samples, the first in the rows', async () => {
    const found = await layerKernel(rowsOf(first), rowsOf(other), { W: rate(1) }, noBreath);
    expect(await found.array()).toEqual([[[6 * 2], [-3 * 0]]]);
  });

  it('adds the slopes alone for biases, at a rate of their own', async () => {
    const found = await layerKernel(rowsOf(first), rowsOf(other), { W: rate(10), b: rate(100) }, noBreath);
    expect(await found.array()).toEqual([[[6 * (20 + 100)], [-3 * 100]]]);
  });

  it('has a block of all pairs of outputs for each pair of samples', async () => {
    // Two samples, inputs 1 and 10, with slopes of two outputs each.
    const rows = { D: [[1], [2], [3], [4]], H: [[1], [10]] };
    const found = await layerKernel(rowsOf(rows), rowsOf(rows), { W: rate(1) }, noBreath);
    expect(await found.array()).toEqual([
      [
        [1, 2, 30, 40],
        [2, 4, 60, 80],
        [30, 60, 900, 1200],
        [40, 80, 1200, 1600],
      ],
    ]);
  });
});

describe.each(['cpu', 'wasm'] as const)('the measures of the tangent kernel on %s', (backend) => {
  beforeAll(() => openBackend(backend));

  async function read(now: Rows, start: Rows, y: Rows) {
    const frame = new Float32Array(frameLayout(1).stride).fill(NaN);
    await readBack([readTangentKernel(tensor(now), tensor(start), tensor(y))], frame, 1);
    return unpackFrame(frameLayout(1), frame);
  }

  it('are its turn, its change, its share along the targets, and its rank', async () => {
    const found = await read(
      [
        [6, 2],
        [2, 3],
      ],
      [
        [4, 0],
        [0, 3],
      ],
      [[1], [2]],
    );
    expect(found.ntkMove).toBeCloseTo(1 - (24 + 9) / Math.sqrt(53 * 25), DIGITS);
    expect(found.ntkChange).toBeCloseTo(Math.sqrt(12 / 25), DIGITS);
    // y^T Theta y = 6 + 8 + 12 and ||y||^2 = 5.
    expect(found.ntkTarget).toBeCloseTo(26 / (Math.sqrt(53) * 5), DIGITS);
    expect(found.ntkRank).toBeCloseTo((6 + 3) ** 2 / 53, DIGITS);
  });

  it('are those of a kernel that is too small for squares in float32', async () => {
    const found = await read([[2e-25]], [[1e-25]], [[3]]);
    expect(found.ntkMove).toBe(0);
    expect(found.ntkChange).toBeCloseTo(1, DIGITS);
    expect(found.ntkTarget).toBeCloseTo(1, DIGITS);
    expect(found.ntkRank).toBeCloseTo(1, DIGITS);
  });

  const square = (size: number, at: (i: number, j: number) => number): Rows =>
    Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => at(i, j)));
  const ones = square(5, () => 1);

  it.each<[string, number, Rows]>([
    ['of a multiple of the identity, its size', 5, square(5, (i, j) => (i === j ? 3e-22 : 0))],
    ['of one direction, 1', 1, square(5, (i, j) => 3e-22 * (i + 1) * (j + 1))],
    // Eigenvalues 2, 2 and 1, 1, 1.
    [
      'of two directions twice as strong as three, a number between',
      7 ** 2 / 11,
      square(5, (i, j) => +(i === j) * (i < 2 ? 2 : 1)),
    ],
  ])('have as rank %s', async (_, rank, kernel) => {
    const found = await read(
      kernel,
      kernel,
      ones.map(() => [1]),
    );
    expect(found.ntkRank).toBeCloseTo(rank, 5);
  });

  it('have the rank of each member by itself', async () => {
    const kernels = tf.tensor3d([square(2, () => 1), square(2, (i, j) => +(i === j))]);
    const frames = new Float32Array(2 * frameLayout(1).stride);
    await readBack([readTangentKernel(kernels, kernels, tensor([[1], [2]]))], frames, 2);
    const rank = runOffset('ntkRank');
    expect(frames[rank]).toBeCloseTo(1, DIGITS);
    expect(frames[frameLayout(1).stride + rank]).toBeCloseTo(2, DIGITS);
  });
});
