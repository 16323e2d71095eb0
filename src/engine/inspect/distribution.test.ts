import { describe, expect, it } from 'vitest';
import { randomStream } from '../../maths/random.ts';
import { distribution } from './distribution.ts';

const stream = randomStream(2, 'probe');
const normals = (mean: number, count: number) => Float32Array.from({ length: count }, () => mean + stream.normal());

/** Returns the first moment of a density over bins, with each bin at its middle. */
const meanOf = (edges: Float32Array, density: Float32Array) =>
  density.reduce((sum, value, bin) => sum + (value * (edges[bin + 1] ** 2 - edges[bin] ** 2)) / 2, 0);

describe('a distribution', () => {
  it('holds all of both samples, whatever their sizes, over the same bins', () => {
    const [now, start] = [normals(3, 5000), normals(-1, 200)];
    const found = distribution(now, start);
    expect(found.edges[0]).toBe(Math.min(...now, ...start));
    expect(found.edges.at(-1)).toBeCloseTo(Math.max(...now, ...start), 5);
    for (const [density, mean] of [
      [found.now, 3],
      [found.start, -1],
    ] as const) {
      const mass = density.reduce((sum, value, bin) => sum + value * (found.edges[bin + 1] - found.edges[bin]), 0);
      expect(mass).toBeCloseTo(1, 4);
      // The mean of 200 normal numbers errs by less than 5 / sqrt(200), and the bins by less than half their width.
      expect(Math.abs(meanOf(found.edges, density) - mean)).toBeLessThan(0.5);
    }
  });

  it.each([0, -2.5])('has room where all values are %d', (value) => {
    const { edges, now } = distribution(new Float32Array(9).fill(value), new Float32Array(4).fill(value));
    expect(edges[0]).toBeLessThan(value);
    expect(edges.at(-1)).toBeGreaterThan(value);
    expect(now.filter((density) => density > 0)).toHaveLength(1);
  });
});
