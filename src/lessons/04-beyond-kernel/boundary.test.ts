import { describe, expect, it } from 'vitest';
import { halfSuccess, jackknife, onGrid } from './boundary.ts';

describe('the place of half success', () => {
  it('lies on the line between its neighbours', () => {
    expect(halfSuccess([0.1, 0.2, 0.4], [1, 0.75, 0.25])).toBeCloseTo(0.3, 12);
  });

  it('is the last crossing, where narrow networks fail early', () => {
    expect(halfSuccess([0.1, 0.2, 0.3, 0.4], [0.25, 1, 1, 0])).toBeCloseTo(0.35, 12);
  });

  it('is nowhere where all or none succeed', () => {
    expect(halfSuccess([0.1, 0.2], [1, 1])).toBeNaN();
    expect(halfSuccess([0.1, 0.2], [0.25, 0])).toBeNaN();
  });
});

describe('the jackknife', () => {
  it('gives the standard error of a mean', () => {
    const values = [1, 2, 4, 9];
    const { value, error } = jackknife(4, (used) => used.reduce((sum, seed) => sum + values[seed], 0) / used.length);
    expect(value).toBeCloseTo(4, 12);
    expect(error).toBeCloseTo(Math.sqrt(38 / 3 / 4), 12);
  });
});

it('is known no better than the grid allows', () => {
  const { value, error } = onGrid({ value: 0.15, error: 0 }, [0.05, 0.1, 0.2]);
  expect([value, error]).toEqual([0.15, expect.closeTo(0.1 / Math.sqrt(12))]);
  expect(onGrid({ value: 0.15, error: 0.3 }, [0.1, 0.2]).error).toBeGreaterThan(0.3);
});
