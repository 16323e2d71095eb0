import * as tf from '@tensorflow/tfjs-core';
import { runFused } from './kernel.ts';

/**
 * Returns ||X||_F^2 of each member, [M]. The sum goes row by row: on backends that add one by one, a float32 sum over
 * millions of entries then keeps its digits.
 */
export function squaredNorm(x: tf.Tensor3D): tf.Tensor1D {
  const fused = runFused('LabSquaredNorm', { x });
  return fused ? (fused[0] as tf.Tensor1D) : tf.sum(tf.sum(tf.square(x), 2), 1);
}

/** Returns <X, Y>_F of each member, [M]. */
export function innerProduct(x: tf.Tensor3D, y: tf.Tensor3D): tf.Tensor1D {
  const fused = runFused('LabInnerProduct', { x, y });
  return fused ? (fused[0] as tf.Tensor1D) : tf.sum(tf.sum(tf.mul(x, y), 2), 1);
}
