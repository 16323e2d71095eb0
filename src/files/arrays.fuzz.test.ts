import { expect, it } from 'vitest';
import { damagedBytes, fuzz, requireSentence } from '../maths/testing/fuzz.ts';
import { readNpy } from './npy.ts';
import { readNpz, writeNpz } from './npz.ts';
import { npyFile, npyHeader } from './testing/npy-file.ts';
import { zipArchive } from './testing/zip-archive.ts';

const NPY = [
  npyFile(npyHeader('<f4', '(4, 6)'), 96),
  npyFile(npyHeader('>f8', '(3,)', 'True'), 24),
  npyFile(npyHeader('<i8', '()'), 8, [2, 0]),
  npyFile(npyHeader('|b1', '(5,)'), 5),
  npyFile(npyHeader('<U3', '(2,)'), 24, [3, 0]),
];
const NPZ = [
  writeNpz({
    W1: { shape: [3, 2], values: Float32Array.of(1, 2, 3, 4, 5, 6) },
    W2: { shape: [1, 3], values: Float32Array.of(1, 2, 3) },
    note: { text: 'a text' },
  }),
  zipArchive(NPY.map((data, i) => ({ name: `x${i}.npy`, data }))),
  zipArchive(NPY.map((data, i) => ({ name: `x${i}.npy`, data, method: 0 }))),
];

const isRead = (read: () => unknown): boolean => {
  try {
    read();
    return true;
  } catch (error) {
    // Any other class is a fault of the reader.
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    requireSentence(error.message);
    return false;
  }
};
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const size = (bytes: Uint8Array) => bytes.length;

it('a damaged .npy is read, or refused in a sentence', async () => {
  const make = (draw: Parameters<typeof damagedBytes>[0]) => damagedBytes(draw, NPY);
  const outcome = await fuzz({ make, show: hex, size, read: (bytes) => isRead(() => readNpy(bytes, 'x.npy')) });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});

it('a damaged .npz is read, or refused in a sentence', async () => {
  const make = (draw: Parameters<typeof damagedBytes>[0]) => damagedBytes(draw, NPZ);
  const outcome = await fuzz({ make, show: hex, size, read: (bytes) => isRead(() => readNpz(bytes, 'x.npz')) });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});
