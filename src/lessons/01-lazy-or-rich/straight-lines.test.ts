import { describe, expect, it } from 'vitest';
import { distanceToSpline, distanceToTwoLines } from './straight-lines.ts';

const x = [0.9, -0.75, -0.25, 0.25, 0.5, 0.75, -1.5];
const sample = (f: (x: number) => number) => ({ x, y: x.map(f) });

describe('the distance to the linear spline', () => {
  /** y = |x| between -1 and 1. */
  const knots = { x: [1, 0, -1], y: [1, 0, 1] };

  it('is 0 for the spline itself, and ignores places beyond the outermost knots', () => {
    expect(distanceToSpline(sample(Math.abs), knots)).toBeCloseTo(0, 12);
    expect(
      distanceToSpline(
        sample((x) => (x < -1 ? 100 : Math.abs(x))),
        knots,
      ),
    ).toBeCloseTo(0, 12);
  });

  it('is the root mean square of the differences between the knots', () => {
    expect(
      distanceToSpline(
        sample((x) => Math.abs(x) - 0.5),
        knots,
      ),
    ).toBeCloseTo(0.5, 12);
  });
});

describe('the distance to two lines', () => {
  it('is 0 for one straight line on either side of 0, with a jump or without', () => {
    expect(distanceToTwoLines(sample((x) => (x < 0 ? 3 * x + 1 : 2 - x)))).toBeCloseTo(0, 12);
  });

  it('is the root mean square of the residuals of the lines', () => {
    /** On the right the line misses either end by a third, and the middle by two thirds. */
    const kink = { x: [1, -1, 2, -2, 3], y: [1, 5, 0, 7, 1] };
    expect(distanceToTwoLines(kink)).toBeCloseTo(Math.sqrt(6 / 9 / 5), 12);
  });
});
