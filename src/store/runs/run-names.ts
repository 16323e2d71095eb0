/**
 * The names of runs, made from the settings that differ, in the settings' own words: "width 512, γ₀ 10". A run is
 * compared with the first of the list; the first one with the neutral values.
 */
import { defaultExperiment } from '../../config/default-experiment.ts';
import type { Experiment } from '../../config/experiment.ts';
import {
  experimentAtStart,
  learningRates,
  type LearningRateChange,
  type RatedRun,
} from '../../config/learning-rates.ts';
import { SCHEDULE, withRate } from '../../config/settings/schedule-settings.ts';
import { ALL_SETTINGS, settingRow } from '../../config/settings/settings.ts';
import type { RateSchedule } from '../../maths/rate-schedule.ts';
import { draftValue } from '../../settings/draft.ts';
import type { Choice } from '../../settings/kind.ts';
import { nameOf, wordsOf, type AnyRow } from '../../settings/row.ts';
import { defaultTask, shortTask } from '../../tasks/tasks.ts';
import { numberText } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';

const said = words.runs.names;

/** The path that stands for the task as a whole. */
export const TASK_PATH = 'task.name';

/** The settings that a name gives first; then come those of the task, and all others as the table has them. */
const FIRST = [
  ...['scaling.gamma0', 'net.width', 'net.depth', 'net.activation', 'scaling.preset', 'train.rule'],
  ...['train.optimizer', 'train.lr', 'train.loss', 'train.batch'],
];
const isOfTask = (path: string) => path.startsWith('task.');
const others = Object.keys(ALL_SETTINGS).filter((path) => !FIRST.includes(path));

/** All settings of a run by their dotted paths, in the order of names and of columns. */
const PATHS = [TASK_PATH, ...FIRST, ...others.filter(isOfTask), ...others.filter((path) => !isOfTask(path))];

/** The most settings in a name. */
const MOST_PARTS = 4;
/** The changes of the learning rate in a text, the last ones, and the digits of their steps. */
const MOST_CHANGES = 2;
const DIGITS_OF_STEP = 7;
/** The significant digits of a number in a name. */
const DIGITS = 3;

/** The settings that may change while a run trains. */
const RATE_PATHS = ['train.lr', ...Object.keys(SCHEDULE).map((name) => `train.schedule.${name}`)];

/**
 * Returns the name of a run: the settings in which it differs from the first run, and the learning rates and schedules that it had;
 * `null`: it is the first.
 */
export function nameOfRun(
  started: Experiment,
  first: Experiment | null,
  learningRateChanges: readonly LearningRateChange[] = [],
): string {
  const base = first ?? defaultExperiment;
  const run = { experiment: started, learningRateChanges };
  const experiment = experimentAtStart(run);
  const changed = changedRates(run);
  const different = differencesAmong([base, experiment]).differing;
  const differing = PATHS.filter((path) => different.includes(path) || changed.includes(path))
    .filter((path) => path !== TASK_PATH)
    .filter((path) => !isOfTask(path) || isOwnChange(experiment, base, path))
    .filter((path) => isUsed(experiment, path));
  const isNamed = first === null || differing.length === 0 || experiment.task.name !== base.task.name;
  const task = isNamed ? shortTask(experiment.task) : null;
  const parts = [
    ...(task ? [{ text: task.name, isFirst: true }] : []),
    ...differing
      .filter((path) => path !== task?.named)
      .map((path) =>
        changed.includes(path)
          ? { text: partOfRates(run, path), isFirst: true }
          : { text: partOf(experiment, path), isFirst: false },
      ),
  ];
  // What was changed while it trained stands in no setting, so that it is left out last.
  const kept = parts.toSorted((one, other) => Number(other.isFirst) - Number(one.isFirst)).slice(0, MOST_PARTS);
  const texts = parts.filter((part) => kept.includes(part)).map(({ text }) => text);
  const more = parts.length - kept.length;
  return [...texts, ...(more > 0 ? [said.more(more)] : [])].join(said.between);
}

/** Returns those of some settings that an experiment uses, with their values in few words, in the order of names. */
export const settingsInWords = (experiment: Experiment, paths: readonly string[]): string[] =>
  PATHS.filter((path) => path !== TASK_PATH && paths.includes(path) && isUsed(experiment, path)).map((path) =>
    partOf(experiment, path),
  );

/** Returns the parts of a name that some settings have in it, the task among them. */
export const partsOf = (experiment: Experiment, paths: readonly string[]): string[] => [
  ...(paths.includes(TASK_PATH) ? [shortTask(experiment.task).name] : []),
  ...settingsInWords(experiment, paths),
];

/** Returns parts of a name as one text: "width 512, γ₀ 10". */
export const joinParts = (parts: readonly string[]): string => parts.join(said.between);

/** Returns a name without the parts that are told elsewhere: "width 512" of "width 512, γ₀ 10" where γ₀ is told. */
export const withoutParts = (name: string, told: readonly string[]): string =>
  joinParts(name.split(said.between).filter((part) => !told.includes(part)));

/** Returns the name with a number behind it if it is taken: the smallest from 2 that makes it unique. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(said.numbered(name, number))) number++;
  return said.numbered(name, number);
}

/**
 * Returns the settings of several runs by their dotted paths: those in which they differ, and those that all have in
 * common. A setting that none of them uses is left out.
 */
export function differencesAmong(experiments: readonly Experiment[]): { differing: string[]; common: string[] } {
  const used = PATHS.filter((path) => experiments.some((experiment) => isUsed(experiment, path)));
  const isDiffering = (path: string) =>
    new Set(experiments.map((each) => JSON.stringify(valueOf(each, path)))).size > 1;
  return { differing: used.filter(isDiffering), common: used.filter((path) => !isDiffering(path)) };
}

/** As {@link differencesAmong}, with what was changed of a learning rate while a run trained among the differing settings. */
export function differencesAmongRuns(runs: readonly RatedRun[]): ReturnType<typeof differencesAmong> {
  const { differing, common } = differencesAmong(runs.map(({ experiment }) => experiment));
  const changed = runs.flatMap(changedRates);
  return {
    differing: PATHS.filter((path) => changed.includes(path) || differing.includes(path)),
    common: common.filter((path) => !changed.includes(path)),
  };
}

/**
 * Returns the value of a setting of a run as a table shows it, such as "0.02 → 0.04 at step 64" where it was changed;
 * `null` if the run has no such setting.
 *
 * @param most the most changes in the text, the last ones
 */
export function settingText(run: RatedRun, path: string, most = MOST_CHANGES): string | null {
  if (!RATE_PATHS.includes(path)) return textAtStart(run.experiment, path);
  const used = valuesInTurn(run, path).filter(({ text }) => text !== null);
  const texts = used.map(({ text, step }) =>
    step > 0 ? said.rateFrom(text ?? '', numberText(step, DIGITS_OF_STEP)) : (text ?? ''),
  );
  const isShort = texts.length <= most + 1;
  return texts.length === 0 ? null : said.rates(isShort ? texts : [texts[0], said.skipped, ...texts.slice(-most)]);
}

/** Returns the values that a setting of the learning rate had in turn, each with its first step; the text of one that isn't used is `null`. */
function valuesInTurn(run: RatedRun, path: string): { step: number; value: unknown; text: string | null }[] {
  const all = learningRates(run).map(({ step, ...rate }) => {
    const experiment = withRate(run.experiment, rate);
    return { step, value: settingValue(experiment, path), text: textAtStart(experiment, path) };
  });
  return all.filter(({ value }, i) => i === 0 || value !== all[i - 1].value);
}

/** Returns a schedule in few words: "Cosine", "Warm-up 20", "Cosine, Warm-up 20". */
export function scheduleName({ train }: { train: { schedule?: RateSchedule | undefined } }): string {
  const { kind = 'constant', warmup = 0 } = train.schedule ?? {};
  return joinParts([
    ...(kind === 'constant' && warmup > 0 ? [] : [nameOf(SCHEDULE.kind, kind)]),
    ...(warmup > 0 ? [`${wordsOf(SCHEDULE.warmup).label} ${warmup}`] : []),
  ]);
}

/** Returns the settings of the learning rate that were changed while a run trained. */
export const changedRates = (run: RatedRun): string[] =>
  RATE_PATHS.filter((path) => valuesInTurn(run, path).length > 1);

/** Returns the value of a setting of a run as it is written in files; `undefined` if the run has no such setting. */
export const settingValue = (experiment: Experiment, path: string): unknown =>
  path === TASK_PATH || isUsed(experiment, path) ? valueOf(experiment, path) : undefined;

function textAtStart(experiment: Experiment, path: string): string | null {
  if (path === TASK_PATH) return shortTask(experiment.task).name;
  if (!isUsed(experiment, path)) return null;
  return valueText(rowOf(experiment, path), valueOf(experiment, path));
}

const rowOf = (experiment: Experiment, path: string) => settingRow(path, experiment.task.name) ?? ALL_SETTINGS[path];

/** Returns the value of a setting; the neutral one of a setting that is left out, `undefined` of one that isn't there. */
function valueOf(experiment: Experiment, path: string): unknown {
  const value = draftValue(experiment, path);
  return path === TASK_PATH || isOfTask(path) ? value : (value ?? rowOf(experiment, path).kind.neutral);
}

/** Returns whether an experiment has a setting, and uses it. */
const isUsed = (experiment: Experiment, path: string): boolean =>
  isOfTask(path) ? draftValue(experiment, path) !== undefined : (rowOf(experiment, path).isUsed?.(experiment) ?? true);

/** Returns whether a setting of the task is a person's change: of another task, the default settings are not. */
function isOwnChange({ task }: Experiment, base: Experiment, path: string): boolean {
  if (task.name === base.task.name || task.name === 'given') return task.name !== 'given';
  return draftValue({ task }, path) !== draftValue({ task: defaultTask(task.name) }, path);
}

/** Returns a setting and its value in few words: "width 512", "ReLU", "no biases". */
function partOf(experiment: Experiment, path: string): string {
  const row = rowOf(experiment, path);
  const value = valueOf(experiment, path);
  const name = shortName(row);
  if (typeof value === 'boolean') return value ? name : said.without(name);
  const text = valueText(row, value).split(said.between)[0];
  return name === '' ? text : `${name} ${text}`;
}

/** Returns the name of a setting before a value: its short one, or that beside an axis without the symbol. */
function shortName(row: AnyRow): string {
  const { short, onAxis, label, symbol } = wordsOf(row);
  if (short !== undefined) return short;
  if (onAxis === undefined) return label.charAt(0).toLowerCase() + label.slice(1);
  return symbol !== undefined && onAxis.endsWith(` ${symbol}`) ? onAxis.slice(0, -symbol.length - 1) : onAxis;
}

/** Returns what a setting of the learning rate of a run was, at first and at last: "η 0.02 → 0.04". */
function partOfRates(run: RatedRun, path: string): string {
  const texts = valuesInTurn(run, path).flatMap(({ text }) => text ?? []);
  const [first, last] = [texts[0], texts[texts.length - 1]];
  const parts = first === last ? [first, said.skipped, last] : [first, last];
  return `${shortName(rowOf(run.experiment, path))} ${said.rates(parts)}`;
}

function valueText(row: AnyRow, value: unknown): string {
  if (value === undefined) return said.byDefault;
  if (row.kind.inWords) return row.kind.inWords(value);
  if (typeof value === 'number') return row.kind.choices.length > 0 ? nameOf(row, value) : numberText(value, DIGITS);
  if (Array.isArray(value)) return value.map((each) => numberText(Number(each), DIGITS)).join('/');
  if (typeof value === 'boolean') return said.flags(value);
  return nameOf(row, value as Choice);
}
