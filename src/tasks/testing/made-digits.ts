import { deflateRawSync } from 'node:zlib';
import type { ReadDigits } from '../data/dataset.ts';
import { DIGIT_PIXELS, packDigits, type Digits } from '../digits/digits-asset.ts';

const INDEX_BITS = 14;

/**
 * Makes digits for tests, `perClass` of each class in turn. Each image encodes its own index in the first
 * pixels of row 10 as ink of 255 or 51, so that {@link indexOfImage} can tell which digit a sample came from.
 */
export function madeDigits(perClass: number): Digits {
  const count = 10 * perClass;
  const pixels = new Uint8Array(count * DIGIT_PIXELS);
  for (let i = 0; i < count; i++) {
    for (let bit = 0; bit < INDEX_BITS; bit++) pixels[i * DIGIT_PIXELS + 280 + bit] = (i >> bit) & 1 ? 255 : 51;
  }
  return { labels: Uint8Array.from({ length: count }, (_, i) => i % 10), pixels };
}

/** Returns the index that an uncentred image of 28 x 28 encodes, for any scale of its values. */
export function indexOfImage(image: Float32Array): number {
  const bits = image.slice(280, 280 + INDEX_BITS);
  // The bit above the highest index is never set, so it shows the value of an unset bit.
  const unset = bits[INDEX_BITS - 1];
  return bits.reduce((index, ink, bit) => index + (ink > 2 * unset ? 2 ** bit : 0), 0);
}

/** Returns a reader of made digits in place of the asset files; `asked` lists the assets that were read. */
export function madeReader(small: Digits, all: Digits): { read: ReadDigits; asked: string[] } {
  const asked: string[] = [];
  const files = { small: deflateRawSync(packDigits(small)), all: deflateRawSync(packDigits(all)) };
  const read: ReadDigits = (asset) => {
    asked.push(asset);
    return Promise.resolve(files[asset]);
  };
  return { read, asked };
}
