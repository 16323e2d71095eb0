/**
 * Dotted paths into an experiment, such as `net.width`: one typed way for links, controls and
 * messages to name a setting, to read it and to change it.
 */
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

/** A configuration that need not be valid: sections of settings. */
export type Draft = Readonly<Record<string, unknown>>;

const sectionOf = (draft: Draft, name: string): Draft => {
  const section = draft[name];
  return typeof section === 'object' && section !== null ? (section as Draft) : {};
};

const put = (draft: Draft, key: string, value: unknown): Draft => {
  if (value !== undefined) return { ...draft, [key]: value };
  return Object.fromEntries(Object.entries(draft).filter(([name]) => name !== key));
};

/** The first name of a dotted path, and the rest of it if there is more. */
const split = (path: string): [first: string, rest: string | undefined] => {
  const dot = path.indexOf('.');
  return dot < 0 ? [path, undefined] : [path.slice(0, dot), path.slice(dot + 1)];
};

/** The value at a dotted path in any configuration; `undefined` where there is none. */
export function draftValue(draft: Draft, path: string): unknown {
  const [first, rest] = split(path);
  return rest === undefined ? draft[first] : draftValue(sectionOf(draft, first), rest);
}

/** A copy of a configuration with the value at a dotted path changed; `undefined` takes the key away. */
export function changeDraft(draft: Draft, path: string, value: unknown): Draft {
  const [first, rest] = split(path);
  return put(draft, first, rest === undefined ? value : changeDraft(sectionOf(draft, first), rest, value));
}

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
