import { describe, expect, it } from 'vitest';
import { halfSuccess, jackknife } from './boundary.ts';

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
