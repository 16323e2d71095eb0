import { describe, expect, it } from 'vitest';
import { footShift } from './log-foot.ts';

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
});
