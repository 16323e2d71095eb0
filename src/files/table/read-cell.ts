/** What a cell says. */

/** The texts of cells without a value. */
const MISSING: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', 'nil', '-', '?', 'missing']);
/** A number beyond the arithmetic of any computer. */
const INFINITE = /^[+-]?inf(inity)?$/i;
const WITH_POINT = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const WITH_COMMA = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;

/** A number with thousands apart, and perhaps decimals. */
const GROUPED = {
  '.': /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$|^[+-]?\d{1,3}(?:([ '’\u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d*)?$/,
  ',': /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$|^[+-]?\d{1,3}(?:([ '’\u00a0\u202f])\d{3})(?:\1\d{3})*(?:,\d*)?$/,
} as const;
const BETWEEN = { '.': /[, '’\u00a0\u202f]/g, ',': /[. '’\u00a0\u202f]/g } as const;

/** Returns a number, or infinity if single precision has none of its size. */
const single = (value: number) => (Number.isFinite(Math.fround(value)) ? value : Infinity);

/** Returns the number of a cell: NaN if it has no value, infinity if it is too large; the trimmed text if it is none. */
export function readCell(cell: string, decimal: '.' | ','): number | string {
  const text = cell.trim();
  if (MISSING.has(text.length < 8 ? text.toLowerCase() : text)) return NaN;
  if (decimal === ',' ? WITH_COMMA.test(text) : WITH_POINT.test(text)) return single(Number(text.replace(',', '.')));
  if (GROUPED[decimal].test(text)) return single(Number(text.replace(BETWEEN[decimal], '').replace(',', '.')));
  return INFINITE.test(text) ? Infinity : text;
}
