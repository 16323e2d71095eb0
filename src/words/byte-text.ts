import { words } from './words.ts';

/** Writes a number of bytes with this many significant digits and its unit, such as "5.1 GB". */
export function byteText(bytes: number, digits = 2): string {
  const { units, text } = words.bytes;
  const rounded = Number(bytes.toPrecision(digits));
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, rounded)) / 3)));
  return text(String(Number((rounded / 1000 ** power).toPrecision(digits))), units[power]);
}
