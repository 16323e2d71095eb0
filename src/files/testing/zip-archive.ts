/** Writes zip archives field by field, also those that no program would write, by no code of the lab. */
import { crc32, deflateRawSync } from 'node:zlib';

/** An entry; what is left out is as it should be. */
export interface MadeEntry {
  name: string;
  data: Uint8Array;
  method?: number;
  flags?: number;
  checksum?: number;
  /** The unfolded size that the archive says. */
  size?: number;
  /** The packed size that the archive says. */
  packedSize?: number;
  /** The packed bytes. */
  packed?: Uint8Array;
  /** Whether sizes and place stand in 64 bits. */
  isLarge?: boolean;
  /** The place of its header that the archive says. */
  place?: number;
  /** Whether the bytes are left out: the entry of the directory points at those of another one. */
  hasNoBytes?: boolean;
}

/** The end of an archive; what is left out is as it should be. */
export interface MadeEnd {
  count?: number;
  start?: number;
  comment?: string;
  isLarge?: boolean;
}

const ALL_ONES = 0xffffffff;

/** Returns the bytes of an archive. */
export function zipArchive(entries: readonly MadeEntry[], end: MadeEnd = {}): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const place = entry.place ?? at;
    directory.push(header(0x02014b50, entry, place));
    if (entry.hasNoBytes) continue;
    const local = Buffer.concat([header(0x04034b50, entry, place), packedOf(entry)]);
    locals.push(local);
    at += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Uint8Array.from(Buffer.concat([...locals, ...directory, endOf(entries.length, at, size, end)]));
}

function packedOf({ data, method = 8, packed }: MadeEntry): Uint8Array {
  return packed ?? (method === 8 ? deflateRawSync(data) : data);
}

function header(mark: number, entry: MadeEntry, place: number): Buffer {
  const { name, data, method = 8, flags = 0, isLarge = false } = entry;
  const isLocal = mark === 0x04034b50;
  const title = Buffer.from(name);
  const sizes = [entry.size ?? data.length, entry.packedSize ?? packedOf(entry).length, place];
  const extra = isLarge ? Buffer.alloc(4 + 8 * (isLocal ? 2 : 3)) : Buffer.alloc(0);
  if (isLarge) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(extra.length - 4, 2);
    for (let i = 0; 4 + 8 * i < extra.length; i++) extra.writeBigUInt64LE(BigInt(sizes[i]), 4 + 8 * i);
  }
  const [size, packed, offset] = sizes.map((value) => (isLarge ? ALL_ONES : value));
  const shared = numbers(
    [2, 20],
    [2, flags],
    [2, method],
    [4, 0],
    [4, entry.checksum ?? crc32(data)],
    [4, packed],
    [4, size],
    [2, title.length],
    [2, extra.length],
  );
  const rest = isLocal ? [] : [numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset])];
  const made = isLocal ? [] : [numbers([2, 20])];
  return Buffer.concat([numbers([4, mark]), ...made, shared, ...rest, title, extra]);
}

function endOf(entries: number, at: number, size: number, { count, start, comment = '', isLarge }: MadeEnd): Buffer {
  const [said, place] = [count ?? entries, start ?? at];
  const [shortCount, shortPlace] = isLarge ? [0xffff, ALL_ONES] : [said, place];
  const text = Buffer.from(comment);
  const end = Buffer.concat([
    numbers([4, 0x06054b50], [2, 0], [2, 0], [2, shortCount], [2, shortCount], [4, size], [4, shortPlace]),
    numbers([2, text.length]),
    text,
  ]);
  if (!isLarge) return end;
  const large = numbers(
    [4, 0x06064b50],
    [8, 44],
    ...([2, 2].map((bytes) => [bytes, 45]) as Field[]),
    ...([4, 4].map((bytes) => [bytes, 0]) as Field[]),
    ...([said, said, size, place].map((value) => [8, value]) as Field[]),
  );
  return Buffer.concat([large, numbers([4, 0x07064b50], [4, 0], [8, at + size], [4, 1]), end]);
}

type Field = [bytes: 2 | 4 | 8, value: number];

function numbers(...fields: Field[]): Buffer {
  return Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(8);
      field.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)));
      return field.subarray(0, bytes);
    }),
  );
}
