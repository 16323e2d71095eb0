/**
 * The form in which data of one's own are kept and sent to workers: a head in JSON, then the numbers as they lie in
 * memory (float32, little-endian), then images. The digest is over sizes and numbers only: names are no part of what is
 * learned.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import type { PreparedData } from './own-data.ts';
import { parseJson } from '../../settings/parse-json.ts';

const VERSION = 1;
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const names = v.array(v.string());
const scales = v.nullable(v.array(v.object({ mean: v.number(), std: v.number() })));
const headSchema = v.object({
  version: v.literal(VERSION),
  name: v.string(),
  inputs: count,
  outputs: count,
  classes: v.nullable(count),
  inputNames: names,
  targetNames: names,
  classNames: names,
  // Data that an earlier version has kept have none.
  scale: v.optional(v.object({ inputs: scales, targets: scales }), { inputs: null, targets: null }),
  samples: count,
  testSamples: count,
  side: v.nullable(count),
});

/** The bytes that are hashed at once: the browser's hash takes a copy of them. */
const PIECE = 2 ** 22;

/**
 * Returns the digest of data: the first 16 hex digits of SHA-256 over their sizes and the SHA-256 of each 4 MB of their
 * numbers.
 */
export async function digestOfData({
  inputs,
  outputs,
  classes,
  samples,
  testSamples,
  values,
}: PreparedData): Promise<string> {
  const sizes = Int32Array.of(inputs, outputs, classes ?? 0, samples, testSamples);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const pieces: Uint8Array[] = [new Uint8Array(sizes.buffer)];
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(await hashOf(bytes.subarray(at, at + PIECE)));
  const hash = await hashOf(Uint8Array.from(pieces.flatMap((piece) => [...piece])));
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function hashOf(bytes: Uint8Array): Promise<Uint8Array> {
  // A page that isn't served securely lacks the browser's own, which is ten times as fast.
  const subtle = (globalThis.crypto as Partial<Crypto>).subtle;
  return subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)) : sha256(bytes);
}

/**
 * Returns data in their kept form. The numbers go to the browser piece by piece: as one part they would be in the memory of
 * the page twice.
 */
export async function writeOwnFile({ values, images, ...head }: PreparedData): Promise<Blob> {
  const text = JSON.stringify({ version: VERSION, ...head, side: images?.side ?? null });
  const bytes = new TextEncoder().encode(text);
  // The numbers begin at a multiple of 4, so that they can be used where they lie.
  const room = Math.ceil(bytes.length / 4) * 4;
  const padded = new Uint8Array(room).fill(0x20);
  padded.set(bytes);
  const parts: BlobPart[] = [Uint32Array.of(room), padded];
  for (let at = 0; at < values.length; at += PIECE / 4) {
    const piece = new Blob([values.subarray(at, at + PIECE / 4) as Float32Array<ArrayBuffer>]);
    // Once it can give a byte back, the browser has taken all of them over.
    await piece.slice(0, 1).arrayBuffer();
    parts.push(piece);
  }
  return new Blob([...parts, ...(images ? [images.pixels as Uint8Array<ArrayBuffer>] : [])]);
}

/** Reads data in their kept form; the arrays are views. Returns `null` if they can't be read. */
export function readOwnFile(buffer: ArrayBuffer): PreparedData | null {
  const room = buffer.byteLength >= 4 ? new Uint32Array(buffer, 0, 1)[0] : Infinity;
  if (room % 4 !== 0 || 4 + room > buffer.byteLength) return null;
  const parsed = v.safeParse(headSchema, jsonOf(new TextDecoder().decode(new Uint8Array(buffer, 4, room))));
  if (!parsed.success) return null;
  const { version: _, side, ...head } = parsed.output;
  const length = (head.samples + head.testSamples) * (head.inputs + head.outputs);
  const pixels = side === null ? 0 : head.testSamples * side ** 2;
  if (buffer.byteLength !== 4 + room + 4 * length + pixels) return null;
  const values = new Float32Array(buffer, 4 + room, length);
  const images = side === null ? null : { side, pixels: new Uint8Array(buffer, 4 + room + 4 * length, pixels) };
  return { ...head, values, images };
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
