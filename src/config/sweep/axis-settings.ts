/** The settings that a form offers for an axis, and the first values of the axis. */
import { draftValue } from '../../settings/draft.ts';
import type { Choice } from '../../settings/kind.ts';
import type { AnyRow, Spacing } from '../../settings/row.ts';
import type { Experiment } from '../experiment.ts';
import { ALL_SETTINGS, settingRow } from '../settings/settings.ts';
import { DERIVED_SETTINGS, isDerivedSetting, spacedValues, type SweepAxis } from './axis.ts';

/** Returns the spacing of an axis over numbers; `null` for choices, and for settings that sweeps don't offer. */
function spacingAtFirst(setting: string): Spacing | null {
  const axis = isDerivedSetting(setting) ? DERIVED_SETTINGS[setting].axis : settingRow(setting)?.axis;
  return typeof axis === 'object' && axis !== null && 'from' in axis ? axis : null;
}

/** Returns the values of an axis over choices; `null` for numbers, and for settings that sweeps don't offer. */
function choicesAtFirst({ axis, kind }: AnyRow): readonly Choice[] | null {
  if (axis === 'all') return kind.choices;
  return axis === null || 'from' in axis ? null : axis;
}

/** Returns whether an axis over a setting has numbers as values. */
export const isNumberSetting = (setting: string): boolean => spacingAtFirst(setting) !== null;

/** Returns whether an experiment has a setting; an optional one that is left out counts. */
const isThere = (base: Experiment, setting: string) =>
  setting.startsWith('task.')
    ? draftValue(base, setting) !== undefined && !settingRow(setting, base.task.name)?.isOfData
    : (settingRow(setting)?.isUsed?.(base) ?? true);

/** Returns the settings of an experiment that can be an axis: numbers, and choices. */
export function offeredSettings(base: Experiment): { numbers: string[]; choices: string[] } {
  const there = Object.keys(ALL_SETTINGS).filter((setting) => isThere(base, setting));
  const derived = Object.entries(DERIVED_SETTINGS).filter(([, { needs }]) =>
    needs.every((setting) => isThere(base, setting)),
  );
  return {
    numbers: [...there, ...derived.map(([name]) => name)].filter(isNumberSetting),
    choices: there.filter((setting) => choicesAtFirst(ALL_SETTINGS[setting]) !== null),
  };
}

/** Returns the first axis over a setting. */
export function suggestedAxis(setting: string): SweepAxis {
  const spacing = spacingAtFirst(setting);
  if (spacing) return { setting, values: spacedValues(setting, spacing) };
  const row = settingRow(setting);
  return { setting, values: [...((row && choicesAtFirst(row)) ?? [0, 1])] };
}
