/** Finds out how a file of values in rows is written, from its beginning. */
import Papa from 'papaparse';
import { readCell } from './read-cell.ts';
import { DELIMITERS, type Delimiter, type TableFormat } from './table.ts';

/** The rows from which the format is found out. */
const SAMPLE_ROWS = 50;

/** Returns the rows of a text whose line breaks are all `\n`. */
export function rowsOfText(text: string, delimiter: Delimiter, most: number): string[][] {
  const parsed = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: most });
  return parsed.data.filter((row) => row.length > 1 || row[0] !== '');
}

/** Returns a text with `\n` in place of the other line breaks. */
export const withPlainBreaks = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** Returns the format of a text, of which `given` may say parts. */
export function sniffFormat(text: string, given: Partial<TableFormat> = {}): TableFormat {
  const delimiter = given.delimiter ?? sniffDelimiter(text);
  const rows = rowsOfText(text, delimiter, SAMPLE_ROWS);
  const decimal = given.decimal ?? sniffDecimal(rows, delimiter);
  return { delimiter, decimal, header: given.header ?? sniffHeader(rows, decimal) };
}

/** Returns the delimiter that cuts nearly all rows into as many cells, at least two. */
function sniffDelimiter(text: string): Delimiter {
  const fits = DELIMITERS.map((delimiter) => ({
    delimiter,
    share: shareOfWidth(rowsOfText(text, delimiter, SAMPLE_ROWS)),
  }));
  const best = Math.max(...fits.map(({ share }) => share));
  // Of equals the rarer character: in "1,5;2,5" the comma is a decimal comma.
  return best === 0 ? ',' : (fits.find(({ share }) => share === best)?.delimiter ?? ',');
}

/** Returns the share of the rows that have the most frequent number of cells; 0 if that is one cell. */
function shareOfWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, count] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [1, 0]);
  return width > 1 ? count / rows.length : 0;
}

/** A number whose only sign may also stand between thousands. */
const UNSURE = /^\s*[+-]?\d{1,3}[.,]\d{3}\s*$/;

/**
 * Returns a comma where some cells are numbers with a decimal comma, and none with a point. Cells that may have thousands
 * apart count only where no other cell tells.
 */
function sniffDecimal(rows: readonly string[][], delimiter: Delimiter): '.' | ',' {
  if (delimiter === ',') return '.';
  const cells = rows.flat();
  const has = (decimal: '.' | ',', some: readonly string[]) =>
    some.some((cell) => cell.includes(decimal) && typeof readCell(cell, decimal) === 'number');
  const sure = cells.filter((cell) => !UNSURE.test(cell));
  const telling = has(',', sure) || has('.', sure) ? sure : cells;
  return has(',', telling) && !has('.', telling) ? ',' : '.';
}

/** Tells whether the first row names the columns: it has no numbers, and differs from the rows below it. */
function sniffHeader([first, ...others]: readonly string[][], decimal: '.' | ','): boolean {
  if (first === undefined || others.length === 0) return false;
  const isNumber = (cell: string) => {
    const value = readCell(cell, decimal);
    return typeof value === 'number' && !Number.isNaN(value);
  };
  if (first.some(isNumber)) return false;
  if (others.some((row) => row.some(isNumber))) return true;
  // Texts only: a name stands once, a category comes again.
  return first.every((name, c) => name.trim() !== '' && others.every((row) => row[c] !== name));
}
