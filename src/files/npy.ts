/**
 * Arrays of numbers in NumPy's format .npy, by its specification (numpy.lib.format). Objects are refused, so no file can
 * run a program. Every refusal is one sentence.
 */
import { words } from '../words/words.ts';
import { createBudget, type MemoryBudget } from './memory-budget.ts';
import { readHeader, shownText, writeHeader, type NpyHeader } from './npy-header.ts';
import { NUMBER_TYPES, viewOf, type Numbers } from './npy-numbers.ts';

/** Numbers in C order (the last index runs fastest), or a text, which is an array without dimensions. */
export type NumpyArray = NumberArray | { text: string };

/** An array of numbers. */
export interface NumberArray {
  shape: readonly number[];
  values: Numbers;
}

/** Arrays by their names. */
export type NumpyArrays = Readonly<Record<string, NumpyArray>>;

/** Returns the bytes of a .npy file; the same array gives the same bytes. */
export function writeNpy(array: NumpyArray): Uint8Array {
  if ('text' in array) {
    const letters = Uint32Array.from(array.text, (letter) => letter.codePointAt(0) ?? 0);
    // NumPy has no text without letters: its shortest one is a zero, which is left out when it is read.
    const padded = letters.length > 0 ? letters : new Uint32Array(1);
    return joined(writeHeader(`<U${padded.length}`, []), padded);
  }
  return joined(writeHeader(typeOf(array.values), array.shape), array.values);
}

function typeOf(values: Numbers): string {
  if (values instanceof Float32Array) return '<f4';
  if (values instanceof Float64Array) return '<f8';
  return values instanceof Int32Array ? '<i4' : '|u1';
}

/** Typed arrays are little-endian on every machine that runs JavaScript today. */
function joined(header: Uint8Array, values: ArrayBufferView): Uint8Array {
  const bytes = new Uint8Array(header.length + values.byteLength);
  bytes.set(header);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), header.length);
  return bytes;
}

/**
 * Reads a .npy file: numbers of any width and byte order, in C or Fortran order, and a single text. float16 comes as
 * float32, bool as 0 and 1; whole numbers as int32, or where these are too small as float64.
 *
 * @param name the file in sentences
 * @throws Error with one sentence: what is wrong, where, and what to do
 */
export const readNpy = (bytes: Uint8Array, name: string): NumpyArray =>
  decodeNpy(bytes, name, { budget: createBudget(), isOwn: false });

/**
 * Reads a .npy file within a budget.
 *
 * @param subject the array in sentences
 * @param how.isOwn whether the result may be a view of the bytes
 */
export function decodeNpy(
  bytes: Uint8Array,
  subject: string,
  { budget, isOwn }: { budget: MemoryBudget; isOwn: boolean },
): NumpyArray {
  const header = readHeader(bytes, subject);
  const { type, shape, isFortran } = header;
  const data = bytes.subarray(header.end);
  const count = shape.reduce((product, size) => product * size, 1);
  const [, order, kind, digits] = /^([<>=|])([a-zA-Z?])(\d*)$/.exec(type) ?? ['', '', type, ''];
  if (kind === 'O') throw new Error(words.numpy.objects(subject));
  if (kind === 'U' && shape.length === 0) return { text: readText(header, Number(digits), data, subject, budget) };
  if (kind === 'U' || kind === 'S') throw new Error(words.numpy.texts(subject, shownText(type), shapeText(shape)));
  const numbers = NUMBER_TYPES[kind + digits];
  if (!numbers || order === '') throw new Error(words.numpy.type(subject, shownText(type)));
  checkSize(header, count * numbers.bytes, data, subject);

  const same = order !== '>' || numbers.bytes === 1 ? numbers.same : null;
  const isView = isOwn && same !== null && data.byteOffset % numbers.bytes === 0;
  if (!isView) budget.take(count * numbers.takes, subject);
  const refuse = (i: number, value: bigint) =>
    words.numpy.tooLarge(subject, value.toString(), placeText(shape, isFortran, i));
  const values = same
    ? // Not `slice`, which of Node's Buffer is a view.
      viewOf(same, isView ? data : new Uint8Array(data))
    : numbers.read(new DataView(data.buffer, data.byteOffset, data.byteLength), order !== '>', count, refuse);
  if (!isFortran || shape.length < 2) return { shape, values };
  budget.take(values.byteLength, subject);
  return { shape, values: inRowOrder(values, shape) };
}

function checkSize({ shape, type }: NpyHeader, said: number, data: Uint8Array, subject: string): void {
  if (said === data.length) return;
  throw new Error(words.numpy.sizes(subject, shapeText(shape), type, said, data.length));
}

/** Returns the text of an array `<U12`, without the zeros at its end. */
function readText(header: NpyHeader, letters: number, data: Uint8Array, subject: string, budget: MemoryBudget): string {
  checkSize(header, 4 * letters, data, subject);
  budget.take(data.length, subject);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const isLittle = !header.type.startsWith('>');
  const parts: string[] = [];
  for (let i = 0; i < letters; i++) {
    const code = view.getUint32(4 * i, isLittle);
    if (code > 0x10ffff) throw new Error(words.numpy.letter(subject, code, i));
    parts.push(String.fromCodePoint(code));
  }
  return parts.join('').replace(/\0+$/, '');
}

/** Returns values of which the first index runs fastest in the order in which the last one does. */
function inRowOrder(values: Numbers, shape: readonly number[]): Numbers {
  const ordered = values.slice();
  const rank = shape.length;
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
  const index = new Array<number>(rank).fill(0);
  let from = 0;
  for (let i = 0; i < ordered.length; i++) {
    ordered[i] = values[from];
    for (let axis = rank - 1; axis >= 0; axis--) {
      index[axis]++;
      from += strides[axis];
      if (index[axis] < shape[axis]) break;
      from -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return ordered;
}

/** Returns a shape as Python writes it. */
const shapeText = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;

/** Returns the indices of the i-th value of a file, such as `[2, 0]`. */
function placeText(shape: readonly number[], isFortran: boolean, i: number): string {
  const indices: number[] = [];
  let rest = i;
  for (const size of isFortran ? shape : [...shape].reverse()) {
    indices.push(rest % size);
    rest = Math.floor(rest / size);
  }
  return `[${(isFortran ? indices : indices.reverse()).join(', ')}]`;
}
