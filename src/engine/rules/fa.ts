import { backward } from './bp.ts';
import type { LocalErrors, RuleInput } from './rule.ts';

/**
 * Returns the errors of feedback alignment (Lillicrap et al. 2016): in the backward pass W^{l+1,T} is replaced by a
 * frozen
 *
 *     F^{l+1,T} = rho W_0^{l+1,T} + sqrt(1 - rho^2) Wtilde^T
 *
 * with Wtilde an independent draw of the std of W^{l+1} (`feedback.ts`); rho = 1 starts as backpropagation.
 */
export const fa = (input: RuleInput): LocalErrors => backward(input, input.feedback);
