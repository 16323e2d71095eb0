import * as v from 'valibot';
import { ACTIVATIONS } from '../maths/activation.ts';
import { words } from '../words/words.ts';
import { LIMITS } from '../settings/limits.ts';
import { taskShape } from '../tasks/task-shape.ts';
import { taskSchema, type Task } from '../tasks/task.ts';
import { followsGradient, trainSchema } from './settings/train-settings.ts';
import { hasRichness, isTargetPropagation } from './settings/local-rules.ts';
import { boundedInteger, boundedNumber, flag, integer, number, numberList, oneOf } from '../settings/value-schemas.ts';

/** The scaling presets of docs/maths.md 2. */
export const PRESETS = ['sp', 'ntp', 'mup', 'ip', 'custom'] as const;
/** One of {@link PRESETS}. */
export type Preset = (typeof PRESETS)[number];

/** How the readout starts (docs/maths.md 2). */
export const OUTPUT_INITS = ['normal', 'zero', 'sign'] as const;

const netSchema = v.pipe(
  v.strictObject({
    width: integer(LIMITS.width, 256),
    depth: integer(LIMITS.depth, 3),
    /** n0, the width at which every preset is the same network. */
    baseWidth: integer(LIMITS.baseWidth, 64),
    activation: oneOf(ACTIVATIONS, 'relu'),
    /** g of docs/maths.md 2; absent: the activation's unit-variance gain (`maths/activation.ts`). */
    gain: v.optional(boundedNumber(LIMITS.gain)),
    outputGain: number(LIMITS.gain, 1),
    bias: flag(false),
    outputInit: oneOf(OUTPUT_INITS, 'normal'),
    /** The network doubled with opposite readouts, so that f_0 = 0 without centring. */
    symmetric: flag(false),
  }),
  v.forward(
    v.check((net) => !net.symmetric || net.width % 2 === 0, words.config.evenWidth),
    ['width'],
  ),
);

const exponents = v.optional(numberList(LIMITS.exponent, 3, 3));

const scalingSchema = v.pipe(
  v.strictObject({
    preset: oneOf(PRESETS, 'mup'),
    /** The richness knob: small is lazy. */
    gamma0: number(LIMITS.gamma0, 1),
    /** Subtract the output at step 0. */
    centered: flag(false),
    /** kappa, the learning-rate scaling: every lr is multiplied by rho^-kappa. */
    lrExponent: number(LIMITS.lrExponent, 0),
    /** Init exponents (input, hidden, output) of `custom`. */
    b: exponents,
    /** Learning-rate exponents (input, hidden, output) of `custom`. */
    c: exponents,
  }),
  v.forward(
    v.check(({ preset, b }) => (b !== undefined) === (preset === 'custom'), words.config.triple),
    ['b'],
  ),
  v.forward(
    v.check(({ preset, c }) => (c !== undefined) === (preset === 'custom'), words.config.triple),
    ['c'],
  ),
);

const measureSchema = v.strictObject({
  /** Q: the first Q training samples are the probe set (fewer, if there are fewer). */
  probe: integer(LIMITS.probe, 32),
  /** Steps at which everything is measured; absent: log-spaced first, then even. */
  at: v.optional(v.array(boundedInteger({ min: 0, max: LIMITS.steps.max }))),
  /** Whether the lazy twin is trained beside the network, if it has one: `bp`, sgd or momentum (docs/maths.md 5.2). */
  twin: flag(true),
  /** Whether the network of infinite width under `ntp` is trained beside it, as a kernel method. */
  infinite: flag(false),
});

const hasOneHotClasses = (task: Task) => {
  const { outputs, classes } = taskShape(task);
  return classes !== null && outputs > 1;
};

/** An experiment: the whole of what decides a run's curve. Anything left out takes its neutral value. */
export const experimentSchema = v.pipe(
  v.strictObject({
    v: v.optional(v.literal(1, words.config.version), 1),
    /** Seed of the weights and of the batches; the data has its own, `task.seed`. */
    seed: integer(LIMITS.seed, 0),
    task: v.optional(taskSchema, { name: 'digits' }),
    net: v.optional(netSchema, {}),
    scaling: v.optional(scalingSchema, {}),
    train: v.optional(trainSchema, {}),
    measure: v.optional(measureSchema, {}),
  }),
  v.forward(
    v.check(({ train, task }) => train.loss !== 'ce' || hasOneHotClasses(task), words.config.crossEntropy),
    ['train', 'loss'],
  ),
  v.forward(
    v.check(
      ({ train, net }) => train.layerLr === undefined || train.layerLr.length === net.depth + 1,
      words.config.layerLr,
    ),
    ['train', 'layerLr'],
  ),
  v.forward(
    v.check(
      ({ train, net }) => !train.slo || (train.optimizer === 'slo' && train.slo.speeds.length === net.depth + 1),
      words.config.speeds,
    ),
    ['train', 'slo'],
  ),
  v.forward(
    v.check(({ train }) => !train.pc || train.rule === 'pc', words.config.pcNeedsPc),
    ['train', 'pc'],
  ),
  v.forward(
    v.check(({ train, scaling }) => !train.pc?.gbar || scaling.preset === 'mup', words.config.pcGbar),
    ['train', 'pc'],
  ),
  v.forward(
    v.check(({ train }) => !train.tp || isTargetPropagation(train.rule), words.config.tpNeedsTp),
    ['train', 'tp'],
  ),
  v.forward(
    v.check(({ train, scaling }) => hasRichness(train.rule) || scaling.gamma0 === 1, words.config.noRichness),
    ['scaling', 'gamma0'],
  ),
  v.forward(
    v.check(({ train, scaling }) => hasRichness(train.rule) || !scaling.centered, words.config.noCentring),
    ['scaling', 'centered'],
  ),
  v.forward(
    v.check(({ train }) => train.lrUnit === 'absolute' || followsGradient(train.optimizer), words.config.criticalUnit),
    ['train', 'lrUnit'],
  ),
  v.forward(
    v.check(({ train, scaling }) => train.optimizer !== 'adam' || scaling.preset !== 'ip', words.config.integrableAdam),
    ['scaling', 'preset'],
  ),
);

/** A complete, valid experiment. */
export type Experiment = v.InferOutput<typeof experimentSchema>;

/** What is wrong with one key of a configuration. */
export interface ConfigProblem {
  /** Dotted path, such as `net.width`. */
  key: string;
  /** The value found there, `undefined` when it is missing. */
  value: unknown;
  /** What would be right, as a phrase. */
  allowed: string;
}

/** The outcome of {@link parseExperiment}. */
export type ParsedExperiment = { ok: true; experiment: Experiment } | { ok: false; problems: ConfigProblem[] };

/** Checks a configuration and fills in the neutral values of what it leaves out. Never throws. */
export function parseExperiment(input: unknown): ParsedExperiment {
  const result = v.safeParse(experimentSchema, input);
  if (result.success) return { ok: true, experiment: result.output };
  return { ok: false, problems: result.issues.map(toProblem) };
}

/** An issue of a schema as a problem of the configuration. */
export function toProblem(issue: v.GenericIssue): ConfigProblem {
  const key = v.getDotPath(issue) ?? words.config.whole;
  const value = issue.path ? issue.path[issue.path.length - 1].value : issue.input;
  if (issue.type !== 'strict_object') return { key, value, allowed: issue.message };
  const { noSuchKey, required, object } = words.config;
  // A key that is missing is expected by its name.
  const isMissing = issue.expected?.startsWith('"') === true;
  return { key, value, allowed: issue.expected === 'never' ? noSuchKey : isMissing ? required : object };
}

const textOf = (value: unknown): string => {
  if (value === undefined) return words.config.missing;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
};

/** A problem as a sentence for the person who wrote the configuration. */
export function describeProblem({ key, value, allowed }: ConfigProblem): string {
  return words.config.problem(key, textOf(value), allowed);
}
