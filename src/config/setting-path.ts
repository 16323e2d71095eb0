/**
 * Dotted paths into an experiment, such as `net.width`. With them links, controls and messages name, read
 * and change a setting in one typed way.
 */
import { changeDraft, draftValue } from '../settings/draft.ts';
import type { Experiment } from './experiment.ts';

type LeafPath<T> = T extends object
  ? {
      [Key in keyof T & string]-?: NonNullable<T[Key]> extends readonly unknown[]
        ? Key
        : NonNullable<T[Key]> extends object
          ? `${Key}.${LeafPath<NonNullable<T[Key]>>}`
          : Key;
    }[keyof T & string]
  : never;

type ValueAt<T, Path extends string> = T extends unknown
  ? Path extends `${infer Key}.${infer Rest}`
    ? Key extends keyof T
      ? ValueAt<NonNullable<T[Key]>, Rest>
      : never
    : Path extends keyof T
      ? T[Path]
      : never
  : never;

/** The dotted path of a single setting; a path under `task` exists only in some tasks. */
export type SettingPath = LeafPath<Experiment>;

/** The type of the setting at `Path`; of a `task` setting, the union over the tasks that have it. */
export type SettingAt<Path extends SettingPath> = ValueAt<Experiment, Path>;

/** Returns the setting at `path`; `undefined` if it is left out, or if this task has no such setting. */
export function getAtPath<Path extends SettingPath>(experiment: Experiment, path: Path): SettingAt<Path> | undefined {
  return draftValue(experiment, path) as SettingAt<Path> | undefined;
}

/**
 * Returns a copy of the experiment with one setting changed; `undefined` removes an optional setting.
 * The result is not checked: `repairExperiment` mends settings that depend on others.
 */
export function setAtPath<Path extends SettingPath>(
  experiment: Experiment,
  path: Path,
  value: SettingAt<Path>,
): Experiment {
  return changeDraft(experiment, path, value) as Experiment;
}
