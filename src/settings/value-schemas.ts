import * as v from 'valibot';
import { words } from '../words/words.ts';

/** The inclusive range of a number. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Returns the schema of a finite number in `range`; its message says what is allowed. */
export const boundedNumber = (range: Range) => {
  const allowed = words.config.number(range.min, range.max);
  return v.pipe(v.number(allowed), v.finite(allowed), v.minValue(range.min, allowed), v.maxValue(range.max, allowed));
};

/** Returns the schema of a whole number in `range`; `allowed` says what is allowed. */
export const boundedInteger = (range: Range, allowed = words.config.wholeNumber(range.min, range.max)) => {
  return v.pipe(v.number(allowed), v.integer(allowed), v.minValue(range.min, allowed), v.maxValue(range.max, allowed));
};

/** Returns the schema of `least` to `most` entries. It refuses a longer list before it looks at the entries. */
export const boundedList = <const Entry extends v.GenericSchema>(
  entry: Entry,
  least: number,
  most: number,
  allowed: string,
) => {
  const list = v.pipe(v.array(entry, allowed), v.minLength(least, allowed), v.maxLength(most, allowed));
  const tooLong = v.custom<v.InferOutput<typeof list>>(() => false, allowed) as unknown as typeof list;
  return v.lazy((input) => (Array.isArray(input) && input.length > most ? tooLong : list));
};

/** Returns the schema of a list of `least` to `most` numbers in `range`. */
export const numberList = (range: Range, least: number, most: number) => {
  const allowed = words.config.numbers(least, most, range.min, range.max);
  const { min, max } = range;
  const entry = v.pipe(v.number(allowed), v.finite(allowed), v.minValue(min, allowed), v.maxValue(max, allowed));
  return boundedList(entry, least, most, allowed);
};
