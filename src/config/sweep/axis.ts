import * as v from 'valibot';
import { changeDraft, draftValue, type Draft } from '../../settings/draft.ts';
import { oneOf } from '../../settings/kind.ts';
import { linear, log, wordsOf, type Spacing } from '../../settings/row.ts';
import { boundedInteger, boundedList } from '../../settings/value-schemas.ts';
import { translated } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { RICHNESS_POWER } from '../scaling.ts';
import type { Optimizer } from '../settings/train-settings.ts';
import { ALL_SETTINGS, settingRow } from '../settings/settings.ts';

/** The maximum number of values on one axis. */
export const MOST_AXIS_VALUES = 24;

/** A setting that only axes have: a function of several settings of the experiment. It is applied after all others. */
interface DerivedSettingRow {
  /** The settings that have to be there for it. */
  needs: readonly string[];
  /** The settings that it sets. */
  sets: readonly string[];
  axis: Spacing;
  isWhole: boolean;
  words: {
    /** The name beside an axis, with the symbol. */
    onAxis: string;
  };
  /** Returns a copy of a configuration with the setting at a value. */
  apply: (draft: Draft, value: AxisValue) => Draft;
}

const wholeAtLeastOne = (number: number) => Math.max(1, Math.round(number));
/** Returns nd, the number of weights of the first layer. */
const firstWeights = (draft: Draft) => Number(draftValue(draft, 'net.width')) * Number(draftValue(draft, 'task.d'));

/** The rows of the settings that only axes have. */
export const DERIVED_SETTINGS = translated('axes', {
  /** P/(nd), the training samples over width times inputs; it sets `task.samples`. */
  samplesPerWeight: {
    needs: ['task.samples', 'task.d'],
    sets: ['task.samples'],
    axis: linear(0.1, 0.8, 8),
    isWhole: false,
    words: { onAxis: 'samples per weight P/(nd)' },
    apply: (draft, value) => changeDraft(draft, 'task.samples', wholeAtLeastOne(Number(value) * firstWeights(draft))),
  },
  /** d at fixed nd: it sets `task.d` and the width, so that their product stays the same. */
  inputsAtWeights: {
    needs: ['task.d'],
    sets: ['task.d', 'net.width'],
    axis: log(5, 40, 4),
    isWhole: true,
    words: { onAxis: 'inputs d, weights nd fixed' },
    apply: (draft, value) =>
      changeDraft(
        changeDraft(draft, 'task.d', value),
        'net.width',
        wholeAtLeastOne(firstWeights(draft) / Number(value)),
      ),
  },
  /** gamma0 at fixed decay: it sets `scaling.gamma0` and `train.weightDecay`, so that weights lose the same share per step. */
  gamma0AtDecay: {
    needs: ['scaling.gamma0'],
    sets: ['scaling.gamma0', 'train.weightDecay'],
    axis: log(1, 8, 4),
    isWhole: false,
    words: { onAxis: 'richness γ₀, decay per step fixed' },
    apply: (draft, value) => {
      const power = RICHNESS_POWER[draftValue(draft, 'train.optimizer') as Optimizer];
      const factor = (Number(value) / Number(draftValue(draft, 'scaling.gamma0'))) ** power;
      const decay = Number(draftValue(draft, 'train.weightDecay')) / factor;
      return changeDraft(changeDraft(draft, 'scaling.gamma0', value), 'train.weightDecay', decay);
    },
  },
} satisfies Record<string, DerivedSettingRow>);

/** Returns whether the setting of an axis is one of {@link DERIVED_SETTINGS}. */
export const isDerivedSetting = (setting: string): setting is keyof typeof DERIVED_SETTINGS =>
  Object.hasOwn(DERIVED_SETTINGS, setting);

/** Returns the settings that an axis sets. */
export const settingsOfAxis = (setting: string): readonly string[] =>
  isDerivedSetting(setting) ? DERIVED_SETTINGS[setting].sets : [setting];

/** Returns the name of the setting of an axis, with its symbol. */
export function settingName(setting: string): string {
  if (isDerivedSetting(setting)) return DERIVED_SETTINGS[setting].words.onAxis;
  const row = settingRow(setting);
  if (!row) return setting;
  const { onAxis, label, symbol } = wordsOf(row);
  return onAxis ?? (symbol ? `${label} ${symbol}` : label);
}

/** The setting that no axis can vary: tasks have different settings, so one can't replace another. */
const TASK = 'task.name';
/** The settings that an axis may vary: those that a link can hold, and {@link DERIVED_SETTINGS}. */
const AXIS_SETTINGS: readonly string[] = [...Object.keys(ALL_SETTINGS), ...Object.keys(DERIVED_SETTINGS)];

const setting = v.picklist(AXIS_SETTINGS, ({ input }) =>
  input === TASK ? words.sweep.config.noTasks : words.sweep.config.setting,
);
const value = v.union(
  [v.pipe(v.number(), v.finite(words.sweep.config.value)), v.string(), v.boolean()],
  words.sweep.config.value,
);

const listed = v.strictObject({
  /** Dotted path of a setting, such as `train.lr`, or one of {@link DERIVED_SETTINGS}. */
  setting,
  values: v.pipe(
    boundedList(value, 1, MOST_AXIS_VALUES, words.sweep.config.values(MOST_AXIS_VALUES)),
    v.check((values) => new Set(values).size === values.length, words.sweep.config.distinct),
  ),
});

const end = v.pipe(v.number(words.sweep.config.end), v.finite(words.sweep.config.end));
const spaced = v.pipe(
  v.strictObject({
    setting,
    from: end,
    to: end,
    count: boundedInteger({ min: 2, max: MOST_AXIS_VALUES }),
    scale: oneOf(['log', 'linear'], 'log').schema,
  }),
  v.forward(
    v.check(({ scale, from, to }) => scale === 'linear' || (from > 0 && to > 0), words.sweep.config.logEnds),
    ['scale'],
  ),
  v.transform(({ setting, ...range }) => ({ setting, values: spacedValues(setting, range) })),
);

/** The schema of an axis with neither values nor ends, which asks for either. */
const bare = v.pipe(
  v.looseObject({ setting }),
  v.transform((input) => ({ ...input, values: undefined as unknown as v.InferOutput<typeof listed>['values'] })),
  v.forward(
    v.check(() => false, words.sweep.config.values(MOST_AXIS_VALUES)),
    ['values'],
  ),
);

/** The schema of an axis, given by its values or as `{setting, from, to, count, scale}`. Its output has the values. */
export const axisSchema = v.lazy((input) => {
  const has = (key: string) => typeof input === 'object' && input !== null && key in input;
  if (has('values')) return listed;
  return has('setting') && !['from', 'to', 'count'].some(has) ? bare : spaced;
});

/** One axis of a sweep. */
export type SweepAxis = v.InferOutput<typeof listed>;
/** A value on an axis. */
export type AxisValue = SweepAxis['values'][number];

/** Returns whether a setting is a whole number; its spaced values are rounded, and repeated ones dropped. */
const isWhole = (setting: string) =>
  isDerivedSetting(setting) ? DERIVED_SETTINGS[setting].isWhole : settingRow(setting)?.kind.isWhole === true;

/** The number of digits of spaced values; few digits keep files and links readable. */
const DIGITS = 4;

/** Returns `count` values from `from` to `to`, even on a linear or log scale; whole numbers for whole settings. */
export function spacedValues(setting: string, { from, to, count, scale }: Spacing): number[] {
  const at = (t: number) => (scale === 'log' ? from * (to / from) ** t : from + (to - from) * t);
  const tidy = (number: number) => (isWhole(setting) ? Math.round(number) : Number(number.toPrecision(DIGITS)));
  return [...new Set(Array.from({ length: count }, (_, i) => tidy(at(i / (count - 1)))))];
}

/**
 * Returns a copy of a configuration with the setting of an axis at one of its values, unchecked by the schema. A list
 * is a text as in links: `1,0.1,0.1`.
 */
export function applyAxisValue(draft: Draft, setting: string, value: AxisValue): Draft {
  if (isDerivedSetting(setting)) return DERIVED_SETTINGS[setting].apply(draft, value);
  const kind = settingRow(setting)?.kind;
  return changeDraft(draft, setting, typeof value === 'string' && kind ? kind.read(value) : value);
}
