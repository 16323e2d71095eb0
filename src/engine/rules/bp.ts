import * as tf from '@tensorflow/tfjs-core';
import { matmul } from '../matmul.ts';
import { gate, type Weights } from '../network.ts';
import type { Directions, RuleInput } from './rule.ts';

/**
 * Backpropagation (Rumelhart, Hinton and Williams 1986):
 *
 *     delta^{L+1} = dLoss/dz^{L+1},   delta^l = phi'(z^l) * (W^{l+1,T} delta^{l+1}),
 *     dW^l = delta^l h^{l-1,T},       db^l = sum over the batch of delta^l
 */
export const bp = (input: RuleInput): Directions => backward(input, input.weights.W);

/** The backward pass through `back` in the place of the weights: [M, fan_out, fan_in] by layer, the first unused. */
export function backward(
  { weights, phi, signals, deltaOut }: Pick<RuleInput, 'weights' | 'phi' | 'signals' | 'deltaOut'>,
  back: tf.Tensor3D[],
): Directions {
  const deltas = [deltaOut];
  for (let l = weights.W.length - 1; l >= 1; l--) {
    deltas.unshift(gate(phi, matmul(deltas[0], back[l]), signals.z[l], signals.h[l]));
  }
  return directionsOf(deltas, weights, signals.h);
}

/** dW^l = delta^l h^{l-1,T} and db^l from the deltas of the layers 1..L+1, [M, B, n_l], and the inputs h^0..h^L. */
export function directionsOf(deltas: tf.Tensor3D[], weights: Weights, h: tf.Tensor3D[]): Directions {
  const W = deltas.map((delta, l) => matmul(delta, h[l], true, false));
  return weights.b ? { W, b: deltas.map((delta) => tf.sum(delta, 1, true)) } : { W };
}
