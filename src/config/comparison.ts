/** Two experiments side by side: the same data and, by the same seeds, the same weights and batches at the start. */
import { draftValue, type Draft } from '../settings/draft.ts';
import type { Experiment } from './experiment.ts';
import type { SettingPath } from './setting-path.ts';
import { settingRow } from './settings/settings.ts';

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

/** The richness of a network that hardly moves its features, and of one that makes new ones. */
export const LAZY_AND_RICH: readonly Difference[] = [{ path: 'scaling.gamma0', left: 0.01, right: 10 }];

const isSection = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const leafPaths = (draft: Draft, before = ''): string[] =>
  Object.entries(draft).flatMap(([name, value]) =>
    isSection(value) ? leafPaths(value, `${before}${name}.`) : [before + name],
  );

const textAt = (experiment: Experiment, path: string) =>
  JSON.stringify(draftValue(experiment, path) ?? settingRow(path, experiment.task.name)?.kind.neutral);
