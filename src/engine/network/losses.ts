import * as tf from '@tensorflow/tfjs-core';
import type { Loss } from '../../config/settings/train-settings.ts';

/** A loss as an average over a batch (docs/maths.md 3); f and y are [M, B, k], y may have a leading 1. */
export interface LossFunction {
  /** Returns the sum of the loss over the samples of the batch, [M]. */
  sum(f: tf.Tensor3D, y: tf.Tensor3D): tf.Tensor1D;
  /** Returns dLoss/df of the batch average, [M, B, k]. */
  gradient(f: tf.Tensor3D, y: tf.Tensor3D): tf.Tensor3D;
  /** Returns the change of that gradient along `df`, (d^2 Loss/df^2) df, [M, B, k]. Neither loss needs y for it. */
  curvature(f: tf.Tensor3D, df: tf.Tensor3D): tf.Tensor3D;
  /** Returns C^1/2 u by sample, [M, B, k], with C the second derivative of a sample's loss at output 0. */
  rootCurvatureAt0(u: tf.Tensor3D): tf.Tensor3D;
}

const sumSamples = (perOutput: tf.Tensor3D): tf.Tensor1D => tf.sum(tf.sum(perOutput, 2), 1);

/** Returns log softmax over the outputs, shifted by the largest so that nothing overflows. */
const logSoftmax = (f: tf.Tensor3D): tf.Tensor3D => {
  const shifted = tf.sub(f, tf.max(f, 2, true));
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 2, true)));
};

/** `mse`: (1/2B) sum ||f - y||^2. `ce`: mean softmax cross-entropy against one-hot targets. */
export const LOSS_FUNCTIONS: Record<Loss, LossFunction> = {
  mse: {
    sum: (f, y) => tf.mul(sumSamples(tf.square(tf.sub(f, y))), 0.5),
    gradient: (f, y) => tf.div(tf.sub(f, y), f.shape[1]),
    curvature: (f, df) => tf.div(df, f.shape[1]),
    rootCurvatureAt0: (u) => tf.clone(u),
  },
  ce: {
    sum: (f, y) => tf.neg(sumSamples(tf.mul(y, logSoftmax(f)))),
    gradient: (f, y) => tf.div(tf.sub(tf.exp(logSoftmax(f)), y), f.shape[1]),
    // With p = softmax(f): (diag(p) - p p^T) df.
    curvature: (f, df) => {
      const p = tf.exp(logSoftmax(f));
      return tf.div(tf.mul(p, tf.sub(df, tf.sum(tf.mul(p, df), 2, true))), f.shape[1]);
    },
    // C = (I - 1 1^T / k) / k is a projection over k.
    rootCurvatureAt0: (u) => tf.div(tf.sub(u, tf.mean(u, 2, true)), Math.sqrt(u.shape[2])),
  },
};

/** Returns the number of samples of a batch that are classified right, [M]: by argmax (k > 1) or by sign (k = 1). */
export function correctCount(f: tf.Tensor3D, y: tf.Tensor3D): tf.Tensor1D {
  const right =
    f.shape[2] === 1
      ? tf.reshape(tf.greater(tf.mul(f, y), 0), [f.shape[0], f.shape[1]])
      : tf.equal(tf.argMax(f, 2), tf.argMax(y, 2));
  return tf.sum(tf.cast(right, 'float32'), 1);
}
