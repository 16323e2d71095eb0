import { describe, expect, it } from 'vitest';
import { stairCoefficients } from './stairs.ts';

/** All eight inputs of three signs. */
const x = new Float32Array(Array.from({ length: 8 }, (_, i) => [1, 2, 4].map((bit) => (i & bit ? 1 : -1))).flat());
const valuesOf = (f: (a: number, b: number, c: number) => number) =>
  new Float32Array(Array.from({ length: 8 }, (_, i) => f(x[3 * i], x[3 * i + 1], x[3 * i + 2])));

describe('the coefficients of the stairs', () => {
  it('are those of the function', () => {
    const outputs = valuesOf((a, b, c) => 2 * a + 0.5 * a * b - a * b * c + 7 * b * c + 3);
    expect(stairCoefficients({ x, inputs: 3, outputs }, 3)).toEqual([2, 0.5, -1]);
  });

  it('leave out stairs beyond the degree', () => {
    const outputs = valuesOf((a, b) => a + a * b);
    expect(stairCoefficients({ x, inputs: 3, outputs }, 2)).toEqual([1, 1]);
  });
});
