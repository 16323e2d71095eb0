import { describe, expect, it } from 'vitest';
import { summarize } from './summary.ts';

/** A textbook sample: mean 5, squared deviations 32. */
const KNOWN = [2, 4, 4, 4, 5, 5, 7, 9];

describe('the summary of several values', () => {
  it('is a mean with the standard deviation of the sample', () => {
    const { value, low, high, count } = summarize(KNOWN, 'mean');
    expect({ value, count }).toEqual({ value: 5, count: 8 });
    expect(high - value).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(value - low).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });

  it('is a geometric mean, with a factor to either side', () => {
    const { value, low, high } = summarize([1, 10, 100], 'geometricMean');
    expect(value).toBeCloseTo(10, 10);
    expect(high).toBeCloseTo(100, 9);
    expect(low).toBeCloseTo(1, 10);
  });

  it('is a median between the quartiles', () => {
    expect(summarize([9, 1, 3, 7], 'median')).toEqual({ value: 5, low: 2.5, high: 7.5, count: 4 });
    expect(summarize([-4, -1, 0], 'median').value).toBe(-1);
    expect(summarize([4, 1, 3], 'median')).toEqual({ value: 3, low: 2, high: 3.5, count: 3 });
  });

  it('is the least or the largest, beside the whole range', () => {
    expect(summarize(KNOWN, 'min')).toEqual({ value: 2, low: 2, high: 9, count: 8 });
    expect(summarize(KNOWN, 'max')).toEqual({ value: 9, low: 2, high: 9, count: 8 });
  });

  it('is the share of small values, and a network that diverged is not among them', () => {
    const { value, low, high, count } = summarize([0.1, 0.01, NaN, 1], { shareBelow: 0.1 });
    expect({ value, count }).toEqual({ value: 0.5, count: 3 });
    // Wilson's interval of one standard error: 1/2 ± √5/10, and for none of two 1/6 ± 1/6.
    expect([low, high]).toEqual([expect.closeTo(0.5 - Math.sqrt(5) / 10), expect.closeTo(0.5 + Math.sqrt(5) / 10)]);
    const none = summarize([NaN, NaN], { shareBelow: 1 });
    expect(none).toEqual({ value: 0, low: 0, high: expect.closeTo(1 / 3) as number, count: 0 });
    expect(summarize([], { shareBelow: 1 })).toEqual({ value: NaN, low: NaN, high: NaN, count: 0 });
  });

  it('has no band with one value', () => {
    for (const summary of ['mean', 'geometricMean', 'median', 'min', 'max'] as const) {
      const { value, low, high } = summarize([3], summary);
      expect([value, low, high].map((number) => number.toFixed(12))).toEqual(Array(3).fill((3).toFixed(12)));
    }
  });

  it('leaves out up to half that are no numbers, and is none with more', () => {
    expect(summarize([NaN, 4, Infinity, 6], 'mean')).toMatchObject({ value: 5, count: 2 });
    expect(summarize([NaN, 4, NaN], 'median')).toEqual({ value: NaN, low: NaN, high: NaN, count: 1 });
    expect(summarize([0, -1, 4], 'geometricMean')).toMatchObject({ value: NaN, count: 1 });
    expect(summarize([], 'max')).toEqual({ value: NaN, low: NaN, high: NaN, count: 0 });
  });
});
