import { layerDecays, scalingTable } from '../../config/scaling.ts';
import { words } from '../../words/words.ts';
import { roundDown, told, type Cause } from './evidence.ts';

/** The share of a weight that the decay of the remedy takes per step. */
const MILD_SHARE = 0.1;

/**
 * Weight decay alone: W -= lr_l lambda_l W multiplies a weight by 1 - lr_l lambda_l in each step, whatever the gradient
 * (docs/maths.md 3). Beyond a share of 2 its size grows.
 */
export const weightDecay: Cause = ({ members, divergence, experiment }) => {
  const member = members[divergence.member];
  const decays = layerDecays(member);
  const share = Math.max(...scalingTable(member).map(({ lr }, l) => lr * decays[l]));
  if (share <= 2) return null;
  return {
    sentence: words.engine.causes.weightDecay(told(share), told(1 - share)),
    control: 'train.weightDecay',
    remedy: { path: 'train.weightDecay', value: roundDown((experiment.train.weightDecay * MILD_SHARE) / share) },
  };
};
