import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../config/experiment.ts';

/** An activation and its derivative, entry by entry, on tensors of any shape. */
export interface ActivationFunction {
  /** phi(z). */
  value(z: tf.Tensor3D): tf.Tensor3D;
  /** phi'(z), given z and h = phi(z); `null` where it is 1 everywhere. */
  derivative(z: tf.Tensor3D, h: tf.Tensor3D): tf.Tensor3D | null;
}

const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

/** The standard normal distribution function, Phi(z) = (1 + erf(z / sqrt 2)) / 2. */
const normalCdf = (z: tf.Tensor3D): tf.Tensor3D => tf.mul(tf.add(tf.erf(tf.mul(z, Math.SQRT1_2)), 1), 0.5);

/** The standard normal density. */
const normalPdf = (z: tf.Tensor3D): tf.Tensor3D =>
  tf.mul(tf.exp(tf.mul(tf.square(z), -0.5)), 1 / Math.sqrt(2 * Math.PI));

/** The eight activations of MATHS section 1; gelu is the exact one, z Phi(z). */
export const ACTIVATION_FUNCTIONS: Record<Activation, ActivationFunction> = {
  linear: { value: (z) => z, derivative: () => null },
  relu: { value: (z) => tf.relu(z), derivative: (z) => tf.step(z) },
  tanh: { value: (z) => tf.tanh(z), derivative: (_, h) => tf.sub(1, tf.square(h)) },
  erf: { value: (z) => tf.erf(z), derivative: (z) => tf.mul(tf.exp(tf.neg(tf.square(z))), TWO_OVER_SQRT_PI) },
  gelu: {
    value: (z) => tf.mul(z, normalCdf(z)),
    derivative: (z) => tf.add(normalCdf(z), tf.mul(z, normalPdf(z))),
  },
  silu: {
    value: (z) => tf.mul(z, tf.sigmoid(z)),
    derivative: (z, h) => {
      const s = tf.sigmoid(z);
      return tf.add(s, tf.mul(h, tf.sub(1, s)));
    },
  },
  sigmoid: { value: (z) => tf.sigmoid(z), derivative: (_, h) => tf.mul(h, tf.sub(1, h)) },
  quadratic: { value: (z) => tf.square(z), derivative: (z) => tf.mul(z, 2) },
};
