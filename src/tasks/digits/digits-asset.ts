import { words } from '../../words/words.ts';

/** Side of a digit's image in pixels. */
export const DIGIT_SIDE = 28;
/** Pixels of a digit's image. */
export const DIGIT_PIXELS = DIGIT_SIDE ** 2;
/** Digits of each class in the small asset. They are also the first digits of the whole asset. */
export const SMALL_PER_CLASS = 220;
/** Digits in the small asset. */
export const SMALL_DIGITS = 10 * SMALL_PER_CLASS;

/** Handwritten digits: images and labels. */
export interface Digits {
  /** 0..9, one per digit. */
  labels: Uint8Array;
  /** Grey levels, 0 blank to 255 full ink, [digits, 28, 28] row-major. */
  pixels: Uint8Array;
}

/** "DIG1", little-endian: the format and its version. */
const MAGIC = 0x31474944;
const HEADER_BYTES = 12;
const MASK_BYTES = DIGIT_PIXELS / 8;

/**
 * Packs digits into the bytes that an asset compresses:
 *
 *     magic, number of digits, FNV-1a checksum of the rest   3 x uint32, little-endian
 *     labels                                                 1 byte a digit
 *     mask: which pixels have ink                            1 bit a pixel, lowest bit first
 *     the grey levels of the pixels with ink                 1 byte each, sorted by number of inked neighbours
 *
 * The sorting makes it small: pixels inside a stroke are nearly all full ink, and pixels on its edge
 * are not. So deflate gives each kind its own Huffman code (19 % below plain rows).
 */
export function packDigits({ labels, pixels }: Digits): Uint8Array {
  const ink = Uint8Array.from(pixels, (level) => (level > 0 ? 1 : 0));
  const order = inkOrder(ink);
  const body = new Uint8Array(labels.length * (1 + MASK_BYTES) + order.length);
  body.set(labels);
  for (let p = 0; p < ink.length; p++) body[labels.length + (p >> 3)] |= ink[p] << (p & 7);
  const levels = body.subarray(labels.length * (1 + MASK_BYTES));
  for (let i = 0; i < order.length; i++) levels[i] = pixels[order[i]];

  const packed = new Uint8Array(HEADER_BYTES + body.length);
  new Uint32Array(packed.buffer, 0, 3).set([MAGIC, labels.length, checksum(body)]);
  packed.set(body, HEADER_BYTES);
  return packed;
}

/**
 * Unpacks the bytes of {@link packDigits}.
 *
 * @throws Error with a sentence when the bytes are not such an asset, are incomplete, or are damaged
 */
export function unpackDigits(packed: Uint8Array): Digits {
  const header = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (packed.length < HEADER_BYTES || header.getUint32(0, true) !== MAGIC) throw broken(words.tasks.broken.format);
  const count = header.getUint32(4, true);
  const body = packed.subarray(HEADER_BYTES);
  const levelsFrom = count * (1 + MASK_BYTES);
  if (body.length < levelsFrom) throw broken(words.tasks.broken.length(body.length, levelsFrom));

  const pixels = inkOf(body.subarray(count, levelsFrom));
  const order = inkOrder(pixels);
  if (body.length !== levelsFrom + order.length) {
    throw broken(words.tasks.broken.length(body.length, levelsFrom + order.length));
  }
  if (checksum(body) !== header.getUint32(8, true)) throw broken(words.tasks.broken.checksum);
  for (let i = 0; i < order.length; i++) pixels[order[i]] = body[levelsFrom + i];
  return { labels: body.slice(0, count), pixels };
}

/**
 * Reads the digits of an asset file, a deflate-raw stream of the bytes of {@link packDigits}.
 *
 * @param bytes the file as it was read
 * @throws Error with a sentence when the file is cut short, damaged, or something else
 */
export async function decodeDigits(bytes: Uint8Array): Promise<Digits> {
  return unpackDigits(await inflate(bytes));
}

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const inflated = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  try {
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  } catch (cause) {
    throw new Error(words.tasks.brokenDigits(words.tasks.broken.stream), { cause });
  }
}

const broken = (problem: string) => new Error(words.tasks.brokenDigits(problem));

function inkOf(mask: Uint8Array): Uint8Array {
  const ink = new Uint8Array(8 * mask.length);
  for (let p = 0; p < ink.length; p++) ink[p] = (mask[p >> 3] >> (p & 7)) & 1;
  return ink;
}

/**
 * Returns the places of the inked pixels, sorted by how many of their eight neighbours have ink, and in
 * reading order among equals. Neighbours wrap round the edge of the image, where there is hardly any ink.
 *
 * @param ink 1 where there is ink, else 0
 */
function inkOrder(ink: Uint8Array): Uint32Array {
  const margin = DIGIT_SIDE + 1;
  const padded = new Uint8Array(ink.length + 2 * margin);
  padded.set(ink, margin);
  const neighbours = new Uint8Array(ink.length);
  const starts = new Uint32Array(10);
  for (let p = 0; p < ink.length; p++) {
    if (ink[p] === 0) continue;
    const above = p + margin - DIGIT_SIDE;
    const below = p + margin + DIGIT_SIDE;
    neighbours[p] =
      padded[above - 1] +
      padded[above] +
      padded[above + 1] +
      padded[p + margin - 1] +
      padded[p + margin + 1] +
      padded[below - 1] +
      padded[below] +
      padded[below + 1];
    starts[neighbours[p] + 1]++;
  }
  for (let k = 1; k < starts.length; k++) starts[k] += starts[k - 1];
  const order = new Uint32Array(starts[9]);
  for (let p = 0; p < ink.length; p++) if (ink[p] === 1) order[starts[neighbours[p]]++] = p;
  return order;
}

/** Returns the 32-bit FNV-1a checksum; deflate-raw has no checksum of its own. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
