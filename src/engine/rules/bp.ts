import * as tf from '@tensorflow/tfjs-core';
import type { ActivationFunction } from '../activations.ts';
import { matmul } from '../matmul.ts';
import type { Signals, Weights } from '../network.ts';

/** The direction of each layer that takes the place of the gradient in the optimizer. */
export type Directions = {
  /** [M, fan_out, fan_in] by layer. */
  W: tf.Tensor3D[];
  /** [M, 1, fan_out] by layer; absent without biases. */
  b?: tf.Tensor3D[];
};

/**
 * Backpropagation (Rumelhart, Hinton and Williams 1986):
 *
 *     delta^{L+1} = dLoss/dz^{L+1},   delta^l = phi'(z^l) * (W^{l+1,T} delta^{l+1}),
 *     dW^l = delta^l h^{l-1,T},       db^l = sum over the batch of delta^l
 *
 * @param deltaOut dLoss/dz^{L+1} of the batch average, [M, B, k]
 */
export function bp(weights: Weights, phi: ActivationFunction, { h, z }: Signals, deltaOut: tf.Tensor3D): Directions {
  const lastLayer = weights.W.length;
  const W: tf.Tensor3D[] = [];
  const b: tf.Tensor3D[] = [];
  let delta = deltaOut;
  for (let l = lastLayer; l >= 1; l--) {
    W[l - 1] = matmul(delta, h[l - 1], true, false);
    if (weights.b) b[l - 1] = tf.sum(delta, 1, true);
    if (l > 1) delta = through(phi, matmul(delta, weights.W[l - 1]), z[l - 1], h[l - 1]);
  }
  return weights.b ? { W, b } : { W };
}

/** phi'(z) * signal. */
const through = (phi: ActivationFunction, signal: tf.Tensor3D, z: tf.Tensor3D, h: tf.Tensor3D): tf.Tensor3D => {
  const slope = phi.derivative(z, h);
  return slope ? tf.mul(signal, slope) : signal;
};
