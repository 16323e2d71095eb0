import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../maths/random.ts';
import { digitOrder } from './digit-order.ts';
import { SMALL_DIGITS } from './digits-asset.ts';

const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const order = (labels: Uint8Array, classes: readonly number[], seed: number) =>
  digitOrder(labels, classes, randomStream(seed, 'data'));

describe('the order of digits', () => {
  it('takes every digit of the chosen classes once', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ max: 9, maxLength: 80 }),
        fc.subarray(ALL, { minLength: 1 }),
        fc.nat(),
        (labels, classes, seed) => {
          const positions = [...order(labels, classes, seed)].sort((a, b) => a - b);
          const chosen = [...labels.keys()].filter((i) => classes.includes(labels[i]));
          expect(positions).toEqual(chosen);
        },
      ),
    );
  });

  it('is balanced in every stretch from the front or the back', () => {
    const labels = Uint8Array.from({ length: 400 }, (_, i) => i % 10);
    const positions = order(labels, ALL, 1);
    for (const taken of [7, 10, 33, 100, 200]) {
      for (const stretch of [positions.slice(0, taken), positions.slice(-taken)]) {
        const counts = ALL.map((digit) => stretch.filter((position) => labels[position] === digit).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('changes with the seed', () => {
    const labels = Uint8Array.from({ length: 100 }, (_, i) => i % 10);
    expect(order(labels, ALL, 1)).toEqual(order(labels, ALL, 1));
    expect(order(labels, ALL, 1)).not.toEqual(order(labels, ALL, 2));
  });

  it('begins and ends alike for the small asset and the whole', () => {
    const whole = Uint8Array.from({ length: SMALL_DIGITS + 500 }, (_, i) => (i * 7) % 10);
    const small = order(whole.subarray(0, SMALL_DIGITS), ALL, 3);
    const all = order(whole, ALL, 3);
    const half = SMALL_DIGITS / 2;
    expect(all.slice(0, half)).toEqual(small.slice(0, half));
    expect(all.slice(-half)).toEqual(small.slice(-half));
  });
});
