import { describe, expect, it } from 'vitest';
import { footOf, footShift, withFoot } from './log-foot.ts';

describe('the marks at the foot of a logarithmic axis', () => {
  it('lie apart, so that each colour is seen, and near their step however many there are', () => {
    for (const count of [2, 3, 5, 13]) {
      const shifts = Array.from({ length: count }, (_, index) => footShift(index, count));
      expect(shifts[0]).toBe(0);
      for (let index = 1; index < count; index++) expect(shifts[index] - shifts[index - 1]).toBeGreaterThan(1);
      expect(Math.max(...shifts)).toBeLessThanOrEqual(16);
    }
    expect(footShift(0, 1)).toBe(0);
  });

  it('are explained where there are some, and only there', () => {
    const said = (y: number[]) => withFoot('Flips.', footOf([{ y, length: y.length }], 'log', 100).foot);
    expect(said([1, 0.5])).toBe('Flips.');
    expect(said([1, 0])).toContain('mark values of 0, which have no place');
    expect(said([1, 0, -1])).toContain('mark values of 0 or below, which have no place');
  });
});
