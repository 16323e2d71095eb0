import { matmul } from '../matmul.ts';
import { gate } from '../network.ts';
import { directionsOf } from './bp.ts';
import type { Directions, RuleInput } from './rule.ts';

/**
 * Direct feedback alignment (Nokland 2016): the error goes straight to every hidden layer,
 *
 *     delta^l = phi'(z^l) * (B^l delta^{L+1})
 *
 * with B^l frozen, [M, n, k].
 */
export function dfa({ weights, phi, signals, deltaOut, feedback }: RuleInput): Directions {
  const { h, z } = signals;
  const hidden = feedback.map((B, l) => gate(phi, matmul(deltaOut, B, false, true), z[l + 1], h[l + 1]));
  return directionsOf([...hidden, deltaOut], weights, h);
}
