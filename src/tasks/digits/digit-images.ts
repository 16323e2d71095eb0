import type { ColumnScale } from '../data/dataset.ts';
import { DIGIT_PIXELS, DIGIT_SIDE, type Digits } from './digits-asset.ts';

/** The value of a pixel with full ink. */
export const FULL_INK = 255;

/**
 * Returns the images of the digits at the given places of an asset, [rows, side * side], values 0 (blank)
 * to 1 (full ink). A side of 14 takes the mean of each 2 x 2 block of pixels.
 */
export function digitImages({ pixels }: Digits, rows: readonly number[], side: 14 | 28): Float32Array {
  const images = new Float32Array(rows.length * side ** 2);
  const block = DIGIT_SIDE / side;
  rows.forEach((row, image) => {
    const digit = pixels.subarray(row * DIGIT_PIXELS, (row + 1) * DIGIT_PIXELS);
    for (let p = 0; p < side ** 2; p++) {
      const corner = Math.floor(p / side) * block * DIGIT_SIDE + (p % side) * block;
      images[image * side ** 2 + p] = blockMean(digit, corner, block) / FULL_INK;
    }
  });
  return images;
}

function blockMean(digit: Uint8Array, corner: number, block: number): number {
  let sum = 0;
  for (let i = 0; i < block; i++) for (let j = 0; j < block; j++) sum += digit[corner + i * DIGIT_SIDE + j];
  return sum / block ** 2;
}

/**
 * Scales images in place by one factor, so that the mean of |x|^2 over the training set is `inputs`. If `centered`,
 * it first subtracts each pixel's mean over the training set. The test set gets the same shift and factor. If all
 * training images are blank, the factor is 1; a single image is blank once it is centred. Returns the scale of each pixel:
 * a value was mean + std times what it is now.
 */
export function normalizeImages(
  train: Float32Array,
  test: Float32Array,
  inputs: number,
  centered: boolean,
): ColumnScale[] {
  const means = centered ? pixelMeans(train, inputs) : new Float64Array(inputs);
  if (centered) {
    subtractRow(train, means);
    subtractRow(test, means);
  }
  let squares = 0;
  for (const value of train) squares += value ** 2;
  const factor = squares > 0 ? Math.sqrt(train.length / squares) : 1;
  for (let i = 0; i < train.length; i++) train[i] *= factor;
  for (let i = 0; i < test.length; i++) test[i] *= factor;
  return Array.from(means, (mean) => ({ mean, std: 1 / factor }));
}

function pixelMeans(images: Float32Array, inputs: number): Float64Array {
  const means = new Float64Array(inputs);
  for (let i = 0; i < images.length; i++) means[i % inputs] += images[i];
  return means.map((sum) => (sum * inputs) / images.length);
}

function subtractRow(images: Float32Array, row: Float64Array): void {
  for (let i = 0; i < images.length; i++) images[i] -= row[i % row.length];
}
