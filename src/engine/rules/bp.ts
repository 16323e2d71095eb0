import type * as tf from '@tensorflow/tfjs-core';
import { matmul } from '../backends/fused/matmul.ts';
import { byBranchOf, byFeaturesOf } from '../network/architecture.ts';
import { backProduct, gate } from '../network/layer.ts';
import type { LocalErrors, RuleInput } from './rule.ts';

/**
 * Returns the errors of backpropagation (Rumelhart, Hinton and Williams 1986):
 *
 *     delta^{L+1} = dLoss/dz^{L+1},   delta^l = phi'(z^l) * (W^{l+1,T} delta^{l+1}),
 *     dW^l = delta^l h^{l-1,T},       db^l = sum over the batch of delta^l
 *
 * In a residual network (docs/maths.md 8.1), with g^l = dLoss/dh^l,
 *
 *     g^L = W^{L+1,T} delta^{L+1},    g^l = g^{l+1} + W^{l+1,T} delta^{l+1},
 *     delta^l = beta phi'(z^l) * g^l for l > 1,   delta^1 = phi'(z^1) * g^1
 */
export const bp = (input: RuleInput): LocalErrors => backward(input, input.weights.W);

/** Runs the backward pass through `back` in place of the weights: [M, fan_out, fan_in] by layer, the first unused. */
export function backward({ architecture, signals, deltaOut }: BackwardInput, back: tf.Tensor3D[]): LocalErrors {
  const { phi, beta } = architecture;
  const { h, z, a } = signals;
  const deltas = [deltaOut];
  let byFeatures: tf.Tensor3D | undefined;
  for (let l = back.length - 1; l >= 1; l--) {
    if (beta === null) {
      deltas.unshift(backProduct(phi, deltas[0], back[l], z[l], a[l]));
      continue;
    }
    byFeatures = byFeaturesOf(architecture, l, byFeatures, matmul(deltas[0], back[l]));
    deltas.unshift(gate(phi, byBranchOf(architecture, l, byFeatures), z[l], a[l]));
  }
  return { deltas, inputs: h };
}

type BackwardInput = Pick<RuleInput, 'architecture' | 'signals' | 'deltaOut'>;
