/** Collects the rows of a table while its file is read. */
import { words } from '../../words/words.ts';
import { createNumberGrid, type NumberGrid } from './number-grid.ts';
import { readCell } from './read-cell.ts';
import { MOST_CELLS, MOST_TEXTS, type Column } from './table.ts';

const said = words.table;

/** The rows so far, and the row that is being read. */
export interface RowBuilder {
  readonly numbers: NumberGrid;
  /** The number of the present row in the file, from 1. */
  readonly line: number;
  /** Takes a cell of the present row that is no plain number. Returns the number to put in its place. */
  readText: (column: number, cell: string) => number;
  /** Ends the present row, which had so many cells. One that has too many or too few is left out. */
  endRow: (cells: number) => void;
  /** Counts a row of the file that has nothing to take: an empty one, or the names of the columns. */
  passRow: () => void;
  /** Notes what is wrong with the present row. */
  complain: (sentence: (line: number) => string) => void;
  /** Returns what has been collected. */
  finish: (names: readonly string[]) => {
    columns: Column[];
    lines: Uint32Array;
    problems: string[];
    refused: number;
  };
}

/** The sentences about rows that are kept. */
const MOST_SENTENCES = 50;
/** The length of a text beyond which it is not told apart from others, in characters. */
const LONGEST_TEXT = 200;
/** The code of a text that is not told apart from others. */
const OTHER_TEXT = MOST_TEXTS + 1;

/** Creates a builder for rows of `width` cells. Its functions throw a sentence when the table becomes too large. */
export function createRowBuilder(file: string, width: number, decimal: '.' | ','): RowBuilder {
  const numbers = createNumberGrid(width);
  const texts: (Map<string, number> | null)[] = Array.from({ length: width }, () => null);
  const codes: (Uint8Array | null)[] = texts.map(() => null);
  const problems: string[] = [];
  let lines = new Uint32Array(1024);
  let line = 1;
  let refused = 0;

  const codeOf = (column: number, text: string): number => {
    const known = (texts[column] ??= new Map<string, number>());
    const code = known.get(text);
    if (code !== undefined) return code;
    if (known.size === MOST_TEXTS || text.length > LONGEST_TEXT) return OTHER_TEXT;
    // Else a piece of the file would be kept for each text that was cut out of it.
    known.set(copied(text), known.size + 1);
    return known.size;
  };
  const setCode = (column: number, code: number) => {
    const row = numbers.rows;
    const old = codes[column] ?? new Uint8Array(1024);
    const fitting = row < old.length ? old : grown(old, row);
    fitting[row] = code;
    codes[column] = fitting;
  };
  const complain = (sentence: (line: number) => string) => {
    if (problems.length < MOST_SENTENCES) problems.push(sentence(line));
  };

  return {
    numbers,
    get line() {
      return line;
    },
    readText: (column, cell) => {
      const value = readCell(cell, decimal);
      if (typeof value === 'number') return value;
      if (column < width) setCode(column, codeOf(column, value));
      return NaN;
    },
    endRow: (cells) => {
      const row = numbers.rows;
      if (cells === width) {
        if ((row + 1) * width > MOST_CELLS) throw new Error(said.tooManyCells(file, line, width, MOST_CELLS));
        if (row === lines.length) {
          const longer = new Uint32Array(2 * row);
          longer.set(lines);
          lines = longer;
        }
        lines[row] = line;
        numbers.add();
      } else {
        complain((at) => said.ragged(at, cells, width));
        refused++;
        for (const column of codes) if (column && row < column.length) column[row] = 0;
      }
      line++;
    },
    passRow: () => {
      line++;
    },
    complain,
    finish: (names) => ({
      columns: names.map((name, c) => ({
        name,
        kind: 'number',
        texts: [...(texts[c]?.keys() ?? [])],
        codes: codes[c] && fitted(codes[c], numbers.rows),
      })),
      lines: lines.subarray(0, numbers.rows),
      problems,
      refused,
    }),
  };
}

function grown(codes: Uint8Array, row: number): Uint8Array {
  const longer = new Uint8Array(2 * (row + 1));
  longer.set(codes);
  return longer;
}

/** Returns the codes of so many rows: the last ones may have no texts. */
const fitted = (codes: Uint8Array, rows: number) =>
  (codes.length < rows ? grown(codes, rows) : codes).subarray(0, rows);

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const copied = (text: string) => decoder.decode(encoder.encode(text));
