import { gate } from '../network/layer.ts';
import { matmul } from '../backends/fused/matmul.ts';
import type { LocalErrors, RuleInput } from './rule.ts';

/**
 * Returns the errors of direct feedback alignment (Nokland 2016): the error goes straight to every hidden layer,
 *
 *     delta^l = phi'(z^l) * (B^l delta^{L+1})
 *
 * with B^l frozen, [M, n, k].
 */
export function dfa({ phi, signals, deltaOut, feedback }: RuleInput): LocalErrors {
  const { h, z } = signals;
  const hidden = feedback.map((B, l) => gate(phi, matmul(deltaOut, B, false, true), z[l + 1], h[l + 1]));
  return { deltas: [...hidden, deltaOut], inputs: h };
}
