import * as tf from '@tensorflow/tfjs-core';
import { rateAt } from '../../config/settings/schedule-settings.ts';
import { largestFactor } from '../../maths/rate-schedule.ts';
import { words } from '../../words/words.ts';
import { merge } from '../training/batch-feed.ts';
import { batchCriticalRate } from '../training/critical-learning-rate.ts';
import type { Remedy } from '../run/run-interface.ts';
import {
  criticalRate,
  disposeStart,
  roundDown,
  startOf,
  told,
  unitOf,
  type Cause,
  type Evidence,
  type Finding,
} from './evidence.ts';
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
  const { loss } = evidence.experiment.train;
  const lr = highestRate(evidence);
  if (critical === null) return null;
  if (!(lr > critical)) return smallBatches(evidence, critical);
  return {
    sentence: words.engine.causes.aboveCritical(told(lr, 6), told(critical), told(lr / critical), loss === 'mse'),
    control: 'train.lr',
    remedy: lower(BELOW * critical),
  };
};

/** Returns the highest rate that the network has had, in its own unit. */
const highestRate = ({ experiment: { train }, divergence }: Evidence): number =>
  train.lr * largestFactor(train.schedule, divergence.step);

/** Small batches have a lower limit, and the linearized network, trained by the same batches, diverges alike. */
async function smallBatches(evidence: Evidence, critical: number): Promise<Finding | null> {
  const { batch, lrUnit } = evidence.experiment.train;
  if (batch === 'full' || batch >= evidence.dataset.train.count) return null;
  const step = await linearDivergence(evidence);
  if (step === null) return null;
  const limit = (await batchLimit(evidence, batch)) / unitOf(evidence);
  const share = lrUnit === 'critical' ? null : told(limit / critical);
  return {
    sentence: words.engine.causes.smallBatches(batch, told(highestRate(evidence), 6), step, told(limit), share),
    control: 'train.lr',
    remedy: lower(BELOW * limit),
  };
}

/**
 * Above the edge of stability, measured at the last calm weights (docs/maths.md 5.4): the network is too sharp, or its
 * weight decay takes what the sharpness leaves.
 */
export const aboveEdge: Cause = async (evidence) => {
  const found = await sharpnesses(evidence);
  if (!found) return null;
  return found.calm > 1 ? tooSharp(evidence, found) : decayAndSharpness(evidence, found.calm);
};

function tooSharp({ divergence, experiment }: Evidence, { start, calm }: Sharpnesses): Finding {
  const lr = rateAt(experiment, divergence.calm.step);
  return {
    sentence:
      start > 1
        ? words.engine.causes.sharpFromStart(told(lr, 6), told(start, 3))
        : words.engine.causes.sharpened(told(lr, 6), told(start, 3), told(calm, 3), divergence.calm.step),
    control: 'train.lr',
    remedy: lower((FAR_BELOW * experiment.train.lr) / calm),
  };
}

/** Together they are above the edge, and neither is alone. */
function decayAndSharpness(evidence: Evidence, calm: number): Finding | null {
  const share = decayShare(evidence);
  if (!(share > 0 && calm + share / 2 > 1)) return null;
  const { weightDecay } = evidence.experiment.train;
  return {
    sentence: words.engine.causes.decayAndSharpness(told(share, 3), told(calm, 3), evidence.divergence.calm.step),
    control: 'train.weightDecay',
    remedy: { path: 'train.weightDecay', value: roundDown((weightDecay * MILD_SHARE) / share) },
  };
}

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
  const { trainSet, stepper, architecture, scale } = open;
  const { networks } = stepper.state;
  const own = (x: tf.Tensor3D) => tf.slice(x, [member, 0, 0], [1, -1, -1]);
  const initial = networks.initial.map(own);
  const b = networks.b?.map(own);
  const initialBiases = networks.initialBiases?.map(own);
  const gamma0 = own(scale.gamma0);
  const all = merge(trainSet);
  const alone = { gamma0, centered: null };
  const start = { ...networks, initial, b, initialBiases };
  const limit = await batchCriticalRate(members[member], start, all, size, architecture, alone);
  tf.dispose([initial, b ?? [], initialBiases ?? [], gamma0, all.x, all.y, all.z0 ?? []]);
  return limit;
}

/** The sharpness at step 0 and at the last calm weights. */
interface Sharpnesses {
  start: number;
  calm: number;
}

/** Returns both; `null` where the run has none. */
async function sharpnesses({ open, members, divergence }: Evidence): Promise<Sharpnesses | null> {
  const { networks } = open.stepper.state;
  const ratesAt = (step: number) => members.map((member) => rateAt(member, step));
  const atStart = startOf(networks);
  const start = await open.sharpness.at(atStart, ratesAt(0));
  disposeStart(atStart);
  const calm = await open.sharpness.atLastCalm(networks, ratesAt(divergence.calm.step));
  return start && calm && { start: start[divergence.member], calm: calm[divergence.member] };
}
