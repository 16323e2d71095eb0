/** Comma-separated values as pandas, R and spreadsheets read them. */

/** A value of a cell. */
export type CsvValue = string | number | boolean | null;

/**
 * Returns the text of a row without the end of its line: fields apart by commas, in quotes where RFC 4180 asks for them.
 * A number that is not defined, and `null`, are empty; an infinite one is "Inf" or "-Inf". A text that a spreadsheet
 * would take for a formula gets an apostrophe in front, which makes it a text there.
 */
export const csvRow = (values: readonly CsvValue[]): string => values.map(cell).join(',');

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberCell(value);
  if (typeof value === 'boolean') return String(value);
  const text = isTakenForFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function numberCell(value: number): string {
  if (Number.isNaN(value)) return '';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The beginnings of a formula in some spreadsheet, some of them behind white space. */
const FORMULA = /^[\s\u00A0\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const isTakenForFormula = (text: string): boolean => FORMULA.test(text) && !NUMBER.test(text);
