import * as v from 'valibot';
import { words } from '../../words/words.ts';
import { LINK_FIELDS_V1 } from '../link/link-fields.ts';
import { draftValue, changeDraft, type Draft } from '../setting-path.ts';
import { boundedInteger, oneOf } from '../../settings/value-schemas.ts';

/** The most values on one axis. */
const MOST_AXIS_VALUES = 24;

/**
 * Settings that only an axis has: functions of several settings of the experiment, set after all others.
 * `samplesPerWeight` is n/(md), the training samples over width times inputs, and sets `task.samples`;
 * `inputsAtWeights` is d, and sets `task.d` and the width, so that their product stays what it is.
 */
export const DERIVED_SETTINGS = ['inputsAtWeights', 'samplesPerWeight'] as const;
/** One of {@link DERIVED_SETTINGS}. */
export type DerivedSetting = (typeof DERIVED_SETTINGS)[number];

/** Whether the setting of an axis is one of {@link DERIVED_SETTINGS}. */
export const isDerivedSetting = (setting: string): setting is DerivedSetting =>
  DERIVED_SETTINGS.some((derived) => derived === setting);

/** Tasks have settings of their own, so that one can't take the place of another. */
const TASK = 'task.name';
/** Every setting that an axis may vary: those that a link can hold, and {@link DERIVED_SETTINGS}. */
const AXIS_SETTINGS: readonly string[] = [
  ...LINK_FIELDS_V1.map(({ path }) => path).filter((path) => path !== TASK),
  ...DERIVED_SETTINGS,
];

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
    v.array(value, words.sweep.config.values(MOST_AXIS_VALUES)),
    v.minLength(1, words.sweep.config.values(MOST_AXIS_VALUES)),
    v.maxLength(MOST_AXIS_VALUES, words.sweep.config.values(MOST_AXIS_VALUES)),
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
    scale: oneOf(['log', 'linear'], 'log'),
  }),
  v.forward(
    v.check(({ scale, from, to }) => scale === 'linear' || (from > 0 && to > 0), words.sweep.config.logEnds),
    ['scale'],
  ),
  v.transform(({ setting, ...range }) => ({ setting, values: spacedValues(setting, range) })),
);

/** An axis of a sweep, given by its values or as `{setting, from, to, count, scale}`; comes out as its values. */
export const axisSchema = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'values' in input ? listed : spaced,
);

/** One axis of a sweep. */
export type SweepAxis = v.InferOutput<typeof listed>;
/** A value on an axis. */
export type AxisValue = SweepAxis['values'][number];

/** The settings that are whole numbers, whose spaced values are rounded and told once. */
const WHOLE = new Set([
  'seed',
  'net.width',
  'net.depth',
  'net.baseWidth',
  'train.batch',
  'train.steps',
  'train.pc.steps',
  'measure.probe',
  'task.seed',
  'task.samples',
  'task.testSamples',
  'task.d',
  'task.terms',
  'task.degree',
  'task.rank',
  'task.outputs',
  'inputsAtWeights',
]);
/** Digits that a spaced value keeps, so that files and links stay readable. */
const DIGITS = 4;

/** `count` values from `from` to `to`, evenly on a linear or a logarithmic scale; whole numbers for whole settings. */
export function spacedValues(
  setting: string,
  { from, to, count, scale }: { from: number; to: number; count: number; scale: 'log' | 'linear' },
): number[] {
  const at = (t: number) => (scale === 'log' ? from * (to / from) ** t : from + (to - from) * t);
  const tidy = (number: number) => (WHOLE.has(setting) ? Math.round(number) : Number(number.toPrecision(DIGITS)));
  return [...new Set(Array.from({ length: count }, (_, i) => tidy(at(i / (count - 1)))))];
}

/**
 * A copy of a configuration with the setting of an axis at one of its values, a list as a link has it: `1,0.1,0.1`;
 * the schema has yet to check it.
 */
export function applyAxisValue(draft: Draft, setting: string, value: AxisValue): Draft {
  if (!isDerivedSetting(setting)) return changeDraft(draft, setting, settingValue(setting, value));
  const weights = Number(draftValue(draft, 'net.width')) * Number(draftValue(draft, 'task.d'));
  const wholeAtLeastOne = (number: number) => Math.max(1, Math.round(number));
  if (setting === 'samplesPerWeight') {
    return changeDraft(draft, 'task.samples', wholeAtLeastOne(Number(value) * weights));
  }
  return changeDraft(changeDraft(draft, 'task.d', value), 'net.width', wholeAtLeastOne(weights / Number(value)));
}

function settingValue(setting: string, value: AxisValue): unknown {
  const field = LINK_FIELDS_V1.find(({ path }) => path === setting);
  return typeof value === 'string' && field ? field.read(value) : value;
}
