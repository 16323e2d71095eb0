/** The header of a .npy file: a Python dictionary that says the type, the order and the shape of an array. */
import { words } from '../words/words.ts';

/** The content of a header. */
export interface NpyHeader {
  /** The type, such as `<f4`. */
  type: string;
  /** Whether the first index runs fastest. */
  isFortran: boolean;
  shape: readonly number[];
  /** The byte at which the values begin. */
  end: number;
}

const MAGIC = [0x93, ...new TextEncoder().encode('NUMPY')];
/** NumPy aligns values to so many bytes. */
const ALIGNMENT = 64;
/** NumPy itself reads headers of up to 10,000 bytes. */
const MOST_HEADER_BYTES = 10_000;
const MOST_DIMENSIONS = 32;

/** Returns the bytes of a header of version 1.0, in C order; values after it are aligned. */
export function writeHeader(type: string, shape: readonly number[]): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const start = MAGIC.length + 4;
  const end = Math.ceil((start + text.length + 1) / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(end).fill(' '.charCodeAt(0));
  bytes.set([...MAGIC, 1, 0, (end - start) & 255, (end - start) >> 8]);
  bytes.set(new TextEncoder().encode(text), start);
  bytes[end - 1] = '\n'.charCodeAt(0);
  return bytes;
}

/**
 * Reads the header of a .npy file.
 *
 * @param subject the array in sentences
 * @throws a sentence that says what is wrong with it
 */
export function readHeader(bytes: Uint8Array, subject: string): NpyHeader {
  if (!MAGIC.every((byte, i) => bytes[i] === byte)) throw new Error(words.numpy.notNpy(subject, shownStart(bytes)));
  const [major, minor] = [bytes.at(6), bytes.at(7)];
  if (minor !== 0 || (major !== 1 && major !== 2 && major !== 3)) {
    throw new Error(words.numpy.version(subject, `${major ?? 'none'}.${minor ?? 'none'}`));
  }
  const start = major === 1 ? 10 : 12;
  if (bytes.length < start) throw new Error(words.numpy.headerEnds(subject, start, bytes.length));
  const view = new DataView(bytes.buffer, bytes.byteOffset, start);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MOST_HEADER_BYTES) throw new Error(words.numpy.headerLong(subject, length, MOST_HEADER_BYTES));
  if (bytes.length < start + length) {
    throw new Error(words.numpy.headerEnds(subject, length, bytes.length - start));
  }
  const text = new TextDecoder(major === 3 ? 'utf-8' : 'latin1').decode(bytes.subarray(start, start + length));
  const columns = COLUMNS.exec(text);
  if (columns) throw new Error(words.numpy.columns(subject, shownText(columns[1].trim())));
  const entries = readDictionary(text.trim());
  if (!entries) throw new Error(words.numpy.header(subject, shownText(text.trim())));
  if (entries.shape.length > MOST_DIMENSIONS) {
    throw new Error(words.numpy.dimensions(subject, entries.shape.length, MOST_DIMENSIONS));
  }
  return { ...entries, end: start + length };
}

/** The type of a table, which is a list, or of arrays in an array, a pair. */
const COLUMNS = /['"]descr['"]\s*:\s*([[(].*)/s;

const ENTRY =
  /\s*(?:'(descr|fortran_order|shape)'|"(descr|fortran_order|shape)")\s*:\s*('[^'\\]*'|"[^"\\]*"|True|False|\([\d\s,L]*\))\s*(?:,|$)/y;

/** Returns the three entries of a dictionary, in any order; `null` if it has others, or none of these forms. */
function readDictionary(text: string): Omit<NpyHeader, 'end'> | null {
  if (!text.startsWith('{') || !text.endsWith('}')) return null;
  const inside = text.slice(1, -1).trimEnd();
  const found = new Map<string, string>();
  ENTRY.lastIndex = 0;
  for (let at = 0; at < inside.length; at = ENTRY.lastIndex) {
    const match = ENTRY.exec(inside) as (string | undefined)[] | null;
    if (!match) return null;
    const [, single, double, value] = match;
    const key = single ?? double ?? '';
    if (found.has(key) || value === undefined) return null;
    found.set(key, value);
  }
  const [type, order, sizes] = ['descr', 'fortran_order', 'shape'].map((key) => found.get(key) ?? '');
  const shape = readShape(sizes);
  if (!/^['"]/.test(type) || !/^(True|False)$/.test(order) || !shape) return null;
  return { type: type.slice(1, -1), isFortran: order === 'True', shape };
}

/** Returns the sizes of a tuple such as `(3, 4)`, `(3,)` or `()`; `null` if it is none. Python 2 wrote `(3L,)`. */
function readShape(text: string): number[] | null {
  const match = /^\(\s*(?:(\d+L?(?:\s*,\s*\d+L?)*)\s*(,?)\s*)?\)$/.exec(text);
  if (!match) return null;
  const [, sizes, comma] = match as (string | undefined)[];
  if (sizes === undefined) return [];
  const shape = sizes.split(',').map((size) => Number(size.trim().replace('L', '')));
  // `(3)` is a number in brackets, and no tuple.
  if (shape.length === 1 && !comma) return null;
  return shape.every(Number.isSafeInteger) ? shape : null;
}

/** The most characters of a file that stand in a sentence. */
const SHOWN_CHARACTERS = 80;

/** Returns a text of a file as it stands in a sentence: the beginning of a long one, without control characters. */
export function shownText(text: string): string {
  const plain = text.replace(/\p{C}/gu, '�');
  return plain.length > SHOWN_CHARACTERS ? `${plain.slice(0, SHOWN_CHARACTERS)}…` : plain;
}

/** Returns the first bytes of a file as they stand in a sentence. */
export function shownStart(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'nothing';
  const letter = (byte: number) =>
    byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  return Array.from(bytes.subarray(0, MAGIC.length), letter).join('');
}
