import * as tf from '@tensorflow/tfjs-core';

/** A matrix as its norm times a matrix of norm 1. */
export interface Normalized {
  /** X / ||X||_F, [1, r, c]; zeros when X is zero or not finite. The caller owns it. */
  unit: tf.Tensor3D;
  /** ||X||_F. */
  norm: number;
}

/**
 * Splits X into norm and unit matrix. It divides by max|X| first, so that the squares of a lazy network's tiny moves
 * stay within float32.
 */
export async function normalize(x: tf.Tensor3D): Promise<Normalized> {
  const largest = await numberOf(tf.tidy(() => tf.max(tf.abs(x))));
  if (!(largest > 0 && Number.isFinite(largest))) return { unit: tf.zerosLike(x), norm: 0 };
  const scaled = tf.div<tf.Tensor3D>(x, largest);
  const norm = Math.sqrt(await numberOf(tf.tidy(() => tf.sum(tf.sum(tf.square(scaled), 2)))));
  const unit = tf.div<tf.Tensor3D>(scaled, norm);
  scaled.dispose();
  return { unit, norm: norm * largest };
}

async function numberOf(scalar: tf.Tensor): Promise<number> {
  const [value] = await scalar.data();
  scalar.dispose();
  return value;
}
