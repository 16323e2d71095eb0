import { describe, expect, it } from 'vitest';
import { bestRate } from './best-rate.ts';

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

  it('is the one that was tried where its neighbours say nothing', () => {
    expect(bestRate([1, 2, 4], [1, 1, 1])).toBe(1);
    expect(bestRate([1, 2, 4, 8], [2, 1, 1, 2])).toBeCloseTo(2 * Math.SQRT2, 10);
  });
});
