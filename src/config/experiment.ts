import * as v from 'valibot';
import { type Task, taskSchema, taskShape, trainingSamples } from '../tasks/tasks.ts';
import { plainStart } from '../words/plain-text.ts';
import { words } from '../words/words.ts';
import { hasRichness, isTargetPropagation } from './settings/local-rules.ts';
import { measureSchema } from './settings/measure-settings.ts';
import { netSchema } from './settings/net-settings.ts';
import { scalingSchema } from './settings/scaling-settings.ts';
import { SETTINGS } from './settings/settings.ts';
import { followsGradient, trainSchema } from './settings/train-settings.ts';

const hasOneHotClasses = (task: Task) => {
  const { outputs, classes } = taskShape(task);
  return classes !== null && outputs > 1;
};

/** The schema of an experiment: all that decides the curve of a run. Missing settings take their neutral values. */
export const experimentSchema = v.pipe(
  v.strictObject({
    v: v.optional(v.literal(1, words.config.version), 1),
    seed: SETTINGS.seed.kind.schema,
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
    v.check(({ train, net }) => net.residual === 'none' || train.rule === 'bp', words.config.residualNeedsBp),
    ['net', 'residual'],
  ),
  v.forward(
    v.check(({ train, net }) => net.depth > 0 || hasRichness(train.rule), words.config.hiddenStates),
    ['net', 'depth'],
  ),
  v.forward(
    v.check(({ train }) => !train.pc || train.rule === 'pc', words.config.pcNeedsPc),
    ['train', 'pc'],
  ),
  // `v.forward` takes no path through a section that may be left out.
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { train, scaling } = dataset.value;
    if (!train.pc?.gbar || scaling.preset === 'mup') return;
    const step = (input: Record<string, unknown>, key: string) =>
      ({ type: 'object', origin: 'value', input, key, value: input[key] }) as const;
    const path = [step(dataset.value, 'train'), step(train, 'pc'), step(train.pc, 'gbar')] as const;
    addIssue({ message: words.config.pcGbar, path: [...path] });
  }),
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

/** A problem with one key of a configuration. */
export interface ConfigProblem {
  /** Dotted path, such as `net.width`. */
  key: string;
  /** The value found there, `undefined` when it is missing. */
  value: unknown;
  /** The allowed values, as a phrase. */
  allowed: string;
  /** Of a key that there isn't: the schema with those that there are. */
  schema?: v.GenericSchema;
  /** The key that was meant, perhaps, by one that there isn't. */
  nearest?: string | null;
}

/** The outcome of {@link parseExperiment}. */
export type ParsedExperiment = { ok: true; experiment: Experiment } | { ok: false; problems: ConfigProblem[] };

/** Checks a configuration and fills in neutral values for missing settings. Never throws. */
export const parseExperiment = (input: unknown): ParsedExperiment => parse(input, { abortEarly: false });

/** Does the same but stops at the first problem, which is enough to repair it. */
export const parseToFirstProblem = (input: unknown): ParsedExperiment => parse(input, { abortEarly: true });

function parse(input: unknown, how: { abortEarly: boolean }): ParsedExperiment {
  const result = v.safeParse(experimentSchema, input, how);
  if (!result.success) return { ok: false, problems: result.issues.map((issue) => toProblem(issue, experimentSchema)) };
  const experiment = result.output;
  const samples = trainingSamples(experiment.task);
  const problem = samples === null ? null : batchProblem(experiment, samples);
  return problem ? { ok: false, problems: [problem] } : { ok: true, experiment };
}

/** Returns what is wrong with the given batches of an experiment on so many training samples; `null` if nothing is. */
export function batchProblem({ train: { batches } }: Experiment, samples: number): ConfigProblem | null {
  for (const [i, batch] of (batches ?? []).entries()) {
    const key = `train.batches.${i}`;
    const wrong = batch.findIndex((sample) => sample >= samples);
    if (wrong >= 0) {
      return { key: `${key}.${wrong}`, value: batch[wrong], allowed: words.config.sampleIndex(samples) };
    }
    const size = batches?.[0].length ?? 0;
    if (batch.length !== size) return { key, value: batch, allowed: words.config.batchSize(size) };
  }
  return null;
}

/**
 * Converts an issue of a schema to a problem of the configuration.
 *
 * @param schema that which the issue is of; absent: nothing is told of other keys
 */
export function toProblem(issue: v.GenericIssue, schema?: v.GenericSchema): ConfigProblem {
  // A list where an object belongs: its numbers, and what all lists have, such as `at`, are no settings.
  const list = issue.path?.findIndex(({ input, type }) => type === 'object' && Array.isArray(input)) ?? -1;
  if (list >= 0) {
    const keys = issue.path?.slice(0, list).map((part) => String(part.key)) ?? [];
    const key = keys.length > 0 ? keys.join('.') : words.config.whole;
    return { key, value: issue.path?.[list].input, allowed: words.config.object };
  }
  const key = v.getDotPath(issue) ?? words.config.whole;
  const value = issue.path ? issue.path[issue.path.length - 1].value : issue.input;
  const { noSuchKey, required, object } = words.config;
  // For a missing key, `expected` is its quoted name.
  const isMissing = issue.type.endsWith('object') && issue.expected?.startsWith('"') === true;
  if (issue.type !== 'strict_object' && !isMissing) return { key, value, allowed: issue.message };
  if (issue.expected === 'never') return { key, value, allowed: noSuchKey, ...(schema && { schema }) };
  return { key, value, allowed: isMissing ? required : object };
}

/** The maximum number of characters of a key or a value in a sentence. */
const SHOWN_CHARACTERS = 80;
const cut = (text: string) => plainStart(text, SHOWN_CHARACTERS);

/** Returns the text of a value in a sentence; of a long one, its beginning and its length. */
export function shortText(value: unknown): string {
  if (value === undefined) return words.config.missing;
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  const start = cut(text);
  return text.length > SHOWN_CHARACTERS && Array.isArray(value) ? words.config.longList(start, value.length) : start;
}

/** Returns a problem as a sentence for the author of the configuration. */
export function describeProblem({ key, value, allowed, nearest = null }: ConfigProblem): string {
  return words.config.problem(cut(key), shortText(value), allowed, nearest);
}
