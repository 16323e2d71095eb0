import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorGrams } from './gram-factors.ts';

const SIZE = 4;
/** The rounding of float64, after pivots no smaller than some 1e-8 of the entries: see `matrix`. */
const ROUNDING = 1e-6;

/** Returns A A^T for the rows of a matrix [SIZE, columns]. */
const gramOf = (rows: number[][]) =>
  Float64Array.from(rows.flatMap((a) => rows.map((b) => a.reduce((sum, value, k) => sum + value * b[k], 0))));

/** Returns C C^T from the lower triangle at `start`. */
const squareOf = (factors: Float64Array, start: number) =>
  Float64Array.from({ length: SIZE ** 2 }, (_, entry) => {
    const [row, column] = [Math.floor(entry / SIZE), entry % SIZE];
    let sum = 0;
    for (let k = 0; k <= Math.min(row, column); k++)
      sum += factors[start + row * SIZE + k] * factors[start + column * SIZE + k];
    return sum;
  });

/**
 * Generates matrices of small whole numbers. A pivot of their Gram is a ratio of whole determinants, and so either 0 or
 * far above rounding.
 */
const matrix = (columns: number) =>
  fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: columns, maxLength: columns }), {
    minLength: SIZE,
    maxLength: SIZE,
  });

describe('the factors of many small Grams', () => {
  it.each([2, 3, SIZE, 2 * SIZE])('multiply to each of them, also where they are singular (%d columns)', (columns) => {
    fc.assert(
      fc.property(matrix(columns), matrix(columns), (first, second) => {
        const grams = [gramOf(first), gramOf(second)];
        const factors = Float64Array.from(grams.flatMap((gram) => [...gram]));
        factorGrams(factors, SIZE);
        grams.forEach((gram, member) => {
          const square = squareOf(factors, member * SIZE ** 2);
          const largest = Math.max(...gram);
          square.forEach((value, entry) =>
            expect(Math.abs(value - gram[entry])).toBeLessThanOrEqual(ROUNDING * largest),
          );
        });
      }),
      { numRuns: 500 },
    );
  });

  it('have columns of zeros where features are fewer than inputs', () => {
    const gram = gramOf([[1], [2], [-3], [0.5]]);
    const factors = gram.slice();
    factorGrams(factors, SIZE);
    squareOf(factors, 0).forEach((value, entry) => expect(value).toBeCloseTo(gram[entry], 8));
    expect(factors[SIZE + 1]).toBe(0);
  });

  it('of a network that died are zeros, and of one that blew up are not numbers', () => {
    const factors = new Float64Array(2 * SIZE ** 2).fill(NaN, SIZE ** 2);
    factorGrams(factors, SIZE);
    expect([...factors.subarray(0, SIZE ** 2)].every((value) => value === 0)).toBe(true);
    expect(factors[SIZE ** 2]).toBeNaN();
  });
});
