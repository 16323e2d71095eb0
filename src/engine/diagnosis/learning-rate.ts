import * as tf from '@tensorflow/tfjs-core';
import { words } from '../../words/words.ts';
import { merge } from '../training/batch-feed.ts';
import { batchCriticalRate } from '../training/critical-learning-rate.ts';
import type { Remedy } from '../run/run-interface.ts';
import { criticalRate, roundDown, told, unitOf, type Cause, type Evidence, type Finding } from './evidence.ts';
import { linearDivergence } from './linear-training.ts';
import { calmerRate } from './trial.ts';
import { decayShare, MILD_SHARE } from './weight-decay.ts';

/** The share of a limit that a remedy takes. */
const BELOW = 0.5;
/** The same for the edge of a network that may sharpen further. */
const FAR_BELOW = 0.1;

const lower = (lr: number): Remedy => ({ path: 'train.lr', value: roundDown(lr) });

/**
 * The rate is above a limit of the network linearized at step 0: that of the full batch (under cross-entropy at output
 * 0, docs/maths.md 5.4), or that of the small batches by which it was trained.
 */
export const aboveLimit: Cause = async (evidence) => {
  const critical = await criticalRate(evidence);
  const { lr, loss } = evidence.experiment.train;
  if (critical === null) return null;
  if (!(lr > critical)) return smallBatches(evidence, critical);
  return {
    sentence: words.engine.causes.aboveCritical(told(lr, 6), told(critical), told(lr / critical), loss === 'mse'),
    control: 'train.lr',
    remedy: lower(BELOW * critical),
  };
};

/** Small batches have a lower limit, and the linearized network, trained by the same batches, diverges alike. */
async function smallBatches(evidence: Evidence, critical: number): Promise<Finding | null> {
  const { batch, lr, lrUnit } = evidence.experiment.train;
  if (batch === 'full' || batch >= evidence.dataset.train.count) return null;
  const step = await linearDivergence(evidence);
  if (step === null) return null;
  const limit = (await batchLimit(evidence, batch)) / unitOf(evidence);
  const share = lrUnit === 'critical' ? null : told(limit / critical);
  return {
    sentence: words.engine.causes.smallBatches(batch, told(lr, 6), step, told(limit), share),
    control: 'train.lr',
    remedy: lower(BELOW * limit),
  };
}

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
        ? words.engine.causes.sharpFromStart(told(lr, 6), told(start, 3))
        : words.engine.causes.sharpened(told(lr, 6), told(start, 3), told(calm, 3), step),
    control: 'train.lr',
    remedy: lower((FAR_BELOW * lr) / calm),
  };
};

/** Weight decay takes what the sharpness leaves: together they are above the edge, and neither is alone. */
export const decayAndSharpness: Cause = async (evidence) => {
  const share = decayShare(evidence);
  const found = share > 0 ? await sharpnesses(evidence) : null;
  if (!found || !(found.calm <= 1 && found.calm + share / 2 > 1)) return null;
  const { weightDecay } = evidence.experiment.train;
  return {
    sentence: words.engine.causes.decayAndSharpness(told(share, 3), told(found.calm, 3), evidence.divergence.calm.step),
    control: 'train.weightDecay',
    remedy: { path: 'train.weightDecay', value: roundDown((weightDecay * MILD_SHARE) / share) },
  };
};

/** No cause that can be tested holds. Lower rates are tried, and one is offered where it helps. */
export const unknown = async (evidence: Evidence): Promise<Finding> => {
  const { train } = evidence.experiment;
  const found = await sharpnesses(evidence);
  const measured =
    found && Number.isFinite(found.calm)
      ? words.engine.causes.sharpnessBelow(told(found.calm, 3), evidence.divergence.calm.step)
      : null;
  const tried = await calmerRate(evidence);
  const calmer = tried === 'too slow' ? null : tried;
  return {
    sentence: words.engine.causes.unknown(told(train.lr, 6), measured, calmer),
    control: 'train.lr',
    // A large network is not tried: a tenth is offered, and nothing is said of it.
    remedy: tried === 'too slow' ? lower(train.lr / 10) : calmer && { path: 'train.lr', value: calmer.lr },
  };
};

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
