import { matmul } from '../matmul.ts';
import { directionsOf, through } from './bp.ts';
import type { Directions, RuleInput } from './rule.ts';

/**
 * Direct feedback alignment (Nokland 2016): the error goes straight to every hidden layer,
 *
 *     delta^l = phi'(z^l) * (B^l delta^{L+1})
 *
 * with B^l frozen, [M, n, k].
 */
export function dfa({ weights, phi, signals, deltaOut, feedback }: RuleInput): Directions {
  const hidden = feedback.map((B, l) => through(phi, matmul(deltaOut, B, false, true), signals, l + 1));
  return directionsOf([...hidden, deltaOut], weights, signals);
}
