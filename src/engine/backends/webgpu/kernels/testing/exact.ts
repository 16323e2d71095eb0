import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import type { Activation } from '../../../../../maths/activation.ts';

/** [members, rows, columns]. */
export type Shape = [number, number, number];

/** A tensor and its entries, in float64; a leading 1 is there for every member. */
export interface Sample {
  tensor: tf.Tensor3D;
  at(m: number, i: number, j: number): number;
}

/** Numbers in [-1, 1) from a seed, each through `map`. */
export function sample(shape: Shape, seed: number, map = (x: number): number => x): Sample {
  const [members, rows, columns] = shape;
  let state = seed * 2654435761;
  const values = Float32Array.from({ length: members * rows * columns }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return map(state / 2 ** 31 - 1);
  });
  const at = (m: number, i: number, j: number) => values[((m % members) * rows + i) * columns + j];
  return { tensor: tf.tensor3d(values, shape), at };
}

/** The entries that a function gives, row by row. */
export function filled([members, rows, columns]: Shape, entry: Sample['at']): number[] {
  const indices = Array.from({ length: members * rows * columns }, (_, i) => i);
  return indices.map((i) => entry(Math.floor(i / (rows * columns)), Math.floor(i / columns) % rows, i % columns));
}

/** The sum of `count` terms. */
export function sum(count: number, term: (k: number) => number): number {
  let total = 0;
  for (let k = 0; k < count; k++) total += term(k);
  return total;
}

/** Expects a tensor's entries within `tolerance`, relative to the larger of themselves and `scale`. */
export async function expectClose(
  { dataId }: tf.TensorInfo,
  expected: number[],
  { tolerance, scale = 1 }: { tolerance: number; scale?: number },
): Promise<void> {
  const values = Array.from((await tf.backend().read(dataId)) as Float32Array);
  expect(values).toHaveLength(expected.length);
  const errors = values.map((value, i) => Math.abs(value - expected[i]) / Math.max(scale, Math.abs(expected[i])));
  const worst = errors.findIndex((error) => !(error < tolerance));
  expect(worst < 0 ? 'all close' : `entry ${worst}: ${values[worst]} for ${expected[worst]}`).toBe('all close');
}

/** erf by its series to |x| = 4, where float32 has no more to tell. */
function erf(x: number): number {
  if (Math.abs(x) > 4) return Math.sign(x);
  let term = x;
  let total = x;
  for (let n = 1; n < 100; n++) {
    term *= (-x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}

const normalCdf = (z: number) => (1 + erf(z / Math.SQRT2)) / 2;
const logistic = (z: number) => 1 / (1 + Math.exp(-z));

/** The activations and their derivatives, in float64. */
export const EXACT: Record<Activation, { value(z: number): number; slope(z: number): number }> = {
  linear: { value: (z) => z, slope: () => 1 },
  relu: { value: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0) },
  tanh: { value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
  erf: { value: erf, slope: (z) => (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) },
  gelu: {
    value: (z) => z * normalCdf(z),
    slope: (z) => normalCdf(z) + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI),
  },
  silu: { value: (z) => z * logistic(z), slope: (z) => logistic(z) + z * logistic(z) * (1 - logistic(z)) },
  sigmoid: { value: logistic, slope: (z) => logistic(z) * (1 - logistic(z)) },
  quadratic: { value: (z) => z * z, slope: (z) => 2 * z },
};
