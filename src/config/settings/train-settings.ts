import * as v from 'valibot';
import { draftValue, type Draft } from '../../settings/draft.ts';
import { LIMITS, integer, number, oneOf, optionalLayerNumbers, wordOrInteger } from '../../settings/kind.ts';
import { entriesOf, linear, log, row } from '../../settings/row.ts';
import { boundedInteger, boundedList } from '../../settings/value-schemas.ts';
import { translated } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { predictiveCodingSchema, RULES, targetPropagationSchema, under } from './local-rules.ts';
import { NET } from './net-settings.ts';
import { scheduleSchema } from './schedule-settings.ts';

/** The losses of docs/maths.md 3. */
export const LOSSES = ['mse', 'ce'] as const;
/** One of the losses of docs/maths.md 3. */
export type Loss = (typeof LOSSES)[number];

/** The optimizers of docs/maths.md 3. */
export const OPTIMIZERS = ['sgd', 'momentum', 'adam', 'slo'] as const;
/** One of {@link OPTIMIZERS}. */
export type Optimizer = (typeof OPTIMIZERS)[number];

/** Returns whether steps are proportional to the gradient, as kernels, critical rates and width exponents assume. */
export const followsGradient = (optimizer: Optimizer): boolean => optimizer === 'sgd' || optimizer === 'momentum';

/** The units of `train.lr`: absolute, or a fraction of the stability limit of the lazy twin (docs/maths.md 5.4). */
const LEARNING_RATE_UNITS = ['absolute', 'critical'] as const;

/** The scales of weight decay: a share per step without the width factor of the rate, or the layer's own rate. */
const DECAY_SCALES = ['width-free', 'lr'] as const;

const MOST_LAYERS = NET.depth.kind.range.max + 1;
const BATCHES = { min: 1, max: 10_000 };
/** The largest number of batches in `train.batches`, which then repeat. */
const MOST_BATCHES = 100_000;
const SAMPLE = boundedInteger({ min: 0, max: LIMITS.samples.max });

/** The settings of training (docs/maths.md 3 and 4). */
export const TRAIN = translated('train', {
  rule: row(oneOf(RULES, 'bp'), {
    key: 'rule',
    axis: 'all',
    words: {
      label: 'Learning rule',
      hint: 'Backpropagation sends the error back through the weights; feedback alignment through frozen random ones; direct feedback alignment sends it straight to each layer; predictive coding lets the hidden states settle first; target propagation sends targets down through feedback weights. The last three have no richness and no centring: set γ₀ to 1 and switch the centred output off.',
      onAxis: 'learning rule',
      short: '',
      options: {
        bp: 'Backpropagation',
        fa: 'Feedback alignment',
        dfa: 'Direct feedback',
        pc: 'Predictive coding',
        tp: 'Target propagation',
        dtp: 'Difference target prop.',
      },
    },
  }),
  /** The share of the layer's own initial weights in the feedback of `fa`. */
  rho: row(number({ min: 0, max: 1 }, 0), {
    key: 'rho',
    axis: linear(0, 1, 5),
    isUsed: under('fa'),
    words: {
      label: 'Own weights',
      symbol: 'ρ',
      hint: 'How much of the layer’s own initial weights the feedback keeps: 0 is random, 1 starts as backpropagation.',
      onAxis: 'own weights ρ',
    },
  }),
  optimizer: row(oneOf(OPTIMIZERS, 'sgd'), {
    key: 'optimizer',
    axis: 'all',
    words: {
      label: 'Optimizer',
      hint: 'SGD follows the gradient; momentum and Adam also remember earlier gradients; speed-limited optimization moves each layer by a fixed length.',
      onAxis: 'optimizer',
      short: '',
      options: { sgd: 'SGD', momentum: 'Momentum, 0.9', adam: 'Adam', slo: 'Speed-limited (SLO)' },
    },
  }),
  loss: row(oneOf(LOSSES, 'mse'), {
    key: 'loss',
    axis: null,
    words: {
      label: 'Loss',
      hint: 'The number that training makes small. Squared error: half the squared distance from output to target. Cross-entropy: how little probability the right class gets; only for one-hot classes.',
      short: '',
      options: { mse: 'Mean squared error', ce: 'Cross-entropy' },
    },
  }),
  lr: row(number({ min: 1e-6, max: 1e3 }, 0.1), {
    key: 'lr',
    axis: log(0.01, 1, 7),
    words: {
      label: 'Learning rate',
      symbol: 'η',
      hint: 'The step size of gradient descent at the base width and richness 1. A change acts at once, without a restart; a mark in the charts shows it. The table of the scaling shows the rate of each layer.',
      onAxis: 'learning rate η',
      short: 'η',
    },
  }),
  lrUnit: row(oneOf(LEARNING_RATE_UNITS, 'absolute'), {
    key: 'lrUnit',
    axis: null,
    words: {
      label: 'Learning-rate unit',
      short: 'unit of η:',
      hint: 'Critical: a multiple of the rate above which full-batch gradient descent on the linearized network diverges (mse), or leaves output 0 (cross-entropy), found at the start of the run. Smaller batches have a lower limit of their own.',
      options: { absolute: 'As it is', critical: 'Critical rate = 1' },
    },
  }),
  /** Factors on the learning rate of each weight layer, input first; absent: all 1. */
  layerLr: row(optionalLayerNumbers({ min: 0, max: 1e6 }, 1, MOST_LAYERS), {
    key: 'layerLr',
    axis: null,
    words: {
      label: 'A factor for each layer',
      hint: 'A factor on the learning rate of each weight layer, input first. 0 keeps a layer as it was drawn.',
      short: 'layer factors',
    },
  }),
  /** Decoupled weight decay: W -= lr * gamma0^p * layerLr[l] * weightDecay * W (docs/maths.md 3). */
  weightDecay: row(number({ min: 0, max: 100 }, 0), {
    key: 'weightDecay',
    axis: log(0.001, 0.1, 5),
    words: {
      label: 'Weight decay',
      symbol: 'λ',
      hint: 'Decoupled: each step also multiplies the weights by 1 − η γ₀² λ (η γ₀ λ with Adam, η λ with SLO), with the learning rate η at the base width.',
      onAxis: 'weight decay λ',
    },
  }),
  /** Whether the decay leaves out the width factor of the layer's rate, as it should, or not. */
  decayScale: row(oneOf(DECAY_SCALES, 'width-free'), {
    key: 'decayScale',
    axis: 'all',
    isUsed: (draft) => draftValue(draft, 'train.weightDecay') !== 0,
    words: {
      label: 'Decay per step',
      hint: 'Same at every width: the learning rate in the decay has no width factor, so that all layers lose the same share of their weights per step at every width. By each layer’s rate: as plain AdamW with learning rates by layer does it, a slip under which λ does not carry over to other widths.',
      onAxis: 'decay per step',
      options: { 'width-free': 'Same at every width', lr: 'By each layer’s rate' },
    },
  }),
  /** Samples per step. "full", or a number of at least all training samples: every step sees all of them. */
  batch: row(wordOrInteger('full', BATCHES, 'full', words.config.batch(BATCHES.min, BATCHES.max)), {
    key: 'batch',
    axis: log(8, 128, 5),
    words: {
      label: 'Batch',
      symbol: 'B',
      hint: 'Training samples per step. Few: quick, noisy steps. All (full): plain gradient descent without noise.',
      onAxis: 'batch B',
    },
  }),
  /** The number of steps after which the run is done. */
  steps: row(integer({ min: 1, max: 10_000_000 }, 20_000), {
    key: 'steps',
    axis: log(100, 1600, 5),
    words: {
      label: 'Steps',
      hint: 'The run is done after this many steps. A larger number lets it go on.',
      onAxis: 'steps',
    },
  }),
});

/** The settings of speed-limited optimization. */
export const SPEED_LIMITED = translated('speedLimited', {
  /** Speed C_l of each weight layer; absent: all 1, plain normalized gradient descent. */
  speeds: row(optionalLayerNumbers({ min: 0, max: 1e6 }, 1, MOST_LAYERS), {
    key: 'speeds',
    axis: null,
    isUsed: (draft: Draft) => draftValue(draft, 'train.optimizer') === 'slo',
    words: {
      label: 'Own speeds',
      symbol: 'C',
      hint: 'How far each layer moves per step, in units of its learning rate. If left out, all are 1: plain normalized gradient descent, the control.',
      onAxis: 'speeds C',
    },
  }),
});

/** The section `train` of an experiment. */
export const trainSchema = v.strictObject({
  ...entriesOf(TRAIN),
  /** The schedule of the learning rate; absent: it is constant. */
  schedule: v.optional(scheduleSchema),
  /** Settings of the rule `pc`; absent: {@link DEFAULT_PREDICTIVE_CODING}. */
  pc: v.optional(predictiveCodingSchema),
  /** Settings of the rules `tp` and `dtp`; absent: {@link DEFAULT_TARGET_PROPAGATION}. */
  tp: v.optional(targetPropagationSchema),
  /** Settings of the optimizer `slo`; absent: all speeds are 1. */
  slo: v.optional(v.strictObject({ speeds: SPEED_LIMITED.speeds.kind.schema.wrapped })),
  /** Sample indices of each batch, used in turn and cycled (fixtures); absent: drawn from the seed. */
  batches: v.optional(
    boundedList(
      boundedList(SAMPLE, 1, LIMITS.samples.max, words.config.batchSamples(LIMITS.samples.max)),
      1,
      MOST_BATCHES,
      words.config.batches(MOST_BATCHES),
    ),
  ),
});
