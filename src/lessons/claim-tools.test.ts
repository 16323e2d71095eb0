import { describe, expect, it } from 'vitest';
import { meanOverSeeds, percentWithError, powerLawUpTo, withError } from './claim-tools.ts';

describe('the mean over seeds', () => {
  it('has the standard error of the mean', () => {
    expect(meanOverSeeds([1, 3])).toEqual({ value: 2, error: 1 });
  });

  it('leaves out values that are not numbers, and says when they are too many', () => {
    expect(meanOverSeeds([1, 3, NaN]).value).toBe(2);
    expect(() => meanOverSeeds([1])).toThrow();
    expect(() => meanOverSeeds([1, 2, NaN, NaN, NaN])).toThrow();
  });
});

describe('the power law of the lazy end', () => {
  const x = [1, 2, 4, 8, 16];

  it('ignores points beyond', () => {
    const bySeed = x.map((at) => (at <= 4 ? [at, 3 * at] : [1, 1]));
    expect(powerLawUpTo(x, bySeed, 4).slope).toBeCloseTo(1, 12);
    expect(powerLawUpTo(x, bySeed, 16).slope).toBeLessThan(0.5);
  });

  it('says when there are too few points', () => {
    const bySeed = x.map((at) => [at]);
    expect(() => powerLawUpTo(x, bySeed, 2)).toThrow();
  });
});

describe('a number with its error', () => {
  it('has as many digits as it takes to see the error', () => {
    expect(withError({ value: 0.9777, error: 0.0034 })).toBe('0.978 ± 0.003');
    expect(withError({ value: 10.6, error: 0.54 })).toBe('10.60 ± 0.54');
    expect(withError({ value: 1, error: 0 })).toBe('1.00 ± 0.00');
  });

  it('has no minus sign before 0', () => {
    expect(withError({ value: -0.002, error: 0.01 })).toBe('0.00 ± 0.01');
    expect(withError({ value: -0.02, error: 0.01 })).toBe('−0.02 ± 0.01');
  });

  it('as a share is never without its error', () => {
    expect(percentWithError({ value: 0.4321, error: 0.034 })).toBe('43 ± 3 %');
    expect(percentWithError({ value: 0.01, error: 0.0004 })).toBe('1.00 ± 0.04 %');
  });

  it('has as many decimals as asked for', () => {
    expect(withError({ value: 0.9777, error: 0.012 })).toBe('0.98 ± 0.01');
    expect(withError({ value: 0.9777, error: 0.012 }, 3)).toBe('0.978 ± 0.012');
  });
});
