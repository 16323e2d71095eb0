import * as tf from '@tensorflow/tfjs-core';
import { replaced } from './replaced.ts';

/**
 * A symmetric positive matrix S as a function that multiplies a block of columns by it; the block stays the caller's.
 */
export type Operator = (v: tf.Tensor3D) => Promise<tf.Tensor3D>;

/** The most by which a filter may magnify one direction over another before float32 loses the smaller one. */
const MOST_GROWTH = 1e4;

/**
 * Returns the highest degree whose filter grows by at most {@link MOST_GROWTH} from the eigenvalue `smallest` to
 * `largest`; at least 1.
 */
export function filterDegree(largest: number, smallest: number): number {
  const growth = smallest > 0 ? Math.acosh((2 * largest) / smallest - 1) : Infinity;
  return growth > 0 ? Math.max(1, Math.floor(Math.log(2 * MOST_GROWTH) / growth)) : 1;
}

/**
 * Returns T_degree(2 S / bound - 1) v, degree >= 2, which stays small on the eigenvalues of S in [0, bound] and grows
 * fast beyond.
 */
export async function chebyshevFilter(
  S: Operator,
  v: tf.Tensor3D,
  degree: number,
  bound: number,
): Promise<tf.Tensor3D> {
  const shifted = async (x: tf.Tensor3D) =>
    replaced(await S(x), (image) => tf.tidy(() => tf.sub(tf.mul(image, 2 / bound), x)));
  let before = tf.clone(v);
  let now = await shifted(v);
  for (let order = 2; order <= degree; order++) {
    const next = await replaced(await shifted(now), (image) => tf.tidy(() => tf.sub(tf.mul(image, 2), before)));
    before.dispose();
    [before, now] = [now, next];
  }
  before.dispose();
  return now;
}
