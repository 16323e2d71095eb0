import { describe, expect, it } from 'vitest';
import { digitImages, normalizeImages } from './digit-images.ts';
import { DIGIT_PIXELS } from './digits-asset.ts';
import { meanSquare } from '../testing/generated.ts';

const ramp = {
  labels: Uint8Array.of(0, 1),
  pixels: Uint8Array.from({ length: 2 * DIGIT_PIXELS }, (_, p) => (p * p) % 256),
};

describe('digit images', () => {
  it('are the grey levels over 255 at full size', () => {
    const image = digitImages(ramp, [1], 28);
    image.forEach((value, p) => expect(value).toBe(Math.fround(ramp.pixels[DIGIT_PIXELS + p] / 255)));
  });

  it('are means of 2 x 2 blocks at half size', () => {
    const image = digitImages(ramp, [1], 14);
    const level = (row: number, column: number) => ramp.pixels[DIGIT_PIXELS + 28 * row + column];
    for (const [row, column] of [
      [0, 0],
      [3, 13],
      [13, 5],
    ]) {
      const block = [level(2 * row, 2 * column), level(2 * row, 2 * column + 1)];
      block.push(level(2 * row + 1, 2 * column), level(2 * row + 1, 2 * column + 1));
      expect(image[14 * row + column]).toBeCloseTo(block.reduce((a, b) => a + b) / 4 / 255, 6);
    }
  });
});

describe('normalizing images', () => {
  const images = () => Float32Array.of(0, 1, 0.5, 1, 0.25, 0);

  it('makes the mean of |x|^2 over the training set the number of inputs', () => {
    for (const centered of [false, true]) {
      const train = images();
      normalizeImages(train, new Float32Array(0), 3, centered);
      expect(meanSquare(train)).toBeCloseTo(1, 6);
    }
  });

  it('takes the means of the training set from both sets', () => {
    const train = images();
    const test = Float32Array.of(0.5, 0.625, 0.25);
    normalizeImages(train, test, 3, true);
    for (let p = 0; p < 3; p++) expect(train[p] + train[3 + p]).toBeCloseTo(0, 6);
    // The test image is the mean training image.
    expect([...test]).toEqual([0, 0, 0]);
  });

  it('only scales without centring', () => {
    const train = images();
    normalizeImages(train, new Float32Array(0), 3, false);
    const factor = train[1];
    images().forEach((value, i) => expect(train[i]).toBeCloseTo(factor * value, 6));
  });

  it('keeps a single centred image at 0 and everything finite', () => {
    const train = Float32Array.of(0.2, 0.4);
    const test = Float32Array.of(1, 0);
    normalizeImages(train, test, 2, true);
    expect([...train]).toEqual([0, 0]);
    expect(test[0]).toBeCloseTo(0.8, 6);
  });
});
