import fc from 'fast-check';
import { changeDraft, draftValue, type Draft } from '../../settings/draft.ts';
import { rowsUnder, type AnyRow } from '../../settings/row.ts';
import { drawnSettings } from '../../settings/testing/drawn-settings.ts';
import { drawnTask } from '../../tasks/testing/drawn-task.ts';
import { defaultExperiment } from '../default-experiment.ts';
import type { Experiment } from '../experiment.ts';
import { repairExperiment } from '../repair/repair.ts';
import { SCHEDULE } from '../settings/schedule-settings.ts';
import { SETTINGS } from '../settings/settings.ts';

/** Returns whether a setting is in a section such as `train.pc`, which only some experiments have. */
const isInSection = (path: string) => path.split('.').length > 2;

/** The rows whose use or length depends on other settings. */
const DEPENDENT = Object.entries<AnyRow>(SETTINGS).filter(([, { kind, isUsed }]) => isUsed ?? kind.isPerLayer);

/** Removes a schedule without a setting that differs from neutral, which a link leaves out. */
const withoutNeutralSchedule = (draft: Draft): Draft =>
  Object.entries<AnyRow>(rowsUnder('train.schedule', SCHEDULE)).every(
    ([path, { kind }]) => (draftValue(draft, path) ?? kind.neutral) === kind.neutral,
  )
    ? changeDraft(draft, 'train.schedule', undefined)
    : draft;

/** Removes optional settings that an experiment doesn't use, and cuts lists to its layers. */
function fitted(draft: Draft): Draft {
  const layers = Number(draftValue(draft, 'net.depth')) + 1;
  return DEPENDENT.reduce((present, [path, { kind, isUsed }]) => {
    const isOptional = kind.neutral === undefined || isInSection(path);
    if (isOptional && isUsed?.(draft) === false) {
      const section = path.slice(0, path.lastIndexOf('.'));
      const rest = changeDraft(present, path, undefined);
      const isEmpty = Object.keys(draftValue(rest, section) ?? {}).length === 0;
      return isInSection(path) && isEmpty ? changeDraft(rest, section, undefined) : rest;
    }
    const value = draftValue(present, path);
    return kind.isPerLayer && Array.isArray(value) ? changeDraft(present, path, value.slice(0, layers)) : present;
  }, draft);
}

/**
 * Draws any experiment that a link can hold: all but `given` data, `train.batches` and `measure.at`. The rows draw
 * the settings. If settings clash, the experiment is repaired.
 */
export const experimentArbitrary: fc.Arbitrary<Experiment> = fc
  .tuple(drawnTask, drawnSettings(SETTINGS))
  .map(
    ([task, settings]) =>
      repairExperiment(withoutNeutralSchedule(fitted({ v: 1, ...settings, task })), { ...defaultExperiment, task })
        .value,
  );
