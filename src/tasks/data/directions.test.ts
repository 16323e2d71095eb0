import { describe, expect, it } from 'vitest';
import { randomStream } from '../../maths/random.ts';
import { basisOfSpan, dot, orthonormalDirections, unitVector } from './directions.ts';

/** The error in orthogonality after Gram-Schmidt in float64, done twice. */
const ROUNDING = 1e-14;

describe('hidden directions', () => {
  it.each([
    [1, 1],
    [3, 32],
    [8, 8],
    [8, 1024],
  ])('%i of them in %i dimensions are orthonormal', (rank, d) => {
    const directions = orthonormalDirections(rank, d, randomStream(5, 'data'));
    directions.forEach((u, i) =>
      directions.forEach((w, j) => expect(Math.abs(dot(u, w) - (i === j ? 1 : 0))).toBeLessThan(ROUNDING)),
    );
  });

  it('have no preferred direction: the mean of many is near 0', () => {
    const stream = randomStream(1, 'data');
    const count = 4000;
    const sum = new Float64Array(3);
    for (let i = 0; i < count; i++) unitVector(3, stream).forEach((entry, j) => (sum[j] += entry));
    // Each coordinate has variance 1/3; five standard errors.
    for (const total of sum) expect(Math.abs(total / count)).toBeLessThan(5 * Math.sqrt(1 / 3 / count));
  });

  it('of a teacher have an orthonormal basis of their span, without those that the others give', () => {
    const stream = randomStream(2, 'data');
    const [u, w] = [unitVector(5, stream), unitVector(5, stream)];
    const between = u.map((entry, i) => (entry + w[i]) / 2);
    const basis = basisOfSpan([u, w, between]);
    expect(basis).toHaveLength(2);
    for (const v of [u, w, between]) {
      const inSpan = basis.reduce((sum, b) => sum + dot(b, v) ** 2, 0);
      expect(Math.abs(inSpan - dot(v, v))).toBeLessThan(ROUNDING);
    }
    expect(Math.abs(dot(basis[0], basis[1]))).toBeLessThan(ROUNDING);
  });
});
