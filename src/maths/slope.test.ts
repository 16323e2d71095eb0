import { describe, expect, it } from 'vitest';
import { randomStream } from './random.ts';
import { fitPowerLaw, fitPowerLawOfSeeds } from './slope.ts';

const WIDTHS = [64, 128, 256, 512, 1024];
/** Anscombe, The American Statistician 27 (1973), first data set: line 3.00 + .500 x, standard error .118. */
const ANSCOMBE = {
  x: [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
  y: [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
};
const powersOfTwo = (exponents: readonly number[]) => exponents.map((exponent) => 2 ** exponent);

describe('a power law', () => {
  it('is found exactly where there is one', () => {
    const fit = fitPowerLaw(
      WIDTHS,
      WIDTHS.map((n) => 8 * n ** -0.5),
    );
    expect(fit).toMatchObject({ points: 5, leftOut: 0 });
    expect(fit?.slope).toBeCloseTo(-0.5, 12);
    expect(fit?.intercept).toBeCloseTo(3, 12);
    expect(fit?.error).toBeCloseTo(0, 12);
  });

  it('has the published line and standard error of known data', () => {
    const fit = fitPowerLaw(powersOfTwo(ANSCOMBE.x), powersOfTwo(ANSCOMBE.y));
    expect(fit?.slope).toBeCloseTo(0.50009, 5);
    expect(fit?.intercept).toBeCloseTo(3.00009, 5);
    expect(fit?.error).toBeCloseTo(0.11791, 5);
  });

  it('leaves out and counts points that have no logarithm', () => {
    const y = [1, 0, 4, NaN, 16, -1, Infinity];
    expect(fitPowerLaw([1, 2, 4, 8, 16, 32, 64], y)).toMatchObject({ slope: 1, points: 3, leftOut: 4 });
    expect(fitPowerLaw([0, 1, 2, 4], [1, 1, 2, 4])).toMatchObject({ slope: 1, points: 3, leftOut: 1 });
  });

  it('needs three points, not all at one place', () => {
    expect(fitPowerLaw([1, 2], [1, 2])).toBeNull();
    expect(fitPowerLaw([1, 2, 4], [1, NaN, 2])).toBeNull();
    expect(fitPowerLaw([2, 2, 2], [1, 2, 3])).toBeNull();
    expect(fitPowerLaw([], [])).toBeNull();
  });
});

describe('a power law of several seeds', () => {
  const SEEDS = 6;
  /** Makes the values of each x by seed: n^-0.5 with noise in the logarithm. */
  const noisy = (scale: number) => {
    const noise = randomStream(1, 'noise');
    return WIDTHS.map((n) => Array.from({ length: SEEDS }, () => n ** -0.5 * 2 ** (scale * noise.normal())));
  };

  it('has the slope of the geometric mean, and the standard error of the slopes', () => {
    const bySeed = noisy(0.2);
    const fit = fitPowerLawOfSeeds(WIDTHS, bySeed);
    const means = bySeed.map((values) => values.reduce((product, value) => product * value, 1) ** (1 / SEEDS));
    expect(fit?.slope).toBeCloseTo(fitPowerLaw(WIDTHS, means)?.slope ?? NaN, 10);
    const slopes = Array.from({ length: SEEDS }, (_, seed) => {
      return (
        fitPowerLaw(
          WIDTHS,
          bySeed.map((values) => values[seed]),
        )?.slope ?? NaN
      );
    });
    const middle = slopes.reduce((sum, slope) => sum + slope, 0) / SEEDS;
    const squares = slopes.reduce((sum, slope) => sum + (slope - middle) ** 2, 0);
    expect(fit?.error).toBeCloseTo(Math.sqrt(squares / (SEEDS - 1) / SEEDS), 12);
    expect(fit).toMatchObject({ points: 30, leftOut: 0 });
  });

  it('finds a slope under noise within its error, which falls with the noise', () => {
    const fits = [0.2, 0.02].map((scale) => fitPowerLawOfSeeds(WIDTHS, noisy(scale)));
    for (const fit of fits) expect(Math.abs((fit?.slope ?? NaN) + 0.5)).toBeLessThan(3 * (fit?.error ?? 0));
    expect((fits[0]?.error ?? NaN) / (fits[1]?.error ?? NaN)).toBeCloseTo(10, 6);
  });

  it('does not count a deviation that all seeds share as an error of the slope', () => {
    const shifted = WIDTHS.map((n) => [n, 3 * n, 100 * n]);
    expect(fitPowerLawOfSeeds(WIDTHS, shifted)?.error).toBeCloseTo(0, 12);
  });

  it('has the error of the residuals with one seed, and leaves out seeds without a fit', () => {
    const [x, y] = [powersOfTwo(ANSCOMBE.x), powersOfTwo(ANSCOMBE.y)];
    const one = y.map((value) => [value]);
    expect(fitPowerLawOfSeeds(x, one)).toEqual(fitPowerLaw(x, y));
    const withDiverged = y.map((value) => [value, NaN]);
    expect(fitPowerLawOfSeeds(x, withDiverged)).toEqual({ ...fitPowerLaw(x, y), leftOut: 11 });
    expect(
      fitPowerLawOfSeeds(
        WIDTHS,
        WIDTHS.map(() => [NaN, 0]),
      ),
    ).toBeNull();
    expect(fitPowerLawOfSeeds([], [])).toBeNull();
  });
});
