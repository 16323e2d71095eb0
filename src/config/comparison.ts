/** Two experiments side by side: the same data and, by the same seeds, the same weights and batches at the start. */
import { draftValue, type Draft } from '../settings/draft.ts';
import type { Experiment } from './experiment.ts';
import type { SettingPath } from './setting-path.ts';
import type { Choice } from '../settings/kind.ts';
import type { AnyRow } from '../settings/row.ts';
import { taskSettings } from '../tasks/tasks.ts';
import { SETTINGS, settingRow } from './settings/settings.ts';

/** The right side of a comparison, whose left side is the experiment itself. */
export interface Comparison {
  right: Experiment;
  /** The settings that each side has for itself; a value may be the same on both for a while. Never empty. */
  differing: readonly SettingPath[];
}

/** One setting with a value for each side; `undefined` stands for its neutral value. */
export interface Difference {
  path: SettingPath;
  left: unknown;
  right: unknown;
}

/** Returns the paths of the settings in which two experiments differ; a missing setting counts as neutral. */
export function differencesOf(left: Experiment, right: Experiment): SettingPath[] {
  const paths = [...new Set([...leafPaths(left), ...leafPaths(right)])];
  return paths.filter((path) => textAt(left, path) !== textAt(right, path)) as SettingPath[];
}

/** Returns whether an experiment may lack a setting and makes no use of it, as one of another learning rule. */
export function isNeedless(path: string, experiment: Draft): boolean {
  const row = Object.hasOwn(SETTINGS, path) ? settingRow(path) : undefined;
  const isOptional = row?.kind.neutral === undefined || path.split('.').length > 2;
  return isOptional && row?.isUsed?.(experiment) === false;
}

/** The richness of a network that hardly moves its features, and of one that makes new ones. */
export const LAZY_AND_RICH: readonly Difference[] = [{ path: 'scaling.gamma0', left: 0.01, right: 10 }];

/** Pairs that show more than the ends of an axis. */
const TELLING: Readonly<Partial<Record<string, readonly [unknown, unknown]>>> = {
  'scaling.gamma0': [LAZY_AND_RICH[0].left, LAZY_AND_RICH[0].right],
  'net.width': [64, 1024],
  'scaling.preset': ['mup', 'ntp'],
  'train.rule': ['bp', 'fa'],
};
/** The settings that are offered first. */
const FIRST: readonly string[] = [
  ...Object.keys(TELLING),
  ...['net.depth', 'net.activation', 'train.optimizer', 'train.lr', 'train.loss', 'train.batch', 'seed'],
];

/** Returns the settings of an experiment in which two networks can be compared: those with one value that it uses. */
export function comparablePaths(experiment: Experiment): SettingPath[] {
  const ofTask = taskSettings(experiment.task.name).map(([setting, row]): [string, AnyRow] => [`task.${setting}`, row]);
  const all: Record<string, AnyRow> = { ...SETTINGS, ...Object.fromEntries(ofTask) };
  const possible = Object.keys(all).filter(
    (path) =>
      !path.startsWith('measure.') &&
      !all[path].isOfData &&
      // Points are placed in the picture, on both sides alike.
      all[path].kind.inWords === undefined &&
      (all[path].kind.choices.length > 0 || all[path].kind.neutral !== undefined) &&
      (all[path].isUsed?.(experiment) ?? true),
  );
  return [
    ...FIRST.filter((path) => possible.includes(path)),
    ...possible.filter((path) => !FIRST.includes(path)),
  ] as SettingPath[];
}

/** Returns two values of a setting that are worth a comparison; one is the present value if none are known to tell more. */
export function suggestedDifference(path: SettingPath, experiment: Experiment): Difference {
  const told = TELLING[path];
  if (told) return { path, left: told[0], right: told[1] };
  const { kind, axis } = settingRow(path, experiment.task.name) ?? SETTINGS.seed;
  const present = draftValue(experiment, path) ?? kind.neutral;
  const others = (among: readonly Choice[]) => among.find((choice) => choice !== present);
  if (kind.choices.length > 0) return { path, left: present, right: others(kind.choices) };
  if (axis !== null && typeof axis === 'object' && 'from' in axis) return { path, left: axis.from, right: axis.to };
  const number = typeof present === 'number' ? present : (kind.range?.min ?? 0);
  return { path, left: present, right: number === kind.range?.max ? number - 1 : number + 1 };
}

const isSection = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const leafPaths = (draft: Draft, before = ''): string[] =>
  Object.entries(draft).flatMap(([name, value]) =>
    isSection(value) ? leafPaths(value, `${before}${name}.`) : [before + name],
  );

const textAt = (experiment: Experiment, path: string) =>
  JSON.stringify(draftValue(experiment, path) ?? settingRow(path, experiment.task.name)?.kind.neutral);
