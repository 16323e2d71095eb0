import { describe, expect, it } from 'vitest';
import { randomStream, streamState } from './random.ts';

const DRAWS = 20_000;
/** Five standard errors of the mean of that many draws of unit variance. */
const FIVE_SIGMA = 5 / Math.sqrt(DRAWS);

const draw = (seed: number, purpose: 'data' | 'init') => {
  const stream = randomStream(seed, purpose);
  return Array.from({ length: DRAWS }, stream.normal);
};
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a random stream', () => {
  it('is the same for the same seed and purpose', () => {
    expect(draw(5, 'data')).toEqual(draw(5, 'data'));
  });

  it('gives the same numbers for ever: links and files hold seeds only', () => {
    const firsts = {
      data: 0.727369170403108,
      init: 0.4376394615974277,
      batches: 0.5206615796778351,
      feedback: 0.5428624271880835,
      probe: 0.39813772588968277,
      prior: 0.3711561970412731,
      noise: 0.13398242718540132,
    };
    for (const purpose of Object.keys(firsts) as (keyof typeof firsts)[])
      expect(randomStream(1, purpose).uniform(), purpose).toBe(firsts[purpose]);
    const { normal, integer } = randomStream(7, 'init');
    const normals = [-0.6681744353765471, 1.1848650935992229, -2.340180344925685];
    for (const expected of normals) expect(normal()).toBeCloseTo(expected, 14);
    expect(Array.from({ length: 6 }, () => integer(10))).toEqual([8, 2, 1, 6, 1, 6]);
    expect([...randomStream(7, 'batches').permutation(8)]).toEqual([4, 6, 0, 5, 7, 2, 1, 3]);
  });

  it.each([
    ['another purpose', 5, 'init'],
    ['the next seed', 6, 'data'],
  ] as const)('does not correlate with %s', (_, seed, purpose) => {
    const other = draw(seed, purpose);
    const correlation = mean(draw(5, 'data').map((value, i) => value * other[i]));
    expect(Math.abs(correlation)).toBeLessThan(FIVE_SIGMA);
  });

  it.each([0, 1, 12345])('draws standard normals (seed %d)', (seed) => {
    const values = draw(seed, 'init');
    expect(Math.abs(mean(values))).toBeLessThan(FIVE_SIGMA);
    expect(Math.abs(mean(values.map((v) => v * v)) - 1)).toBeLessThan(Math.SQRT2 * FIVE_SIGMA);
    expect(Math.abs(mean(values.map((v) => v ** 4)) - 3)).toBeLessThan(Math.sqrt(96) * FIVE_SIGMA);
  });

  it('permutes', () => {
    const order = randomStream(1, 'batches').permutation(100);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect([...order]).not.toEqual([...order].sort((a, b) => a - b));
  });

  it.each([0, 7, 2 ** 31 - 1])('goes on elsewhere from its state (seed %d)', (seed) => {
    let [s0, s1] = streamState(seed, 'noise');
    const rotated = (word: bigint, by: bigint) => BigInt.asUintN(64, (word << by) | (word >> (64n - by)));
    const next = () => {
      const [sum, mixed] = [s0 + s1, s0 ^ s1];
      [s0, s1] = [BigInt.asUintN(64, rotated(s0, 24n) ^ mixed ^ (mixed << 16n)), rotated(mixed, 37n)];
      return Number(BigInt.asUintN(32, sum)) / 2 ** 32;
    };
    const { uniform } = randomStream(seed, 'noise');
    const draws = Array.from({ length: 1000 }, uniform);
    expect(draws.map(next)).toEqual(draws);
  });

  it.each([0, 1, 2, 7])('goes on from a place after %d normals, between two of a pair as well', (drawn) => {
    const whole = randomStream(3, 'noise');
    for (let draw = 0; draw < drawn; draw++) whole.normal();
    const later = randomStream(3, 'noise', whole.place());
    const next = ({ normal }: typeof whole) => Array.from({ length: 9 }, normal);
    expect(next(later)).toEqual(next(whole));
  });
});
