import { describe, expect, it } from 'vitest';
import { bestRate } from './best-rate.ts';

const rates = [0.01, 0.02, 0.04, 0.08];
/** A valley that is a parabola on log axes. */
const valley = (bottom: number) => rates.map((rate) => 0.1 * Math.exp(Math.log(rate / bottom) ** 2));

describe('the best learning rate', () => {
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
