import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

/** [members, rows, columns]. */
export type Shape = [number, number, number];

/** A tensor and its entries, in float64; a leading 1 is there for every member. */
export interface Sample {
  tensor: tf.Tensor3D;
  at(m: number, i: number, j: number): number;
}

/** Returns numbers in [-1, 1) from a seed, each through `map`. */
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

/** Returns the entries that a function gives, row by row. */
export function filled([members, rows, columns]: Shape, entry: Sample['at']): number[] {
  const indices = Array.from({ length: members * rows * columns }, (_, i) => i);
  return indices.map((i) => entry(Math.floor(i / (rows * columns)), Math.floor(i / columns) % rows, i % columns));
}

/** Returns the sum of `count` terms. */
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
