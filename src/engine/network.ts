import * as tf from '@tensorflow/tfjs-core';
import type { ActivationFunction } from './activations.ts';
import { matmul } from './matmul.ts';

/** The weights of M networks of one shape; index l - 1 holds layer l = 1..L+1. */
export type Weights = {
  /** W^l, [M, fan_out, fan_in]. */
  W: tf.Tensor3D[];
  /** b^l, [M, 1, fan_out]; absent without biases. */
  b?: tf.Tensor3D[];
};

/** The named signals of a forward pass (MATHS section 1). */
export type Signals = {
  /** h[l] = h^l for l = 0..L, [M, B, n_l]; h[0] = x may have a leading 1. */
  h: tf.Tensor3D[];
  /** z[l] = z^l for l = 1..L+1, [M, B, n_l]; z[0] is x again, so that indices agree with the paper. */
  z: tf.Tensor3D[];
};

/** W^l input + b^l, l = 1..L+1; samples are rows. */
export function preactivation({ W, b }: Weights, l: number, input: tf.Tensor3D): tf.Tensor3D {
  const product = matmul(input, W[l - 1], false, true);
  return b ? tf.add(product, b[l - 1]) : product;
}

/** phi'(z) * signal, given h = phi(z). */
export function gate(phi: ActivationFunction, signal: tf.Tensor3D, z: tf.Tensor3D, h: tf.Tensor3D): tf.Tensor3D {
  const slope = phi.derivative(z, h);
  return slope ? tf.mul(signal, slope) : signal;
}

/** z^l = W^l h^{l-1} + b^l, h^l = phi(z^l), and z^{L+1} = W^{L+1} h^L + b^{L+1}; samples are rows. */
export function forward(weights: Weights, phi: ActivationFunction, x: tf.Tensor3D): Signals {
  const lastLayer = weights.W.length;
  const h = [x];
  const z = [x];
  for (let l = 1; l <= lastLayer; l++) {
    z[l] = preactivation(weights, l, h[l - 1]);
    if (l < lastLayer) h[l] = phi.value(z[l]);
  }
  return { h, z };
}

/** What turns z^{L+1} into the network's output; each [M, 1, 1]. */
export interface OutputScale {
  /** gamma0. */
  gamma0: tf.Tensor3D;
  /** c: 1 for a centred member, else 0; `null` when no member is centred. */
  centered: tf.Tensor3D | null;
}

/**
 * f = (z^{L+1} - c z0^{L+1}) / gamma0.
 *
 * @param z [M, B, k], the present last pre-activation
 * @param z0 the same at step 0, needed when some member is centred
 */
export function output(z: tf.Tensor3D, z0: tf.Tensor3D | null, { gamma0, centered }: OutputScale): tf.Tensor3D {
  const moved = centered && z0 ? tf.sub(z, tf.mul(centered, z0)) : z;
  return tf.div(moved, gamma0);
}
