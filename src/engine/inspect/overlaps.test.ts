import { Matrix, QrDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../maths/random.ts';
import { overlaps } from './overlaps.ts';

const DIMENSION = 200;
const COMPARED = 10;
/** Five standard deviations, for ten overlaps; one deviation is below sqrt(2) / n. */
const CHANCE_TOLERANCE = 0.04;

function randomSpan(seed: number): Float64Array[] {
  const stream = randomStream(seed, 'probe');
  const normals = new Matrix(
    Array.from({ length: DIMENSION }, () => Array.from({ length: COMPARED }, () => stream.normal())),
  );
  const basis = new QrDecomposition(normals).orthogonalMatrix;
  return Array.from({ length: COMPARED }, (_, i) => Float64Array.from(basis.getColumn(i)));
}

describe('the overlap of eigenspaces', () => {
  it('is 1 for a space and itself, in any basis', () => {
    const u = randomSpan(1);
    overlaps(u, u).forEach((value) => expect(value).toBeCloseTo(1, 6));
    expect(overlaps(u, [...u].reverse()).at(-1)).toBeCloseTo(1, 6);
  });

  it('is about k / n for random spaces', () => {
    overlaps(randomSpan(1), randomSpan(2)).forEach((value, last) => {
      expect(Math.abs(value - (last + 1) / DIMENSION)).toBeLessThan(CHANCE_TOLERANCE);
    });
  });

  it('is 0 for orthogonal spaces, and ends with the smaller of the two', () => {
    const u = randomSpan(1);
    const found = overlaps(u.slice(0, 4), u.slice(4));
    expect(found).toHaveLength(4);
    found.forEach((value) => expect(value).toBeCloseTo(0, 6));
  });
});
