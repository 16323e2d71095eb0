import { layerDecays, scalingTable } from '../../config/scaling.ts';
import { largestFactor } from '../../maths/rate-schedule.ts';
import { words } from '../../words/words.ts';
import { roundDown, told, type Cause, type Evidence } from './evidence.ts';

/** The share of a weight that the decay of a remedy takes per step, so that a thousand steps can use it. */
export const MILD_SHARE = 1e-3;
/** Float32 rounding of a share of 2. */
const ROUNDING = 1e-6;

/** Returns the largest share of a weight that the decay has taken in a step: lr_l lambda_l. */
export function decayShare({ members, divergence }: Evidence): number {
  const member = members[divergence.member];
  const decays = layerDecays(member);
  const factor = largestFactor(member.train.schedule, divergence.step);
  return Math.max(...scalingTable(member).map(({ lr }, l) => factor * lr * decays[l]));
}

/**
 * Weight decay alone: W -= lr_l lambda_l W multiplies a weight by 1 - lr_l lambda_l in each step, whatever the gradient
 * (docs/maths.md 3). From a share of 2 on it never shrinks.
 */
export const weightDecay: Cause = (evidence) => {
  const share = decayShare(evidence);
  if (share < 2 - ROUNDING) return null;
  const { weightDecay: given } = evidence.experiment.train;
  return {
    sentence: words.engine.causes.weightDecay(told(share, 3), told(1 - share, 3)),
    control: 'train.weightDecay',
    remedy: { path: 'train.weightDecay', value: roundDown((given * MILD_SHARE) / share) },
  };
};
