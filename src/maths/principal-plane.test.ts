import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { principalPlane, turnedOnto } from './principal-plane.ts';
import { randomStream } from './random.ts';

/** Rounding of float64 through a Krylov space and back. */
const ROUNDING = 1e-9;
/** The angle left where the third component has nine tenths of the second's length. */
const ITERATED = 2e-2;

/** Draws points whose components have these standard deviations, [points][axes]. */
function cloud(points: number, deviations: number[]): number[][] {
  const stream = randomStream(3, 'probe');
  return Array.from({ length: points }, () => deviations.map((deviation) => deviation * stream.normal()));
}

const gramOf = (rows: number[][]) =>
  Float64Array.from(rows.flatMap((a) => rows.map((b) => a.reduce((sum, value, i) => sum + value * b[i], 0))));

/** Returns the largest distance between the planes of two lists of points, whatever their axes are called. */
function distance(found: Float64Array, exact: Float64Array): number {
  expect(found).toHaveLength(exact.length);
  return Math.max(...turnedOnto(found, exact).map((value, i) => Math.abs(value - exact[i])));
}

function exactPlane(gram: Float64Array, points: number): Float64Array {
  const rows = Array.from({ length: points }, (_, i) => [...gram.subarray(i * points, (i + 1) * points)]);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(rows), {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, i) => i).sort((i, j) => realEigenvalues[j] - realEigenvalues[i]);
  return Float64Array.from({ length: 2 * points }, (_, i) => {
    const column = order[i % 2];
    return Math.sqrt(realEigenvalues[column]) * eigenvectorMatrix.get(i >> 1, column);
  });
}

describe('the principal plane', () => {
  it.each([40, 200])('is that of the whole decomposition where two components stand out (%d points)', (points) => {
    const gram = gramOf(cloud(points, [5, 3, 0.5, 0.4, 0.3, 0.2, 0.1]));
    expect(distance(principalPlane(gram, points), exactPlane(gram, points))).toBeLessThan(ROUNDING);
  });

  it('is close to it among many components of nearly the same size', () => {
    const gram = gramOf(cloud(256, [5, 4, ...Array.from({ length: 60 }, (_, i) => 3.6 * 0.97 ** i)]));
    const exact = exactPlane(gram, 256);
    expect(distance(principalPlane(gram, 256), exact)).toBeLessThan(ITERATED * Math.max(...exact));
  });

  it('finds two components of the same size', () => {
    const circle = Array.from({ length: 128 }, (_, i) => [
      Math.cos((2 * Math.PI * i) / 128),
      Math.sin((2 * Math.PI * i) / 128),
      0.1 * (-1) ** i,
    ]);
    const found = principalPlane(gramOf(circle), 128);
    expect(distance(found, Float64Array.from(circle.flatMap(([x, y]) => [x, y])))).toBeLessThan(ROUNDING);
  });

  it('is a line for points on a line, and a point where all are the same', () => {
    const line = principalPlane(gramOf(cloud(20, [2])), 20);
    expect(Math.max(...line.filter((_, i) => i % 2 === 1).map(Math.abs))).toBeLessThan(1e-6);
    expect(principalPlane(new Float64Array(100 * 100), 100).map(Math.abs)).toEqual(new Float64Array(200));
  });

  it('is not a number for products that are not finite', () => {
    const gram = gramOf(cloud(10, [1, 1])).fill(NaN, 3, 4);
    expect(principalPlane(gram, 10)).toEqual(new Float64Array(20).fill(NaN));
  });
});

describe('points turned onto others', () => {
  const points = Float64Array.from(cloud(12, [2, 1]).flat());
  const moved = (cos: number, sin: number, sign: 1 | -1) =>
    points.map((_, i) => {
      const [x, y] = [points[i - (i % 2)], sign * points[i - (i % 2) + 1]];
      return i % 2 === 0 ? cos * x - sin * y : sin * x + cos * y;
    });

  it.each([
    [0.6, 0.8, 1],
    [-1, 0, 1],
    [0.28, -0.96, -1],
  ] as const)('lie on them where they are only turned or mirrored (%d, %d, %d)', (cos, sin, sign) => {
    expect(Math.max(...turnedOnto(moved(cos, sin, sign), points).map((v, i) => Math.abs(v - points[i])))).toBeLessThan(
      1e-12,
    );
  });

  it('keep their distances, and are nearer than any other turn', () => {
    const target = Float64Array.from(cloud(12, [1, 3]).flat().reverse());
    const far = (list: Float64Array) => list.reduce((sum, value, i) => sum + (value - target[i]) ** 2, 0);
    const best = turnedOnto(points, target);
    for (let i = 0; i < points.length; i += 2) {
      expect(Math.hypot(best[i], best[i + 1])).toBeCloseTo(Math.hypot(points[i], points[i + 1]), 12);
    }
    for (let degree = 0; degree < 360; degree++) {
      const angle = (degree * Math.PI) / 180;
      for (const sign of [1, -1] as const) {
        expect(far(best)).toBeLessThan(far(moved(Math.cos(angle), Math.sin(angle), sign)) + 1e-9);
      }
    }
  });
});
