import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hingeLines } from './hinge-lines.ts';

/** Rounding of float32 weights, relative to the terms of w . x + b. */
const ROUNDING = 1e-6;

const linesOf = (...hinges: number[]) => hingeLines({ hinges: Float32Array.from(hinges), low: -1, high: 1 });

it('a line crosses the square from edge to edge', () => {
  expect(linesOf(1, 0, -0.5)).toEqual([[0.5, -1, 0.5, 1]]);
  expect(linesOf(0, 2, 1)).toEqual([[-1, -0.5, 1, -0.5]]);
  expect(linesOf(1, -1, 0)).toEqual([[-1, -1, 1, 1]]);
});

it('a line beside the square, or of a unit without weights, is none', () => {
  expect(linesOf(1, 0, 3, 0, 0, 1, 0, 0, 0, NaN, 1, 0)).toEqual([]);
});

it('both ends lie on the line and on the edge', () => {
  const weight = fc.float({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(weight, weight, weight, (w, v, b) => {
      for (const [x0, y0, x1, y1] of linesOf(w, v, b)) {
        for (const [x, y] of [
          [x0, y0],
          [x1, y1],
        ]) {
          expect(Math.max(Math.abs(x), Math.abs(y))).toBe(1);
          const terms = Math.abs(w * x) + Math.abs(v * y) + Math.abs(b);
          expect(Math.abs(w * x + v * y + b)).toBeLessThanOrEqual(ROUNDING * terms);
        }
      }
    }),
  );
});
