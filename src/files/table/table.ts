/** A table of numbers and texts, as it was read from a file of values in rows, or from arrays. */
import type { NumberGrid } from './number-grid.ts';

/** How a file of values in rows is written. */
export interface TableFormat {
  /** Between the cells of a row. */
  delimiter: Delimiter;
  /** Between the whole part of a number and its decimals. */
  decimal: '.' | ',';
  /** Whether the first row has the names of the columns. */
  header: boolean;
}

/** The characters that may stand between cells, the one first that a text has least. */
export const DELIMITERS = ['\t', ';', '|', ','] as const;
/** One of {@link DELIMITERS}. */
export type Delimiter = (typeof DELIMITERS)[number];

/** One column of a table. */
export interface Column {
  name: string;
  /** Whether most of its cells are texts. */
  kind: 'number' | 'text';
  /** The first {@link MOST_TEXTS} different texts in it. */
  texts: readonly string[];
  /** By row: 0 for a cell without text, else 1 + the place of its text in `texts`; more than that: another text. `null`: no texts. */
  codes: Uint8Array | null;
}

/** The different texts of a column that are told apart. */
export const MOST_TEXTS = 254;

/** A table: numbers by row and column, with NaN where a cell has none, and infinity where it is too large. */
export interface Table {
  /** The name of the file. */
  name: string;
  numbers: NumberGrid;
  columns: readonly Column[];
  /** The number of each row in the file, counted as a spreadsheet does, from 1. */
  lines: ArrayLike<number>;
  /** Sentences about rows that could not be taken, the first ones. */
  problems: readonly string[];
  /** The number of rows that could not be taken. */
  refused: number;
  /** The cells of the first rows, as they are written. */
  preview: readonly (readonly string[])[];
  /** Which of the first rows are left out, since they have too many or too few cells. */
  ragged: readonly boolean[];
  /** `null` for arrays. */
  format: TableFormat | null;
  /** By row: 1 for a test sample, where the file itself says so. */
  isTest: Uint8Array | null;
  /** The columns of targets, where the file itself says so. */
  targets: readonly number[] | null;
  /** Pixels along the side of images, where the inputs are images by their shape. */
  side: number | null;
}

/** The bounds of a table. A larger file is refused. */
export const MOST_COLUMNS = 2048;
/** The most cells of a table. */
export const MOST_CELLS = 24_000_000;
