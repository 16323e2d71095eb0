import {
  countText,
  DECIMAL,
  decimalText,
  isDecimal,
  MINUS,
  numberText,
  powerText,
  splitPower,
  superscript,
  withMinus,
  withoutZeros,
} from '../../words/number-text.ts';
import { words } from '../../words/words.ts';

/**
 * The formats of all numbers on the page: three or four significant digits, a true minus sign, k and M for large ticks,
 * powers of ten with superscripts. All functions return plain text, for SVG, canvas and tables alike.
 */

/** The sign for a value that was not measured. */
export const NOT_MEASURED = '–';

/** The significant digits that every float64 has. */
const MOST_DIGITS = 15;

/** A power of ten below which all numbers of float32 are; a larger one has overflowed. */
const LARGEST = '10³⁸';

function special(value: number): string | null {
  if (Number.isNaN(value)) return NOT_MEASURED;
  if (value === 0) return '0';
  if (Number.isFinite(value)) return null;
  return value > 0 ? `>${LARGEST}` : `<${MINUS}${LARGEST}`;
}

/**
 * Writes a measured value with `digits` significant digits: 0.01320, 12.34, 1.320×10⁻⁵. Zeros stay, so that a changing
 * value keeps its width.
 */
export function formatNumber(value: number, digits = 4): string {
  const text = special(value);
  if (text !== null) return text;
  if (isDecimal(value)) return withMinus(decimalText(value, digits));
  const { mantissa, exponent } = splitPower(value, digits);
  return withMinus(`${mantissa}×10${superscript(exponent)}`);
}

/** Writes a value as a person would set it, without the zeros at the end: 0.1, 250, 3×10⁻⁴. */
export const formatSetting = (value: number, digits = 3): string => special(value) ?? numberText(value, digits);

/** Writes a value for a table: `digits` significant digits, powers of ten as 1.320e−5; `null` is not measured. */
export function formatTableNumber(value: number | null, digits = 4): string {
  const text = special(value ?? NaN);
  if (text !== null || value === null) return text ?? NOT_MEASURED;
  return withMinus(isDecimal(value) ? decimalText(value, digits) : value.toExponential(digits - 1).replace('e+', 'e'));
}

/** Writes a count, such as a step or a width: 12,300. */
export const formatCount = countText;

/** Writes a value in little room, with two digits at most: 0.42, 1.3, 12, 3e−4. */
export function formatTiny(value: number): string {
  const text = special(value);
  if (text !== null) return text;
  const size = Math.abs(value);
  if (size >= 1e4 || size < 5e-4) return withMinus(value.toExponential(0).replace('e+', 'e'));
  const decimals = size < 0.01 ? 3 : size < 1 ? 2 : size < 10 ? 1 : 0;
  return withMinus(value.toFixed(decimals));
}

/** Writes a tick of a linear axis whose ticks are `step` apart and reach `largest` in magnitude. */
export function formatTick(value: number, step: number, largest: number): string {
  if (value === 0) return '0';
  if (largest >= 1e9 || (step < 1e-4 && largest < DECIMAL.from)) {
    // More digits than a float64 has tell nothing apart.
    return formatSetting(value, Math.min(Math.ceil(Math.log10(largest / step)) + 1, MOST_DIGITS));
  }
  const [unit, suffix] = largest >= 1e6 ? [1e6, 'M'] : largest >= 1e4 ? [1e3, 'k'] : [1, ''];
  // Steps are 1, 2 or 5 times a power of ten, whose logarithm may come out a rounding error too low.
  const decimals = Math.min(Math.max(0, -Math.floor(Math.log10(step / unit) + 1e-9)), MOST_DIGITS);
  return withMinus((value / unit).toFixed(decimals)) + suffix;
}

/** Writes a positive tick of a logarithmic axis: 0.001 to 5000 in full, then 10k, 20M, and powers of ten elsewhere. */
export function formatLogTick(value: number): string {
  if (value < 0.00099 || value >= 1e9) return powerText(value, 1);
  if (value >= 1e6) return `${withoutZeros((value / 1e6).toFixed(1))}M`;
  if (value >= 1e4) return `${withoutZeros((value / 1e3).toFixed(1))}k`;
  return withoutZeros(value.toFixed(3));
}

const said = words.charts.time;

/** Writes a waiting time in round numbers. */
export function formatTime(seconds: number): string {
  if (seconds < 2) return said.moment;
  if (seconds < 100) return said.seconds(seconds < 20 ? Math.round(seconds) : 5 * Math.round(seconds / 5));
  if (seconds < 5400) return said.minutes(Math.round(seconds / 60));
  return said.hours((seconds / 3600).toFixed(seconds < 36_000 ? 1 : 0));
}

/** Writes a share as a percentage: 94 %. Only 0 and 1 themselves are 0 % and 100 %; near them there is a decimal. */
export function formatPercent(share: number): string {
  const percent = 100 * share;
  if (!Number.isFinite(percent)) return NOT_MEASURED;
  const isNearEnd = (percent > 0 && percent < 1) || (percent > 99 && percent < 100);
  const text = isNearEnd ? Math.min(99.9, Math.max(0.1, percent)).toFixed(1) : percent.toFixed(0);
  return words.pictures.percent(text);
}
