/** Reads a file of comma-separated values, or another delimiter, piece by piece and in bounded memory. */
import Papa from 'papaparse';
import { words } from '../../words/words.ts';
import { readPlain } from './read-plain.ts';
import { createRowBuilder, type RowBuilder } from './row-builder.ts';
import { rowsOfText, sniffFormat, withPlainBreaks } from './sniff-format.ts';
import { MOST_COLUMNS, type Column, type Table, type TableFormat } from './table.ts';

const said = words.table;

/** What a person says of the format, and the way to hear how far the reading is. */
export interface ReadOptions {
  format?: Partial<TableFormat>;
  /** Called with the share that is read. */
  onProgress?: (share: number) => void;
}

/** The bytes that are read at once. */
const PIECE = 2 ** 20;
/** The bytes of the longest row. */
const LONGEST_ROW = 2 ** 20;
const LF = 10;
const CR = 13;
const QUOTE = 34;
/** The rows of the preview, and the characters of its cells. */
const PREVIEW = { rows: 8, characters: 40 };
/** The characters of the longest name of a column. */
const LONGEST_NAME = 60;

/**
 * Reads a table.
 *
 * @param name the name of the file, for sentences
 * @throws a sentence that says where the file is no table, or too large, and what to do
 */
export async function readTable(
  file: Blob,
  name: string,
  { format: given, onProgress }: ReadOptions = {},
): Promise<Table> {
  const pieces = piecesOf(file, await encodingOf(file, name), onProgress);
  const begin = await pieces.next();
  if (begin.done) throw new Error(said.empty(name));
  const sample = withPlainBreaks(wholeRows(begin.value, file.size <= PIECE));
  if (sample.trim() === '') throw new Error(sample === '' ? said.rowTooLong(name, 1, LONGEST_ROW) : said.empty(name));
  const format = sniffFormat(sample, given);
  const head = rowsOfText(sample, format.delimiter, PREVIEW.rows + 1);
  const width = widthOf(head, format.header);
  if (width > MOST_COLUMNS) throw new Error(said.tooManyColumns(name, width, MOST_COLUMNS));

  const rows = createRowBuilder(name, width, format.decimal);
  await readRows(begin.value, pieces, { name, format, rows });
  const { columns, lines, problems, refused } = rows.finish(namesOf(format.header ? head[0] : [], width));
  // Whether a single row names columns can't be seen, and it makes no samples; a person who says how it is read knows more.
  if (head.length === 1 && rows.numbers.rows + refused === 1 && given?.header === undefined) {
    throw new Error(
      said.onlyRow(
        name,
        columns.every(({ codes }) => codes !== null),
      ),
    );
  }
  if (rows.numbers.rows === 0) throw new Error(said.noRows(name, problems.at(0) ?? null));
  const preview = head.slice(format.header ? 1 : 0, PREVIEW.rows + 1);
  return {
    name,
    numbers: rows.numbers,
    columns: columns.map((column, c) => ({ ...column, kind: kindOf(column, c, rows) })),
    lines,
    problems,
    refused,
    preview: preview.map((row) => row.slice(0, width).map((cell) => shortCell(cell))),
    ragged: preview.map(({ length }) => length !== width),
    format,
    isTest: null,
    targets: null,
    side: null,
  };
}

/** Returns the encoding of a file by its first bytes. */
async function encodingOf(file: Blob, name: string): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, PIECE).arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Files of a program are full of null bytes, and texts have none.
  const nulls = bytes.reduce((count, byte) => count + Number(byte === 0), 0);
  if (8 * nulls > bytes.length) throw new Error(said.binary(name));
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Yields the bytes of a file in UTF-8 without its byte order mark. */
async function* piecesOf(
  file: Blob,
  encoding: string,
  onProgress?: (share: number) => void,
): AsyncGenerator<Uint8Array, undefined> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for (let at = 0; at < file.size; at += PIECE) {
    const bytes = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    onProgress?.(Math.min(1, (at + bytes.length) / file.size));
    if (decoder) yield encoder.encode(decoder.decode(bytes, { stream: at + PIECE < file.size }));
    else yield at === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  }
}

/** Returns the text of the whole rows of the first bytes. */
function wholeRows(bytes: Uint8Array, isAll: boolean): string {
  const end = isAll ? bytes.length : lastBreak(bytes, bytes.length);
  return new TextDecoder().decode(bytes.subarray(0, end));
}

/** Returns the number of cells that most of the rows below the head have. */
function widthOf(head: readonly string[][], hasHeader: boolean): number {
  const below = head.slice(hasHeader ? 1 : 0);
  const lengths = (below.length > 0 ? below : head).map(({ length }) => length);
  const count = (length: number) => lengths.filter((each) => each === length).length;
  const usual = lengths.reduce((best, each) => (count(each) > count(best) ? each : best), lengths[0]);
  // A head of another length is the better witness only if some rows have its length, too.
  return hasHeader && count(head[0].length) === count(usual) ? head[0].length : usual;
}

/** Returns names that are there, short, and different. */
function namesOf(given: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, c) => {
    const name = shortCell(given.at(c) ?? '', LONGEST_NAME) || said.column(c + 1);
    let own = name;
    for (let copy = 2; taken.has(own); copy++) own = `${name} (${copy})`;
    taken.add(own);
    return own;
  });
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const shortCell = (text: string, most = PREVIEW.characters): string => {
  const plain = text
    .slice(0, 4 * most)
    .replace(UNSEEN, ' ')
    .trim();
  return plain.length > most ? `${plain.slice(0, most)}…` : plain;
};

/** A reading under way. */
interface Reading {
  name: string;
  format: TableFormat;
  rows: RowBuilder;
}

/** Reads all rows. What is left of a piece after its last whole row comes before the next piece. */
async function readRows(begin: Uint8Array, pieces: AsyncGenerator<Uint8Array, undefined>, reading: Reading) {
  const { name, format, rows } = reading;
  let toSkip = format.header ? 1 : 0;
  let rest = begin;
  for (let isLast = false; !isLast;) {
    const next = await pieces.next();
    isLast = next.done === true;
    const bytes = rest;
    if (isLast) {
      if (bytes.includes(QUOTE)) readQuoted(new TextDecoder().decode(bytes), { ...reading, toSkip, isLast });
      else readPlain(joined(bytes, Uint8Array.of(LF)), bytes.length + 1, format, rows, toSkip);
      return;
    }
    const end = lastBreak(bytes, bytes.length);
    let left = bytes.subarray(end);
    if (end > 0 && bytes.includes(QUOTE)) {
      const read = readQuoted(new TextDecoder().decode(bytes.subarray(0, end)), { ...reading, toSkip, isLast });
      toSkip = read.toSkip;
      left = joined(new TextEncoder().encode(read.left), left);
    } else if (end > 0) toSkip = readPlain(bytes, end, format, rows, toSkip);
    if (left.length > LONGEST_ROW) throw new Error(said.rowTooLong(name, rows.line, LONGEST_ROW));
    rest = joined(left, next.value ?? new Uint8Array());
  }
}

/** Returns the place after the last line break that is surely whole: after a carriage return a line feed may follow. */
function lastBreak(bytes: Uint8Array, end: number): number {
  for (let at = end - 1; at >= 0; at--) {
    if (bytes[at] === LF) return at + 1;
    if (bytes[at] === CR && at + 1 < end) return at + 1;
  }
  return 0;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Reads the rows of a text with quotes. Returns the text after the last whole row, and the rows still to be skipped. */
function readQuoted(
  text: string,
  { format, rows, toSkip, isLast }: Reading & { toSkip: number; isLast: boolean },
): { left: string; toSkip: number } {
  const plain = withPlainBreaks(text);
  const parser = new Papa.Parser({ delimiter: format.delimiter, newline: '\n' });
  const { data, errors, meta } = parser.parse(plain, 0, !isLast) as Papa.ParseResult<string[]>;
  const wrong = new Set(errors.map(({ row }) => row));
  const width = rows.numbers.columns;
  let skipped = 0;
  for (const [i, cells] of data.entries()) {
    const isEmpty = cells.length === 1 && cells[0] === '';
    if (isEmpty || skipped < toSkip) {
      if (!isEmpty) skipped++;
      rows.passRow();
      continue;
    }
    if (wrong.has(i)) rows.complain(said.quotes);
    const { block, at } = rows.numbers.next();
    const most = Math.min(cells.length, width);
    for (let c = 0; c < most; c++) block[at + c] = rows.readText(c, cells[c]);
    rows.endRow(cells.length);
  }
  return { left: isLast ? '' : plain.slice(meta.cursor), toSkip: toSkip - skipped };
}

/** Returns the kind of a column: text if more of its cells are texts than numbers. */
function kindOf({ codes }: Column, column: number, { numbers }: RowBuilder): Column['kind'] {
  if (!codes) return 'number';
  let balance = 0;
  for (let row = 0; row < numbers.rows; row++) {
    const { block, at } = numbers.row(row);
    balance += codes[row] > 0 ? 1 : Number.isNaN(block[at + column]) ? 0 : -1;
  }
  return balance > 0 ? 'text' : 'number';
}
