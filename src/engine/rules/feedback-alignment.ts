import { gate } from '../network/layer.ts';
import { matmul } from '../backends/fused/matmul.ts';
import type { LocalErrors, RuleInput } from './rule.ts';
import { backward } from './bp.ts';

/**
 * Returns the errors of direct feedback alignment (Nokland 2016): the error goes straight to every hidden layer,
 *
 *     delta^l = phi'(z^l) * (B^l delta^{L+1})
 *
 * with B^l frozen, [M, n, k].
 */
export function dfa({ architecture: { phi }, signals, deltaOut, feedback }: RuleInput): LocalErrors {
  const { h, z } = signals;
  const hidden = feedback.map((B, l) => gate(phi, matmul(deltaOut, B, false, true), z[l + 1], h[l + 1]));
  return { deltas: [...hidden, deltaOut], inputs: h };
}

/**
 * Returns the errors of feedback alignment (Lillicrap et al. 2016): in the backward pass W^{l+1,T} is replaced by a
 * frozen
 *
 *     F^{l+1,T} = rho W_0^{l+1,T} + sqrt(1 - rho^2) Wtilde^T
 *
 * with Wtilde an independent draw of the std of W^{l+1} (`feedback.ts`); rho = 1 starts as backpropagation.
 */
export const fa = (input: RuleInput): LocalErrors => backward(input, input.feedback);
