import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  decodeDigits,
  DIGIT_PIXELS,
  SMALL_DIGITS,
  SMALL_PER_CLASS,
  type Digits,
} from '../src/tasks/digits/digits-asset.ts';
import { ensureDigits } from './digits.ts';

const SMALL_LIMIT_BYTES = 300_000;
const ALL_LIMIT_BYTES = 2_500_000;

const file = (name: string) => new URL(`../public/digits/${name}.bin`, import.meta.url);
const image = ({ pixels }: Digits, index: number) => pixels.subarray(index * DIGIT_PIXELS, (index + 1) * DIGIT_PIXELS);
const fingerprint = (label: number, pixels: Uint8Array) => `${label} ${Buffer.from(pixels).toString('base64')}`;

let small: Digits;
let all: Digits;
beforeAll(async () => {
  ensureDigits();
  small = await decodeDigits(readFileSync(file('small')));
  all = await decodeDigits(readFileSync(file('all')));
});

describe('the digit assets', () => {
  it('are within their sizes', () => {
    expect(statSync(file('small')).size).toBeLessThanOrEqual(SMALL_LIMIT_BYTES);
    expect(statSync(file('all')).size).toBeLessThanOrEqual(ALL_LIMIT_BYTES);
  });

  it('hold exactly the digits of the package, to the grey level', () => {
    const require = createRequire(import.meta.url);
    const original = Array.from({ length: 10 }, (_, label) => {
      const { data } = require(`mnist/src/digits/${label}.json`) as { data: number[] };
      const levels = Uint8Array.from(data, (value) => Math.round(255 * value));
      // Three decimals tell 256 levels apart: the level found is the one that was rounded.
      expect(data.every((value, i) => Math.abs(value - levels[i] / 255) < 5.1e-4)).toBe(true);
      return Array.from({ length: data.length / DIGIT_PIXELS }, (_, i) =>
        fingerprint(label, levels.subarray(i * DIGIT_PIXELS, (i + 1) * DIGIT_PIXELS)),
      );
    }).flat();
    const built = Array.from(all.labels, (label, i) => fingerprint(label, image(all, i)));
    expect(built).toHaveLength(10_000);
    expect(built.sort()).toEqual(original.sort());
  });

  it('begin alike: the small one is the start of the whole, with as many of each class', () => {
    expect(small.labels).toEqual(all.labels.subarray(0, SMALL_DIGITS));
    expect(Buffer.compare(small.pixels, all.pixels.subarray(0, SMALL_DIGITS * DIGIT_PIXELS))).toBe(0);
    for (let digit = 0; digit < 10; digit++) {
      expect(small.labels.filter((label) => label === digit)).toHaveLength(SMALL_PER_CLASS);
    }
  });

  it('are left alone when they are up to date', () => {
    const before = statSync(file('all')).mtimeMs;
    ensureDigits();
    expect(statSync(file('all')).mtimeMs).toBe(before);
  });
});
