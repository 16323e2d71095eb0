/**
 * Dotted paths into an experiment, such as `net.width`: one typed way for links, controls and
 * messages to name a setting, to read it and to change it.
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

/** The dotted path of any single setting; those of `task` exist only in some tasks. */
export type SettingPath = LeafPath<Experiment>;

/** The type of the setting at `Path`; of a `task` setting, the union over the tasks that have it. */
export type SettingAt<Path extends SettingPath> = ValueAt<Experiment, Path>;

/** The setting at `path`; `undefined` where it is left out, or where this task has no such setting. */
export function getAtPath<Path extends SettingPath>(experiment: Experiment, path: Path): SettingAt<Path> | undefined {
  return draftValue(experiment, path) as SettingAt<Path> | undefined;
}

/**
 * A copy of the experiment with one setting changed; `undefined` takes an optional setting away.
 * The outcome is not checked: what depends on other settings is put right by `repairExperiment`.
 */
export function setAtPath<Path extends SettingPath>(
  experiment: Experiment,
  path: Path,
  value: SettingAt<Path>,
): Experiment {
  return changeDraft(experiment, path, value) as Experiment;
}
