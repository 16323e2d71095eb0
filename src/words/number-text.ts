/** The text of a number, for sentences of every floor: a true minus sign, and powers of ten with superscripts. */

/** The minus sign. */
export const MINUS = '\u2212';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Decimal notation inside this range of magnitudes, powers of ten outside. */
export const DECIMAL = { from: 1e-3, below: 1e6 };

/** Returns whether a number is written in decimals, and not as a power of ten. */
export const isDecimal = (value: number): boolean => Math.abs(value) >= DECIMAL.from && Math.abs(value) < DECIMAL.below;

/** Returns the text of a number with a true minus sign. */
export const withMinus = (text: string): string => text.replace('-', MINUS);

/** Returns the text of a number without the zeros at its end. */
export const withoutZeros = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);

/** Writes an integer exponent in superscript characters, such as ⁻³. */
export const superscript = (exponent: number): string =>
  String(exponent).replace(/./g, (sign) => (sign === '-' ? '⁻' : SUPERSCRIPTS[Number(sign)]));

/** Returns the factor with so many digits, and the exponent, of a number as a power of ten. */
export function splitPower(value: number, digits: number): { mantissa: string; exponent: number } {
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  return { mantissa, exponent: Number(exponent) };
}

/** Writes a number with so many significant digits in decimals. */
export function decimalText(value: number, digits: number): string {
  const { exponent } = splitPower(value, digits);
  return value.toFixed(Math.min(Math.max(digits - 1 - exponent, 0), 20));
}

/** Writes a number as a power of ten: 10⁻⁵, 3×10⁻⁴. */
export function powerText(value: number, digits: number): string {
  const { mantissa, exponent } = splitPower(value, digits);
  const factor = withoutZeros(mantissa);
  return withMinus(factor === '1' ? `10${superscript(exponent)}` : `${factor}×10${superscript(exponent)}`);
}

/** Writes a finite number as a person would, without zeros at the end: 0.1, 250, 3×10⁻⁴. */
export function numberText(value: number, digits: number): string {
  if (value === 0) return '0';
  return isDecimal(value) ? withMinus(withoutZeros(decimalText(value, digits))) : powerText(value, digits);
}

/** Writes a number with so many decimals; one that rounds to 0 loses its minus sign. */
export function fixedText(value: number, decimals: number): string {
  return withMinus(Number(value.toFixed(decimals)).toFixed(decimals));
}

/**
 * Writes a count, such as a step or a width, with commas between the thousands: 12,300. By hand, since the browser's own formats cost
 * the page 10 ms when it opens.
 */
export const countText = (value: number): string => withMinus(value.toFixed(0)).replace(/\B(?=(\d{3})+$)/g, ',');
