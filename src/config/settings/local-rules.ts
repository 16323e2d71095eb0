/** The learning rules, and the settings that only one of them has. */
import * as v from 'valibot';
import { draftValue, type Draft } from '../../settings/draft.ts';
import { flag, integer, number, oneOf } from '../../settings/kind.ts';
import { entriesOf, linear, log, row } from '../../settings/row.ts';
import { translated } from '../../words/language.ts';

/** The learning rules of docs/maths.md 4. */
export const RULES = ['bp', 'fa', 'dfa', 'pc', 'tp', 'dtp'] as const;
/** One of {@link RULES}. */
export type Rule = (typeof RULES)[number];

/** Returns whether a rule has the settings `train.tp`. */
export const isTargetPropagation = (rule: Rule): boolean => rule === 'tp' || rule === 'dtp';

/** Returns whether a rule has richness and centring; rules with energies or targets have neither. */
export const hasRichness = (rule: Rule): boolean => rule !== 'pc' && !isTargetPropagation(rule);

/** Returns the condition that an experiment uses one of the given rules. */
export const under =
  (...rules: Rule[]) =>
  (draft: Draft): boolean =>
    rules.some((rule) => rule === draftValue(draft, 'train.rule'));

/** The orders in which predictive coding can relax its layers. */
const SCHEDULES = ['sequential', 'synchronous'] as const;

/** The settings of predictive coding. */
export const PREDICTIVE_CODING = translated('predictiveCoding', {
  /** Inference steps before the weights learn. */
  steps: row(integer({ min: 1, max: 1000 }, 20), {
    key: 'pcSteps',
    axis: log(1, 64, 4),
    isUsed: under('pc'),
    words: {
      label: 'Inference steps',
      hint: 'How often the hidden states move before the weights learn. More: the states settle better, and each step takes longer.',
      onAxis: 'inference steps',
    },
  }),
  dt: row(number({ min: 1e-4, max: 1 }, 0.2), {
    key: 'dt',
    axis: log(0.03, 1, 4),
    isUsed: under('pc'),
    words: {
      label: 'Step size',
      symbol: 'dt',
      hint: 'How far the hidden states move in an inference step. Larger settles faster, until it no longer settles.',
      onAxis: 'inference step dt',
    },
  }),
  schedule: row(oneOf(SCHEDULES, 'sequential'), {
    key: 'schedule',
    axis: null,
    isUsed: under('pc'),
    words: {
      label: 'Order',
      hint: 'Whether the layers move one after another, from the output down, or all at once.',
      options: { sequential: 'Layer by layer', synchronous: 'All at once' },
    },
  }),
  fixedPrediction: row(flag(false), {
    key: 'fixedPrediction',
    axis: null,
    isUsed: under('pc'),
    words: {
      label: 'Fixed prediction',
      hint: 'Predictions, slopes and output error stay at their forward values. One sequential sweep with dt = 1 is then backpropagation.',
    },
  }),
  /** Weight of the loss in the energy, at the base width. */
  gammaOut: row(number({ min: 0, max: 1e4 }, 1), {
    key: 'gammaOut',
    axis: log(0.1, 10, 5),
    isUsed: under('pc'),
    words: {
      label: 'Output weight',
      symbol: 'γₒᵤₜ',
      hint: 'The weight of the loss in the energy, at the base width. Larger pulls the hidden states more strongly towards the targets.',
      onAxis: 'output weight γₒᵤₜ',
    },
  }),
  /** Under `mup`, gammaOut ~ rho^-gbar: 0 is first-order-like, -1 Gauss-Newton-like. */
  gbar: row(number({ min: -1, max: 0 }, 0), {
    key: 'gbar',
    axis: linear(-1, 0, 5),
    isUsed: (draft) => under('pc')(draft) && draftValue(draft, 'scaling.preset') === 'mup',
    words: {
      label: 'Width exponent',
      symbol: 'ḡ',
      hint: 'Under μP: 0 is like first-order descent, −1 like Gauss–Newton.',
      onAxis: 'width exponent ḡ',
    },
  }),
});

/** The section `train.pc` of an experiment. */
export const predictiveCodingSchema = v.strictObject(entriesOf(PREDICTIVE_CODING));
/** Settings of predictive coding (docs/maths.md 4). */
export type PredictiveCoding = v.InferOutput<typeof predictiveCodingSchema>;
/** The default settings of predictive coding. */
export const DEFAULT_PREDICTIVE_CODING: PredictiveCoding = v.parse(predictiveCodingSchema, {});

/** The ways in which target propagation gets its feedback weights. */
const TARGET_FEEDBACKS = ['ridge', 'learned'] as const;

/** The settings of target propagation. */
export const TARGET_PROPAGATION = translated('targetPropagation', {
  feedback: row(oneOf(TARGET_FEEDBACKS, 'ridge'), {
    key: 'feedback',
    axis: null,
    isUsed: under('tp', 'dtp'),
    words: {
      label: 'Feedback',
      hint: 'Ridge: the linear map that best reconstructs each layer from the next, computed for every batch. Learned: trained beside the network on noisy features.',
      options: { ridge: 'Ridge regression', learned: 'Learned' },
    },
  }),
  /** mu of the ridge regression. */
  ridge: row(number({ min: 1e-6, max: 1e6 }, 0.1), {
    key: 'ridge',
    axis: log(0.001, 10, 5),
    isUsed: under('tp', 'dtp'),
    words: {
      label: 'Ridge',
      symbol: 'μ',
      hint: 'Penalty of the ridge regression that gives the feedback weights. Larger: smaller, steadier feedback weights.',
      onAxis: 'ridge μ',
    },
  }),
  /** Std of the noise on the features from which `learned` feedback learns to reconstruct. */
  noise: row(number({ min: 0, max: 10 }, 0.1), {
    key: 'feedbackNoise',
    axis: log(0.01, 1, 5),
    isUsed: under('tp', 'dtp'),
    words: {
      label: 'Noise',
      symbol: 'σ',
      hint: 'Standard deviation of the noise on the features from which learned feedback learns. Larger: it learns from features further around the present ones.',
      onAxis: 'feedback noise σ',
    },
  }),
  /** Learning rate of `learned` feedback, in units of 1 / fan_in of the feedback. */
  feedbackLr: row(number({ min: 0, max: 10 }, 0.1), {
    key: 'feedbackLr',
    axis: log(0.01, 1, 5),
    isUsed: under('tp', 'dtp'),
    words: {
      label: 'Feedback rate',
      hint: 'The learning rate of learned feedback weights. Larger: they follow the forward weights faster.',
      onAxis: 'feedback rate',
    },
  }),
  /** The distance from the output to its target, along -dloss/df. */
  etaTarget: row(number({ min: 1e-4, max: 10 }, 0.3), {
    key: 'etaTarget',
    axis: log(0.03, 1, 4),
    isUsed: under('tp', 'dtp'),
    words: {
      label: 'Target step',
      symbol: 'η̂',
      hint: 'The distance from the output to its target. Larger: each step asks for a larger change.',
      onAxis: 'target step η̂',
    },
  }),
});

/** The section `train.tp` of an experiment. */
export const targetPropagationSchema = v.strictObject(entriesOf(TARGET_PROPAGATION));
/** Settings of target propagation (docs/maths.md 4). */
export type TargetPropagation = v.InferOutput<typeof targetPropagationSchema>;
/** The default settings of target propagation. */
export const DEFAULT_TARGET_PROPAGATION: TargetPropagation = v.parse(targetPropagationSchema, {});
