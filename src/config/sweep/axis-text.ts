/**
 * The values of an axis as text, for links and for the form: `64,128,256`, or `log:64:256:3` if they are evenly
 * spaced.
 */
import { readNumber } from '../../settings/kind.ts';
import type { Spacing } from '../../settings/row.ts';
import { MOST_AXIS_VALUES, spacedValues, type AxisValue, type SweepAxis } from './axis.ts';

const SCALES = ['log', 'linear'] as const;
/** The number of parts of an axis with even spacing. */
const PARTS = 5;
/** The fewest values that are written as a spacing; fewer are shorter as a list. */
const FEWEST_SPACED = 3;

const isSpaced = ({ setting, values }: SweepAxis, spacing: Spacing) => {
  const spaced = spacedValues(setting, spacing);
  return spaced.length === values.length && spaced.every((value, i) => value === values[i]);
};

/**
 * Returns the even spacing of an axis; `null` if its values have none.
 *
 * @param preferred the spacing to return if it gives the values too: two values are evenly spaced on every scale
 */
export function spacingOf(axis: SweepAxis, preferred?: Spacing): Spacing | null {
  if (preferred && isSpaced(axis, preferred)) return preferred;
  const { values } = axis;
  const [from, to] = [values[0], values[values.length - 1]];
  if (typeof from !== 'number' || typeof to !== 'number' || values.length < 2) return null;
  const spacings = SCALES.map((scale): Spacing => ({ from, to, count: values.length, scale }));
  const possible = spacings.filter(({ scale }) => scale === 'linear' || (from > 0 && to > 0));
  return possible.find((spacing) => isSpaced(axis, spacing)) ?? null;
}

/** Returns the text of an axis in a link. */
export function writeAxis(axis: SweepAxis): string {
  const spacing = axis.values.length < FEWEST_SPACED ? null : spacingOf(axis);
  if (!spacing) return `${axis.setting}:${axis.values.map(writeValue).join(',')}`;
  return [axis.setting, spacing.scale, spacing.from, spacing.to, spacing.count].join(':');
}

/** Reads the text of {@link writeAxis}, unchecked by the schema; returns the text itself if it can't be read. */
export function readAxis(text: string): unknown {
  const [setting, ...rest] = text.split(':', PARTS + 1);
  // One value too many is enough to refuse the list.
  if (rest.length === 1) return { setting, values: rest[0].split(',', MOST_AXIS_VALUES + 1).map(readValue) };
  if (rest.length !== PARTS - 1) return text;
  const [scale, from, to, count] = rest;
  return { setting, scale, from: readNumber(from), to: readNumber(to), count: readNumber(count) };
}

/** Reads a value of an axis from its text: a number, a flag or a word. */
function readValue(text: string): AxisValue {
  if (text === 'true' || text === 'false') return text === 'true';
  return readNumber(decodePart(text));
}

/** Returns the text of a value. Commas and colons separate values, so they are escaped within a word. */
const writeValue = (value: AxisValue) => String(value).replace(/[%,:]/g, encodeURIComponent);

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
