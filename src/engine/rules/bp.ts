import type * as tf from '@tensorflow/tfjs-core';
import { backProduct } from '../network/layer.ts';
import type { LocalErrors, RuleInput } from './rule.ts';

/**
 * Returns the errors of backpropagation (Rumelhart, Hinton and Williams 1986):
 *
 *     delta^{L+1} = dLoss/dz^{L+1},   delta^l = phi'(z^l) * (W^{l+1,T} delta^{l+1}),
 *     dW^l = delta^l h^{l-1,T},       db^l = sum over the batch of delta^l
 */
export const bp = (input: RuleInput): LocalErrors => backward(input, input.weights.W);

/** Runs the backward pass through `back` in place of the weights: [M, fan_out, fan_in] by layer, the first unused. */
export function backward({ phi, signals: { h, z }, deltaOut }: BackwardInput, back: tf.Tensor3D[]): LocalErrors {
  const deltas = [deltaOut];
  for (let l = back.length - 1; l >= 1; l--) {
    deltas.unshift(backProduct(phi, deltas[0], back[l], z[l], h[l]));
  }
  return { deltas, inputs: h };
}

type BackwardInput = Pick<RuleInput, 'phi' | 'signals' | 'deltaOut'>;
