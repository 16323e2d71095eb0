import * as v from 'valibot';
import { words } from '../words/words.ts';
import { LIMITS } from '../settings/limits.ts';
import { boundedInteger, flag, integer, number, numberList, oneOf } from '../settings/value-schemas.ts';

/** The losses of docs/maths.md 3. */
export const LOSSES = ['mse', 'ce'] as const;
/** One of {@link LOSSES}. */
export type Loss = (typeof LOSSES)[number];

/** The learning rules of docs/maths.md 4. */
export const RULES = ['bp', 'fa', 'dfa', 'pc', 'tp', 'dtp'] as const;
/** One of {@link RULES}. */
export type Rule = (typeof RULES)[number];

/** Rules without gradient of the output: their targets and energies know neither richness nor centring. */
export const hasRichness = (rule: Rule): boolean => rule !== 'pc' && !isTargetPropagation(rule);

/** Whether a rule has the settings `train.tp`. */
export const isTargetPropagation = (rule: Rule): boolean => rule === 'tp' || rule === 'dtp';

/** The optimizers of docs/maths.md 3. */
export const OPTIMIZERS = ['sgd', 'momentum', 'adam', 'slo'] as const;
/** One of {@link OPTIMIZERS}. */
export type Optimizer = (typeof OPTIMIZERS)[number];

/** Whether steps are as large as the gradient, which a kernel, a critical rate and the width's exponents rest on. */
export const followsGradient = (optimizer: Optimizer): boolean => optimizer === 'sgd' || optimizer === 'momentum';

/** In which order predictive coding relaxes its layers. */
export const SCHEDULES = ['sequential', 'synchronous'] as const;

const pcSchema = v.strictObject({
  /** Inference steps before the weights learn. */
  steps: integer(LIMITS.inferenceSteps, 20),
  dt: number(LIMITS.dt, 0.2),
  schedule: oneOf(SCHEDULES, 'sequential'),
  /** Predictions, slopes and output error stay at their forward values. */
  fixedPrediction: flag(false),
  /** Weight of the loss in the energy, at the base width. */
  gammaOut: number(LIMITS.gammaOut, 1),
  /** Under `mup`, gammaOut ~ rho^-gbar: 0 is first-order-like, -1 Gauss-Newton-like. */
  gbar: number(LIMITS.gbar, 0),
});

/** Settings of predictive coding (docs/maths.md 4). */
export type PredictiveCoding = v.InferOutput<typeof pcSchema>;

/** The settings of predictive coding of an experiment that leaves them out. */
export const DEFAULT_PREDICTIVE_CODING: PredictiveCoding = v.parse(pcSchema, {});

/** How target propagation comes to its feedback weights. */
export const TARGET_FEEDBACKS = ['ridge', 'learned'] as const;

const tpSchema = v.strictObject({
  feedback: oneOf(TARGET_FEEDBACKS, 'ridge'),
  /** mu of the ridge regression. */
  ridge: number(LIMITS.ridge, 0.1),
  /** How far the target of the output lies from the output, along -dloss/df. */
  etaTarget: number(LIMITS.etaTarget, 0.3),
  /** Std of the noise on the features from which `learned` feedback learns to reconstruct. */
  noise: number(LIMITS.noise, 0.1),
  /** Learning rate of `learned` feedback, in units of 1 / fan_in of the feedback. */
  feedbackLr: number(LIMITS.feedbackLr, 0.1),
});

/** Settings of target propagation (docs/maths.md 4). */
export type TargetPropagation = v.InferOutput<typeof tpSchema>;

/** The settings of target propagation of an experiment that leaves them out. */
export const DEFAULT_TARGET_PROPAGATION: TargetPropagation = v.parse(tpSchema, {});

/** The units of `train.lr`: as it is, or a fraction of the stability limit of the lazy twin (docs/maths.md 5.4). */
export const LEARNING_RATE_UNITS = ['absolute', 'critical'] as const;

/** How a network is trained (docs/maths.md 3 and 4). */
export const trainSchema = v.strictObject({
  rule: oneOf(RULES, 'bp'),
  /** How much of its own weights the feedback of `fa` keeps. */
  rho: number(LIMITS.rho, 0),
  /** Settings of the rule `pc`; absent: {@link DEFAULT_PREDICTIVE_CODING}. */
  pc: v.optional(pcSchema),
  /** Settings of the rules `tp` and `dtp`; absent: {@link DEFAULT_TARGET_PROPAGATION}. */
  tp: v.optional(tpSchema),
  optimizer: oneOf(OPTIMIZERS, 'sgd'),
  loss: oneOf(LOSSES, 'mse'),
  lr: number(LIMITS.lr, 0.1),
  lrUnit: oneOf(LEARNING_RATE_UNITS, 'absolute'),
  /** Factors on the learning rate of each weight layer, input first; absent: all 1. */
  layerLr: v.optional(numberList(LIMITS.layerLr, 2, LIMITS.depth.max + 1)),
  /** Decoupled weight decay: W -= lr_l * weightDecay * W. */
  weightDecay: number(LIMITS.weightDecay, 0),
  /** Speed C_l of each weight layer under `slo`; absent: all 1, plain normalized gradient descent. */
  slo: v.optional(v.strictObject({ speeds: numberList(LIMITS.speed, 2, LIMITS.depth.max + 1) })),
  /** Samples per step; "full", or at least the training set: every step sees all of it. */
  batch: v.optional(
    v.union([v.literal('full'), boundedInteger(LIMITS.batch)], words.config.batch(LIMITS.batch.min, LIMITS.batch.max)),
    'full',
  ),
  /** Sample indices of each batch, used in turn and cycled (fixtures); absent: drawn from the seed. */
  batches: v.optional(v.array(v.pipe(v.array(boundedInteger({ min: 0, max: LIMITS.samples.max })), v.nonEmpty()))),
  /** The run is done after this many steps. */
  steps: integer(LIMITS.steps, 20_000),
});
