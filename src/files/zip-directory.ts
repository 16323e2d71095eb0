/**
 * The directory at the end of a zip archive. It is read here, and not by the library that unfolds the entries, since that
 * one tells neither what is encrypted nor a checksum, and believes the sizes that an archive says.
 */
import { words } from '../words/words.ts';
import { shownStart } from './npy-header.ts';

/** An entry of an archive. */
export interface ZipEntry {
  name: string;
  isEncrypted: boolean;
  /** 0: as it is; 8: deflated. */
  method: number;
  /** The checksum (CRC-32) of the unfolded bytes. */
  checksum: number;
  /** The place of its packed bytes in the archive; it may lie outside of a damaged one. */
  from: number;
  packed: number;
  /** The number of unfolded bytes that the archive says. */
  size: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const LARGE_END_LOCATOR = 0x07064b50;
const LARGE_END = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
/** The value of a 32-bit field whose number stands in 64 bits elsewhere (zip64). */
const ELSEWHERE = 0xffffffff;
const MOST_ENTRIES = 10_000;

/**
 * Returns the entries of an archive in its order, those of zip64 too.
 *
 * @throws a sentence when it has no directory, or a damaged one
 */
export function readZipDirectory(bytes: Uint8Array, fileName: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) throw new Error(words.numpy.notZip(fileName, shownStart(bytes)));
  try {
    const { count, start } = directoryOf(view, end);
    if (count > MOST_ENTRIES) throw new Error(words.numpy.manyArrays(fileName, count, MOST_ENTRIES));
    const entries: ZipEntry[] = [];
    let at = start;
    for (let i = 0; i < count; i++) {
      const { entry, next } = readEntry(view, bytes, at);
      entries.push(entry);
      at = next;
    }
    // An archive that counts too few would lose arrays without a word.
    if (word(view, at) === ENTRY) throw new Damage(at);
    return entries;
  } catch (error) {
    if (error instanceof Damage) throw new Error(words.numpy.directory(fileName, error.place));
    throw error;
  }
}

/** The place at which a directory can't be read. */
class Damage extends Error {
  readonly place: number;
  constructor(place: number) {
    super();
    this.place = place;
  }
}

/** Returns the place of the record at the end, which only a comment follows. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at) return at;
  }
  return null;
}

function directoryOf(view: DataView, end: number): { count: number; start: number } {
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count !== 0xffff && start !== ELSEWHERE) return { count, start };
  const locator = end - 20;
  expectMark(view, locator, LARGE_END_LOCATOR);
  const large = wide(view, locator + 8);
  expectMark(view, large, LARGE_END);
  return { count: wide(view, large + 32), start: wide(view, large + 48) };
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): { entry: ZipEntry; next: number } {
  expectMark(view, at, ENTRY);
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => short(view, at + field));
  const extra = at + ENTRY_BYTES + nameBytes;
  const next = extra + extraBytes + commentBytes;
  expectBytes(view, at, next - at);
  const flags = short(view, at + 8);
  const [size, packed, local] = largeFields(view, at, extra, extra + extraBytes);
  const utf8 = (flags & (1 << 11)) !== 0;
  return {
    entry: {
      name: new TextDecoder(utf8 ? 'utf-8' : 'latin1').decode(bytes.subarray(at + ENTRY_BYTES, extra)),
      isEncrypted: (flags & 1) !== 0,
      method: short(view, at + 10),
      checksum: word(view, at + 16),
      from: dataStart(view, local),
      packed,
      size,
    },
    next,
  };
}

/** Returns the unfolded size, the packed size and the place of an entry: of zip64, from its extra field. */
function largeFields(view: DataView, at: number, extra: number, extraEnd: number): number[] {
  const fields = [24, 20, 42].map((field) => word(view, at + field));
  if (!fields.includes(ELSEWHERE)) return fields;
  for (let part = extra; part + 4 <= extraEnd; part += 4 + short(view, part + 2)) {
    if (short(view, part) !== 1) continue;
    let value = part + 4;
    return fields.map((field) => {
      if (field !== ELSEWHERE) return field;
      value += 8;
      if (value > extraEnd) throw new Damage(at);
      return wide(view, value - 8);
    });
  }
  throw new Damage(at);
}

/** Returns where the bytes of an entry begin: after its local header, which repeats its name. */
function dataStart(view: DataView, local: number): number {
  expectMark(view, local, LOCAL);
  return local + LOCAL_BYTES + short(view, local + 26) + short(view, local + 28);
}

function expectMark(view: DataView, at: number, mark: number): void {
  if (word(view, at) !== mark) throw new Damage(at);
}

/** Returns a number of 16 bits. */
function short(view: DataView, at: number): number {
  expectBytes(view, at, 2);
  return view.getUint16(at, true);
}

/** Returns a number of 32 bits. */
function word(view: DataView, at: number): number {
  expectBytes(view, at, 4);
  return view.getUint32(at, true);
}

/** Returns a number of 64 bits. */
const wide = (view: DataView, at: number): number => word(view, at) + 2 ** 32 * word(view, at + 4);

function expectBytes(view: DataView, at: number, count: number): void {
  if (at < 0 || at + count > view.byteLength) throw new Damage(at);
}
