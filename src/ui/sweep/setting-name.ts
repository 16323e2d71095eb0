import { formatSetting } from '../../charts/shell/format-number.ts';
import { settingRow } from '../../config/settings/settings.ts';
import { DERIVED_SETTINGS, isDerivedSetting, type AxisValue } from '../../config/sweep/axis.ts';
import { nameOf, wordsOf } from '../../settings/row.ts';

/** Returns the name of an axis's setting, with its symbol. */
export function settingName(setting: string): string {
  if (isDerivedSetting(setting)) return DERIVED_SETTINGS[setting].words.onAxis;
  const row = settingRow(setting);
  if (!row) return setting;
  const { onAxis, label, symbol } = wordsOf(row);
  return onAxis ?? (symbol ? `${label} ${symbol}` : label);
}

/** Returns a value on an axis as a person reads it. */
export function valueName(setting: string, value: AxisValue): string {
  if (typeof value === 'number') return formatSetting(value);
  const row = settingRow(setting);
  return row ? nameOf(row, value) : String(value);
}
