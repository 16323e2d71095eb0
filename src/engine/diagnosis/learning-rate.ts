import * as tf from '@tensorflow/tfjs-core';
import { hasSharpness } from '../../config/measures/available-measures.ts';
import { words } from '../../words/words.ts';
import { merge } from '../training/batch-feed.ts';
import { batchCriticalRate, criticalLearningRates } from '../training/critical-learning-rate.ts';
import type { Remedy } from '../run/run-interface.ts';
import { roundDown, told, type Cause, type Evidence, type Finding } from './evidence.ts';
import { linearDivergence } from './linear-training.ts';

/** The share of a limit that a remedy takes. */
const BELOW = 0.5;
/** The same for the edge of a network that may sharpen further. */
const FAR_BELOW = 0.1;

const lower = (lr: number): Remedy => ({ path: 'train.lr', value: roundDown(lr) });

/**
 * The rate is above the limit of full-batch gradient descent on the network linearized at step 0, which under
 * cross-entropy is that of local stability at output 0 (docs/maths.md 5.4).
 */
export const aboveCritical: Cause = async (evidence) => {
  const critical = await criticalRate(evidence);
  const { lr, loss } = evidence.experiment.train;
  // A rate that is no finite number belongs to a network whose kernel is 0, or not finite.
  if (critical === null || !(lr > critical)) return null;
  return {
    sentence: words.engine.causes.aboveCritical(told(lr, 6), told(critical), told(lr / critical), loss === 'mse'),
    control: 'train.lr',
    remedy: lower(BELOW * critical),
  };
};

/** Small batches have a lower limit: the network linearized at step 0, trained by the same batches, diverges alike. */
export const smallBatches: Cause = async (evidence) => {
  const critical = await criticalRate(evidence);
  const { batch } = evidence.experiment.train;
  if (critical === null || batch === 'full' || batch >= evidence.dataset.train.count) return null;
  const step = await linearDivergence(evidence);
  if (typeof step !== 'number') return null;
  const limit = (await batchLimit(evidence, batch)) / unitOf(evidence);
  return {
    sentence: words.engine.causes.smallBatches(
      batch,
      told(evidence.experiment.train.lr, 6),
      step,
      told(limit),
      told(limit / critical),
    ),
    control: 'train.lr',
    remedy: lower(BELOW * limit),
  };
};

/** The network is too sharp: measured at its last calm weights, its sharpness is above the edge (docs/maths.md 5.4). */
export const tooSharp: Cause = async (evidence) => {
  const found = await sharpnesses(evidence);
  if (!found || !(found.calm > 1)) return null;
  const { start, calm } = found;
  const { step } = evidence.divergence.calm;
  const { lr } = evidence.experiment.train;
  return {
    sentence:
      start > 1
        ? words.engine.causes.sharpFromStart(told(lr, 6), told(start))
        : words.engine.causes.sharpened(told(lr, 6), told(start), told(calm), step),
    control: 'train.lr',
    remedy: lower((FAR_BELOW * lr) / calm),
  };
};

/** No cause that can be tested holds. Says what was found, and names the rate as the first thing to try. */
export const unknown = async (evidence: Evidence): Promise<Finding> => {
  const { train } = evidence.experiment;
  const found = await sharpnesses(evidence);
  const measured =
    found && Number.isFinite(found.calm)
      ? words.engine.causes.sharpnessBelow(told(found.calm), evidence.divergence.calm.step)
      : null;
  return {
    sentence: words.engine.causes.unknown(told(train.lr, 6), measured),
    control: 'train.lr',
    remedy: lower(train.lr / 10),
  };
};

/** Returns the value of one unit of the learning rate of the network that diverged, in absolute units. */
const unitOf = ({ open, divergence }: Evidence): number => open.units[divergence.member];

/** Returns the critical rate in the network's own unit; `null` for rules and optimizers without one. */
async function criticalRate(evidence: Evidence): Promise<number | null> {
  const { members, open, divergence } = evidence;
  if (!hasSharpness(evidence.experiment)) return null;
  const { stepper, trainSet, phi, scale } = open;
  const rates = await criticalLearningRates(members, stepper.state.networks, trainSet, phi, scale);
  return rates[divergence.member] / unitOf(evidence);
}

/** Returns the limit of batches of this size, in absolute units. */
async function batchLimit({ members, open, divergence: { member } }: Evidence, size: number): Promise<number> {
  const { trainSet, stepper, phi, scale } = open;
  const { networks } = stepper.state;
  const own = (x: tf.Tensor3D) => tf.slice(x, [member, 0, 0], [1, -1, -1]);
  const initial = networks.initial.map(own);
  const b = networks.b?.map(own);
  const gamma0 = own(scale.gamma0);
  const all = merge(trainSet);
  const alone = { gamma0, centered: null };
  const limit = await batchCriticalRate(members[member], { ...networks, initial, b }, all, size, phi, alone);
  tf.dispose([initial, b ?? [], gamma0, all.x, all.y, all.z0 ?? []]);
  return limit;
}

/** Returns the sharpness at step 0 and at the last calm weights; `null` where there is none. */
async function sharpnesses({ open, members, divergence }: Evidence): Promise<{ start: number; calm: number } | null> {
  const { networks } = open.stepper.state;
  const lr = members.map(({ train }) => train.lr);
  const moved = networks.initial.map((W) => tf.zerosLike(W));
  const b = networks.b?.map((bias) => tf.zerosLike(bias));
  const start = await open.sharpness.at({ ...networks, W: networks.initial, moved, b }, lr);
  tf.dispose([moved, b ?? []]);
  const calm = await open.sharpness.atLastCalm(networks, lr);
  return start && calm && { start: start[divergence.member], calm: calm[divergence.member] };
}
