import { describe, expect, it } from 'vitest';
import { keptRange, paddedExtent, widened } from './ranges.ts';

describe('the range of values', () => {
  it('has room around them', () => {
    expect(paddedExtent([Float32Array.of(0, 9, 10, 9)], 2, 0)).toEqual([-0.5, 10.5]);
    expect(paddedExtent([Float32Array.of(3)], 1, 0)).toEqual([2, 4]);
    expect(paddedExtent([], 1, 0)).toEqual([-1, 1]);
    expect(widened([0, 10], 0.1)).toEqual([-1, 11]);
  });

  it('leaves out values that are not finite', () => {
    expect(paddedExtent([Float32Array.of(0, NaN, 10, Infinity)], 1, 0)).toEqual([-0.5, 10.5]);
  });

  it('stays while it holds what is needed, and never shrinks', () => {
    const first = keptRange(null, [-1, 1]);
    expect(keptRange(first, [-0.1, 0.1])).toBe(first);
    const grown = keptRange(first, [0, 4]);
    expect(grown[0]).toBeLessThanOrEqual(first[0]);
    expect(grown[1]).toBeGreaterThan(4);
    expect(keptRange(grown, [-1, 1])).toBe(grown);
  });
});
