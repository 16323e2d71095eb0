import { formatSetting } from '../../charts/shell/format-number.ts';
import type { AxisValue } from '../../config/sweep/axis.ts';
import { words } from '../../words/words.ts';

const { options } = words.page.settings;

/** The name of an axis's setting, with its symbol. */
export const settingName = (setting: string): string => words.sweep.page.settings[setting] ?? setting;

/** What the values of some settings are called. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'scaling.preset': words.page.scaling.presets,
  'net.activation': options.activations,
  'train.rule': options.rules,
  'train.optimizer': options.optimizers,
  'net.outputInit': options.outputInits,
};

/** A value on an axis as a person reads it. */
export const valueName = (setting: string, value: AxisValue): string =>
  typeof value === 'number' ? formatSetting(value) : (NAMES[setting]?.[String(value)] ?? String(value));
