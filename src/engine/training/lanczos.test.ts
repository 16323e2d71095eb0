import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../maths/random.ts';
import { openBackend } from '../backends/open-backend.ts';
import { largestEigenvalues, MOST_PRODUCTS } from './lanczos.ts';

/** The error of a settled eigenvalue is at most its residual. */
const TOLERANCE = 5e-4;
const ACCURACY = { settled: TOLERANCE, lookEvery: 4 };

/** Finds the largest eigenvalues of diagonal matrices, one of each member. */
async function largestOf(diagonals: number[][]) {
  const [{ length: size }] = diagonals;
  const diagonal = tf.tensor3d(diagonals.flat(), [diagonals.length, 1, size]);
  const starts = diagonals.flatMap((_, seed) => {
    const stream = randomStream(seed, 'probe');
    return Array.from({ length: size }, () => stream.normal());
  });
  const start = tf.tensor3d(starts, [diagonals.length, 1, size]);
  let products = 0;
  const largest = await largestEigenvalues(
    ([v]) => {
      products++;
      return Promise.resolve([tf.mul<tf.Tensor3D>(v, diagonal)]);
    },
    [start],
    ACCURACY,
    () => Promise.resolve(),
  );
  diagonal.dispose();
  return largest.map((one) => ({ ...one, products }));
}

const range = (size: number, value: (i: number) => number) => Array.from({ length: size }, (_, i) => value(i));

describe('the Lanczos recursion', () => {
  beforeAll(() => openBackend('cpu'));

  it('finds the largest eigenvalue of each member, whatever the others', async () => {
    const spectra = [
      range(200, (i) => 1 / (1 + i)),
      range(200, (i) => 7 - i / 20),
      range(200, (i) => (i === 3 ? 1e5 : i)),
    ];
    const all = await largestOf(spectra);
    all.forEach(({ value, isSettled }, m) => {
      const largest = Math.max(...spectra[m]);
      expect(isSettled).toBe(true);
      expect(Math.abs(value / largest - 1)).toBeLessThan(TOLERANCE);
    });
    const [alone] = await largestOf([spectra[0]]);
    expect(alone.value).toBe(all[0].value);
  });

  it('does not take a more negative eigenvalue for it', async () => {
    const [{ value }] = await largestOf([range(100, (i) => (i === 0 ? -50 : i === 1 ? 2 : Math.sin(i)))]);
    expect(Math.abs(value / 2 - 1)).toBeLessThan(TOLERANCE);
  });

  it('stands still in an invariant subspace', async () => {
    expect((await largestOf([range(50, () => 0)]))[0]).toMatchObject({ value: 0, isSettled: true });
    const [{ value }] = await largestOf([range(50, () => 3)]);
    expect(value).toBeCloseTo(3, 5);
    expect((await largestOf([[4]]))[0].value).toBeCloseTo(4, 5);
  });

  it.each([1e-24, 1e-18, 1e18])('finds it where squares leave float32: %d', async (scale) => {
    const [{ value, isSettled }] = await largestOf([range(100, (i) => scale / (1 + i))]);
    expect(isSettled).toBe(true);
    expect(Math.abs(value / scale - 1)).toBeLessThan(TOLERANCE);
  });

  it('is a lower bound where the largest eigenvalues are too close to part', async () => {
    const size = 20_000;
    const [{ value, isSettled, products }] = await largestOf([range(size, (i) => 1 - (i / size) ** 2)]);
    expect(isSettled || products === MOST_PRODUCTS).toBe(true);
    expect(value).toBeLessThan(1 + 1e-6);
    expect(value).toBeGreaterThan(0.99);
  });

  it('says NaN, soon, where the matrix is not finite', async () => {
    const [{ value, products }] = await largestOf([range(10, () => NaN)]);
    expect(value).toBeNaN();
    expect(products).toBeLessThan(10);
  });

  it('keeps no tensors', async () => {
    const before = tf.memory().numTensors;
    await largestOf([range(30, (i) => i), range(30, (i) => -i)]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
