import { describe, expect, it } from 'vitest';
import { bestRate } from './claim-tools.ts';

describe('the best learning rate', () => {
  const parabola = (lowest: number) => (rate: number) => 2 ** (Math.log2(rate / lowest) ** 2);

  it.each([0.2, 0.3, 0.37])('is found between the rates that were tried: %d', (lowest) => {
    const even = [0.05, 0.1, 0.2, 0.4, 0.8];
    const uneven = [0.05, 0.15, 0.2, 0.6, 0.8];
    for (const rates of [even, uneven]) expect(bestRate(rates, rates.map(parabola(lowest)))).toBeCloseTo(lowest, 10);
  });

  it('is the first or the last where losses fall up to there', () => {
    expect(bestRate([1, 2, 4], [1, 2, 3])).toBe(1);
    expect(bestRate([1, 2, 4], [3, 2, 1])).toBe(4);
  });

  it('is the best one that was tried where the points give no parabola', () => {
    expect(bestRate([1, 2, 4], [1, 1, 1])).toBe(1);
    expect(bestRate([1, 2, 4, 8], [2, 1, 1, 2])).toBeCloseTo(2 * Math.SQRT2, 10);
  });
});

const rates = [0.01, 0.02, 0.04, 0.08];
/** Makes losses that are a parabola on log axes. */
const valley = (bottom: number) => rates.map((rate) => 0.1 * Math.exp(Math.log(rate / bottom) ** 2));

describe('the best learning rate of four', () => {
  it('is the bottom of the valley, between the rates that were tried', () => {
    expect(bestRate(rates, valley(0.025))).toBeCloseTo(0.025, 12);
  });

  it('is a rate that was tried at either end, and beside what has diverged', () => {
    expect(bestRate(rates, valley(0.001))).toBe(0.01);
    expect(bestRate(rates, valley(1))).toBe(0.08);
    expect(bestRate(rates, [0.3, 0.2, 0.1, NaN])).toBe(0.04);
    expect(bestRate(rates, [0.3, 0.2, Infinity, NaN])).toBe(0.02);
  });

  it('is none where everything has diverged', () => {
    expect(bestRate(rates, [NaN, Infinity, NaN, NaN])).toBeNaN();
  });
});
