import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeDigits } from '../testing/made-digits.ts';
import { decodeDigits, DIGIT_PIXELS, packDigits, unpackDigits } from './digits-asset.ts';

const image = fc
  .array(fc.record({ place: fc.nat(DIGIT_PIXELS - 1), level: fc.integer({ min: 1, max: 255 }) }), { maxLength: 200 })
  .map((strokes) => {
    const pixels = new Uint8Array(DIGIT_PIXELS);
    for (const { place, level } of strokes) pixels[place] = level;
    return pixels;
  });

const digits = fc.array(fc.record({ label: fc.nat(9), image }), { minLength: 1, maxLength: 6 }).map((list) => ({
  labels: Uint8Array.from(list, ({ label }) => label),
  pixels: Uint8Array.from(list.flatMap((entry) => [...entry.image])),
}));

describe('the digits asset', () => {
  it('gives back every label and every grey level', () => {
    fc.assert(
      fc.property(digits, (original) => {
        expect(unpackDigits(packDigits(original))).toEqual(original);
      }),
    );
  });

  it('keeps full pages of ink, where neighbours wrap round the edges', () => {
    const full = { labels: Uint8Array.of(3, 4), pixels: new Uint8Array(2 * DIGIT_PIXELS).fill(200) };
    expect(unpackDigits(packDigits(full))).toEqual(full);
  });

  it('reads bytes that start anywhere in their buffer', () => {
    const original = { labels: Uint8Array.of(7), pixels: new Uint8Array(DIGIT_PIXELS).fill(9) };
    const packed = packDigits(original);
    const shifted = new Uint8Array(packed.length + 5);
    shifted.set(packed, 3);
    expect(unpackDigits(shifted.subarray(3, 3 + packed.length))).toEqual(original);
  });

  it('notices any single damaged byte', () => {
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 255 }), (original, place, flip) => {
        const packed = packDigits(original);
        packed[place % packed.length] ^= flip;
        expect(() => unpackDigits(packed)).toThrow(/file of handwritten digits can't be read/);
      }),
    );
  });

  it('notices that bytes are missing or too many, and says how many', () => {
    const packed = packDigits({ labels: Uint8Array.of(1), pixels: new Uint8Array(DIGIT_PIXELS) });
    expect(() => unpackDigits(packed.subarray(0, 60))).toThrow('holds 48 bytes where 99 are due');
    expect(() => unpackDigits(new Uint8Array([...packed, 0]))).toThrow('holds 100 bytes where 99 are due');
    expect(() => unpackDigits(packed.subarray(0, 5))).toThrow('not in the format');
  });
});

const original = madeDigits(3);
const file = new Uint8Array(deflateRawSync(packDigits(original), { level: 9 }));
const UNREADABLE = /^The file of handwritten digits can't be read: .+\. Reload the page .+\.$/;

describe('decoding the digits file', () => {
  it('gives the digits that were packed', async () => {
    expect(await decodeDigits(file)).toEqual(original);
  });

  it.each([0, 1, 10, file.length >> 1, file.length - 1])('refuses a file cut to %i bytes', async (length) => {
    await expect(decodeDigits(file.subarray(0, length))).rejects.toThrow(UNREADABLE);
  });

  it('refuses a page that a server sent in place of the file', async () => {
    const page = new TextEncoder().encode('<!doctype html><title>Not found</title>');
    await expect(decodeDigits(page)).rejects.toThrow(UNREADABLE);
  });

  it('refuses a stream of something else', async () => {
    await expect(decodeDigits(deflateRawSync(new Uint8Array(500)))).rejects.toThrow('not in the format');
  });

  it('refuses a file with any byte changed', async () => {
    for (let place = 0; place < file.length; place += 7) {
      const damaged = file.slice();
      damaged[place] ^= 0x55;
      await expect(decodeDigits(damaged), `byte ${place}`).rejects.toThrow(UNREADABLE);
    }
  });
});
