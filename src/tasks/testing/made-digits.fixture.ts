import { deflateRawSync } from 'node:zlib';
import type { ReadDigits } from '../data/dataset.ts';
import { DIGIT_PIXELS, packDigits, type Digits } from '../digits/digits-asset.ts';

const INDEX_BITS = 14;

/**
 * Digits made for tests, `perClass` of each class in turn. Each image spells its own index in the first
 * pixels of row 10 as ink of 255 or 51, so that {@link indexOfImage} tells which digit a sample came from.
 */
export function madeDigits(perClass: number): Digits {
  const count = 10 * perClass;
  const pixels = new Uint8Array(count * DIGIT_PIXELS);
  for (let i = 0; i < count; i++) {
    for (let bit = 0; bit < INDEX_BITS; bit++) pixels[i * DIGIT_PIXELS + 280 + bit] = (i >> bit) & 1 ? 255 : 51;
  }
  return { labels: Uint8Array.from({ length: count }, (_, i) => i % 10), pixels };
}

/** The index that an uncentred image of 28 x 28 spells, whatever factor it was scaled with. */
export function indexOfImage(image: Float32Array): number {
  const bits = image.slice(280, 280 + INDEX_BITS);
  // The bit above the highest index is never set, so it shows what "not set" is.
  const unset = bits[INDEX_BITS - 1];
  return bits.reduce((index, ink, bit) => index + (ink > 2 * unset ? 2 ** bit : 0), 0);
}

/** A reader of made digits in place of the assets' files; `asked` lists what was read. */
export function madeReader(small: Digits, all: Digits): { read: ReadDigits; asked: string[] } {
  const asked: string[] = [];
  const files = { small: deflateRawSync(packDigits(small)), all: deflateRawSync(packDigits(all)) };
  const read: ReadDigits = (asset) => {
    asked.push(asset);
    return Promise.resolve(files[asset]);
  };
  return { read, asked };
}
