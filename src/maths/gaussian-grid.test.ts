import { describe, expect, it } from 'vitest';
import { gaussianGrid } from './gaussian-grid.ts';

/** A few roundings of a sum of a hundred terms. */
const ROUNDING = 1e-13;

const mean = (g: (z: number) => number, { z, weight }: ReturnType<typeof gaussianGrid>) =>
  z.reduce((sum, node, i) => sum + weight[i] * g(node), 0);

describe('the grid for means over a normal', () => {
  it('is even and symmetric about 0', () => {
    const { z, weight } = gaussianGrid(1, 8);
    const middle = (z.length - 1) / 2;
    expect(z[middle]).toBe(0);
    z.forEach((node, i) => {
      expect(node).toBeCloseTo((i - middle) * z[middle + 1], 12);
      expect(weight[i]).toBeCloseTo(weight[z.length - 1 - i], 14);
    });
  });

  it('gives the moments of a normal', () => {
    [1, 0, 1, 0, 3, 0, 15].forEach((moment, m) =>
      expect(Math.abs(mean((z) => z ** m, gaussianGrid(0, 8)) - moment)).toBeLessThan(20 * ROUNDING),
    );
  });

  it.each([0.5, 1, 4, 12])('gives E cos(s z) = e^{-s^2/2} at the sharpness s = %d', (s) => {
    expect(Math.abs(mean((z) => Math.cos(s * z), gaussianGrid(s, 0)) - Math.exp((-s * s) / 2))).toBeLessThan(ROUNDING);
  });

  it('has more nodes for sharper functions and higher degrees, and few for smooth ones', () => {
    const nodes = (sharpness: number, degree: number) => gaussianGrid(sharpness, degree).z.length;
    expect(nodes(10, 0)).toBeGreaterThan(5 * nodes(1, 0));
    expect(nodes(1, 512)).toBeGreaterThan(nodes(1, 8));
    expect(nodes(1, 0)).toBeLessThan(80);
  });

  it('reaches further for polynomials: to e^{-16} of their growing size', () => {
    const ends = [0, 8].map((degree) => gaussianGrid(1, degree).z.at(-1) ?? NaN);
    expect(ends[0]).toBeGreaterThanOrEqual(8);
    expect(ends[1] / ends[0]).toBeCloseTo(Math.SQRT2, 1);
  });
});
