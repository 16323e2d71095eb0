import { formatSetting } from '../../charts/shell/format-number.ts';
import { settingRow } from '../../config/settings/settings.ts';
import type { AxisValue } from '../../config/sweep/axis.ts';
import { nameOf } from '../../settings/row.ts';

/** Returns a value on an axis as a person reads it. */
export function valueName(setting: string, value: AxisValue): string {
  if (typeof value === 'number') return formatSetting(value);
  const row = settingRow(setting);
  return row ? nameOf(row, value) : String(value);
}
