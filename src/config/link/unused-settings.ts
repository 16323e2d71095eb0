/** The settings that a link or a file states although nothing of what it opens uses them. */
import { draftValue } from '../../settings/draft.ts';
import { words } from '../../words/words.ts';
import type { Experiment } from '../experiment.ts';
import { lazyTwinObstacle } from '../measures/available-measures.ts';
import { ALL_SETTINGS, settingRow } from '../settings/settings.ts';
import { nameInNotice, type LinkField } from './link-fields.ts';

/** The kernel methods beside a network. A run itself says why it lacks other measures that were asked for. */
const TWINS: ReadonlySet<string> = new Set(['measure.twin', 'measure.infinite']);

/**
 * Returns a notice for each stated setting that has no effect. One that a repair removed has its notice already.
 *
 * @param texts the texts of the link by key
 * @param experiments the valid experiments that the link opens: one, or the cells of a sweep
 */
export function describeUnused(
  fields: readonly LinkField[],
  texts: ReadonlyMap<string, string>,
  experiments: readonly Experiment[],
): string[] {
  return fields.flatMap(({ key, path, kind }) => {
    const text = texts.get(key);
    if (text === undefined || experiments.length === 0) return [];
    const stated = kind.write(kind.read(text));
    const reasons = experiments.map((experiment) =>
      whyUnused(path, experiment, (value) => kind.write(value) === stated),
    );
    return reasons.includes(null) ? [] : [words.link.noEffect(nameInNotice(fields, key), reasons[0] ?? '')];
  });
}

/**
 * Returns a notice for each setting that has no effect in an experiment, and another value than its neutral one. It leaves out
 * the kernel methods, of which the run says it.
 */
export const unusedSettings = (experiment: Experiment): string[] =>
  Object.entries(ALL_SETTINGS).flatMap(([path, { kind, isUsed }]) => {
    const value = draftValue(experiment, path);
    if (value === undefined || value === kind.neutral || (isUsed?.(experiment) ?? true)) return [];
    return [words.link.noEffect(path, reasonOf(path))];
  });

/** Returns why an experiment makes no use of a setting; `null` if it does, or has another value. */
function whyUnused(path: string, experiment: Experiment, isStated: (value: unknown) => boolean): string | null {
  const value = draftValue(experiment, path);
  if (value === undefined || !isStated(value)) return null;
  if (TWINS.has(path)) {
    const obstacle = value === true ? lazyTwinObstacle(experiment) : null;
    return obstacle === null ? null : words.link.noTwin[obstacle];
  }
  return (settingRow(path)?.isUsed?.(experiment) ?? true) ? null : reasonOf(path);
}

const reasonOf = (path: string): string => {
  const reasons: Readonly<Partial<Record<string, string>>> = words.link.unused;
  return reasons[path] ?? words.link.unusedSetting;
};
