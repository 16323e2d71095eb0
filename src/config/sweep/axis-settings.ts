/** The settings that a form offers for an axis, and the values that it begins with. */
import { draftValue } from '../../settings/draft.ts';
import type { Choice } from '../../settings/kind.ts';
import type { AnyRow, Spacing } from '../../settings/row.ts';
import type { Experiment } from '../experiment.ts';
import { ALL_SETTINGS, settingRow } from '../settings/settings.ts';
import { DERIVED_SETTINGS, isDerivedSetting, spacedValues, type SweepAxis } from './axis.ts';

/** The spacing of an axis over numbers; `null` over choices, and where sweeps don't offer the setting. */
function spacingAtFirst(setting: string): Spacing | null {
  const axis = isDerivedSetting(setting) ? DERIVED_SETTINGS[setting].axis : settingRow(setting)?.axis;
  return typeof axis === 'object' && axis !== null && 'from' in axis ? axis : null;
}

/** The values of an axis over choices; `null` over numbers, and where sweeps don't offer the setting. */
function choicesAtFirst({ axis, kind }: AnyRow): readonly Choice[] | null {
  if (axis === 'all') return kind.choices;
  return axis === null || 'from' in axis ? null : axis;
}

/** Whether an axis over a setting has numbers on it. */
export const isNumberSetting = (setting: string): boolean => spacingAtFirst(setting) !== null;

/** Whether an experiment has a setting at all; what may be left out counts as there. */
const isThere = (base: Experiment, setting: string) =>
  setting.startsWith('task.') ? draftValue(base, setting) !== undefined : (settingRow(setting)?.isUsed?.(base) ?? true);

/** The settings of an experiment that make an axis: numbers, and choices. */
export function offeredSettings(base: Experiment): { numbers: string[]; choices: string[] } {
  const there = Object.keys(ALL_SETTINGS).filter((setting) => isThere(base, setting));
  const derived = ['task.samples', 'task.d'].every((setting) => isThere(base, setting)) ? DERIVED_SETTINGS : {};
  return {
    numbers: [...there, ...Object.keys(derived)].filter(isNumberSetting),
    choices: there.filter((setting) => choicesAtFirst(ALL_SETTINGS[setting]) !== null),
  };
}

/** The axis that a setting begins with. */
export function suggestedAxis(setting: string): SweepAxis {
  const spacing = spacingAtFirst(setting);
  if (spacing) return { setting, values: spacedValues(setting, spacing) };
  const row = settingRow(setting);
  return { setting, values: [...((row && choicesAtFirst(row)) ?? [0, 1])] };
}
