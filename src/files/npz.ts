/**
 * Files .npz: zip archives of .npy files, one an array. An archive is read within a bound of memory, whatever it says of
 * its sizes, and never as paths. It is written without compression, as by numpy.savez: trained weights hardly shrink, and
 * the same arrays give the same bytes in every version of the zip library.
 */
import { Inflate, zipSync } from 'fflate';
import { words } from '../words/words.ts';
import { createBudget } from './memory-budget.ts';
import { shownText } from './npy-header.ts';
import { decodeNpy, writeNpy, type NumpyArrays } from './npy.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

const SUFFIX = '.npy';

/** Returns the bytes of an .npz file; the same arrays give the same bytes. */
export function writeNpz(arrays: NumpyArrays): Uint8Array<ArrayBuffer> {
  const files = Object.entries(arrays).map(([name, array]) => [name + SUFFIX, writeNpy(array)] as const);
  // The first date that zip knows. It is written as the clock of the machine shows it, and so is the same everywhere.
  return zipSync(Object.fromEntries(files), { level: 0, mtime: new Date(1980, 0, 1) });
}

/**
 * Reads the arrays of an .npz file.
 *
 * @param fileName the file in sentences
 * @throws Error with one sentence: what is wrong, where, and what to do
 */
export function readNpz(bytes: Uint8Array, fileName: string): NumpyArrays {
  const reading = readInPieces(bytes, fileName);
  let { value, done } = reading.next();
  while (!done) ({ value, done } = reading.next());
  return value ?? {};
}

/**
 * Reads the arrays of an .npz file as `readNpz` does, and breathes every few milliseconds, so that the page goes on.
 *
 * @throws Error with one sentence: what is wrong, where, and what to do
 */
export async function readNpzCalmly(
  bytes: Uint8Array,
  fileName: string,
  breathe: () => Promise<void>,
): Promise<NumpyArrays> {
  const reading = readInPieces(bytes, fileName);
  for (;;) {
    const { value, done } = reading.next();
    if (done) return value;
    await breathe();
  }
}

/** Reads the arrays, and yields between pieces of a few milliseconds. */
function* readInPieces(bytes: Uint8Array, fileName: string): Generator<undefined, NumpyArrays> {
  const entries = readZipDirectory(bytes, fileName);
  // An archive that says that it is too large is refused before any of it is unfolded.
  createBudget().take(
    entries.reduce((sum, { size }) => sum + size, 0),
    fileName,
  );
  const budget = createBudget();
  const arrays = new Map<string, NumpyArrays[string]>();
  for (const entry of entries) {
    const name = arrayName(entry.name, fileName);
    const subject = words.numpy.inFile(shownText(name), fileName);
    if (arrays.has(name)) throw new Error(words.numpy.twice(fileName, shownText(name)));
    checkEntry(entry, bytes, subject);
    const isPacked = entry.method === DEFLATED;
    if (isPacked) budget.take(entry.size, subject);
    const packed = bytes.subarray(entry.from, entry.from + entry.packed);
    const unfolded = isPacked ? yield* unfold(packed, entry.size, subject) : packed;
    if ((yield* checksum(unfolded)) !== entry.checksum) throw new Error(words.numpy.damaged(subject));
    const array = decodeNpy(unfolded, subject, { budget, isOwn: isPacked });
    if (isPacked && !isView(array, unfolded)) budget.giveBack(entry.size);
    arrays.set(name, array);
  }
  return Object.fromEntries(arrays);
}

const STORED = 0;
const DEFLATED = 8;
/** Deflate makes at most so many bytes of one. */
const LARGEST_RATIO = 1032;

const isView = (array: NumpyArrays[string], bytes: Uint8Array) =>
  'values' in array && array.values.buffer === bytes.buffer;

/** Returns the name of an array without its suffix, if it can only be a name. */
function arrayName(path: string, fileName: string): string {
  if (!path.endsWith(SUFFIX)) throw new Error(words.numpy.notArray(fileName, shownText(path)));
  const name = path.slice(0, -SUFFIX.length);
  const isPath = name.split(/[/\\]/).some((part) => part === '' || part === '.' || part === '..');
  if (isPath || name === '__proto__' || /^[A-Za-z]:/.test(name)) {
    throw new Error(words.numpy.arrayName(fileName, shownText(name)));
  }
  return name;
}

function checkEntry({ isEncrypted, method, from, packed, size }: ZipEntry, bytes: Uint8Array, subject: string): void {
  if (isEncrypted) throw new Error(words.numpy.encrypted(subject));
  if (method !== STORED && method !== DEFLATED) throw new Error(words.numpy.method(subject, method));
  if (from + packed > bytes.length) {
    throw new Error(words.numpy.outside(subject, from, from + packed, bytes.length));
  }
  if (method === STORED ? size !== packed : size > LARGEST_RATIO * packed) {
    throw new Error(words.numpy.impossible(subject, packed, size));
  }
}

/** The packed bytes that are unfolded at once, to at most 1 MB. */
const PIECE = 1024;
/** The bytes that take some milliseconds. */
const BETWEEN_RESTS = 1e6;

/** Unfolds bytes to exactly so many; ends as soon as they become more. */
function* unfold(packed: Uint8Array, size: number, subject: string): Generator<undefined, Uint8Array> {
  const unfolded = new Uint8Array(size);
  let filled = 0;
  const inflate = new Inflate((piece) => {
    if (filled + piece.length > size) throw new Error(words.numpy.unfolds(subject, size));
    unfolded.set(piece, filled);
    filled += piece.length;
  });
  try {
    let rested = 0;
    for (let at = 0; at < packed.length; at += PIECE) {
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
      if (filled - rested < BETWEEN_RESTS) continue;
      rested = filled;
      yield;
    }
  } catch {
    // The library says where its code stopped, which helps nobody.
    throw new Error(words.numpy.unfolds(subject, size));
  }
  if (filled !== size) throw new Error(words.numpy.unfolds(subject, size));
  return unfolded;
}

/** The remainders of every byte in the checksum of zip (CRC-32). */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest & 1 ? 0xedb88320 : 0) ^ (rest >>> 1);
  return rest;
});

function* checksum(bytes: Uint8Array): Generator<undefined, number> {
  let sum = 0xffffffff;
  for (let at = 0; at < bytes.length; at += BETWEEN_RESTS) {
    if (at > 0) yield;
    sum = checksumAfter(sum, bytes.subarray(at, at + BETWEEN_RESTS));
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function checksumAfter(start: number, bytes: Uint8Array): number {
  let sum = start;
  for (const byte of bytes) sum = REMAINDERS[(sum ^ byte) & 255] ^ (sum >>> 8);
  return sum;
}
