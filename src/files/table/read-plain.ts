/**
 * Reads rows without quotes from their bytes. Numbers are read digit by digit, since to make a text of each of 20 million
 * cells would take several seconds.
 */
import type { RowBuilder } from './row-builder.ts';
import { MOST_COLUMNS, type TableFormat } from './table.ts';

const LF = 10;
const CR = 13;
const SPACE = 32;
const PLUS = 43;
const MINUS = 45;
const ZERO = 48;
const UPPER_E = 69;
const LOWER_E = 101;

/** Powers of ten that are exact in float64. */
const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
/** The digits that a float64 adds up with an error below 1e-15 of the number, and without any up to the 15th. */
const MOST_DIGITS = 19;

const decoder = new TextDecoder();

/**
 * Reads whole rows, the last one with its line break.
 *
 * @param end the place after the last line break
 * @returns the number of rows still to be skipped
 */
export function readPlain(
  bytes: Uint8Array,
  end: number,
  { delimiter, decimal }: TableFormat,
  rows: RowBuilder,
  toSkip: number,
): number {
  const cut = delimiter.charCodeAt(0);
  const point = decimal.charCodeAt(0);
  const width = rows.numbers.columns;
  let p = 0;
  while (p < end) {
    if (bytes[p] === LF || bytes[p] === CR) {
      p = afterBreak(bytes, p);
      rows.passRow();
      continue;
    }
    if (toSkip > 0) {
      while (bytes[p] !== LF && bytes[p] !== CR) p++;
      p = afterBreak(bytes, p);
      toSkip--;
      rows.passRow();
      continue;
    }
    const { block, at } = rows.numbers.next();
    let column = 0;
    for (;;) {
      let q = p;
      let b = bytes[q];
      while (b === SPACE) b = bytes[++q];
      const isNegative = b === MINUS;
      if (isNegative || b === PLUS) b = bytes[++q];
      let mantissa = 0;
      const first = q;
      while (b >= ZERO && b <= ZERO + 9) {
        mantissa = 10 * mantissa + (b - ZERO);
        b = bytes[++q];
      }
      let digits = q - first;
      let scale = 0;
      if (b === point && point !== cut) {
        b = bytes[++q];
        const from = q;
        while (b >= ZERO && b <= ZERO + 9) {
          mantissa = 10 * mantissa + (b - ZERO);
          b = bytes[++q];
        }
        scale = q - from;
        digits += scale;
      }
      if (digits > 0 && (b === LOWER_E || b === UPPER_E)) {
        b = bytes[++q];
        const isSmall = b === MINUS;
        if (isSmall || b === PLUS) b = bytes[++q];
        let exponent = 0;
        const from = q;
        while (b >= ZERO && b <= ZERO + 9 && q - from < 4) {
          exponent = 10 * exponent + (b - ZERO);
          b = bytes[++q];
        }
        // "1e" is a text.
        if (q === from) digits = 0;
        scale -= isSmall ? -exponent : exponent;
      }
      while (b === SPACE) b = bytes[++q];
      const isPlain =
        digits > 0 && digits <= MOST_DIGITS && scale < 23 && scale > -23 && (b === cut || b === LF || b === CR);
      if (isPlain) {
        const size = scale >= 0 ? mantissa / POWERS[scale] : mantissa * POWERS[-scale];
        if (column < width) block[at + column] = isNegative ? -size : size;
      } else {
        q = p;
        b = bytes[q];
        while (b !== cut && b !== LF && b !== CR) b = bytes[++q];
        if (column < width) {
          block[at + column] = q === p ? NaN : rows.readText(column, decoder.decode(bytes.subarray(p, q)));
        }
      }
      column++;
      p = q;
      if (b !== cut || column > MOST_COLUMNS) break;
      p++;
    }
    // Of a row that is far too long, the rest is not looked at cell by cell.
    while (bytes[p] !== LF && bytes[p] !== CR) p++;
    rows.endRow(column);
    p = afterBreak(bytes, p);
  }
  return toSkip;
}

/** Returns the place after a line break of any kind. */
const afterBreak = (bytes: Uint8Array, at: number) => (bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1);
