import { formatNumber } from '../../charts/shell/format-number.ts';
import { DECIMAL } from '../../words/number-text.ts';

const MINUS = '\u2212';
/** Significant digits of a standard error, of a value without one, and decimals at most. */
const ERROR_DIGITS = 2;
const VALUE_DIGITS = 4;
const MOST_DECIMALS = 6;

/**
 * Writes a measured value to the decimals that its standard error allows: 8.40 and 0.64; large ones as powers of ten, 1.2×10³⁸.
 *
 * @returns `error` is `null` if there is none, or if it is negligible
 */
export function formatEstimate(value: number, error: number): { value: string; error: string | null } {
  const decimals = ERROR_DIGITS - 1 - Math.floor(Math.log10(error));
  if (!(error > 0) || !Number.isFinite(value) || !(decimals <= MOST_DECIMALS)) {
    return { value: formatNumber(value, VALUE_DIGITS), error: null };
  }
  if (Math.max(Math.abs(value), error) >= DECIMAL.below) {
    const digits = orderOf(value) - orderOf(error) + ERROR_DIGITS;
    return {
      value: formatNumber(value, Math.min(VALUE_DIGITS, Math.max(1, digits))),
      error: formatNumber(error, ERROR_DIGITS),
    };
  }
  const places = Math.max(0, decimals);
  // -0.00 becomes 0.00.
  const text = (Number(value.toFixed(places)) + 0).toFixed(places);
  return { value: text.replace('-', MINUS), error: error.toFixed(places) };
}

/** Returns the power of ten of a number. */
const orderOf = (value: number) => Math.floor(Math.log10(Math.abs(value)));
