import type { RandomStream } from '../../maths/random.ts';
import { words } from '../../words/words.ts';
import type { HiddenDirections } from './dataset.ts';

/** Returns some directions of the teacher with the names u, or u₁, u₂, ... */
export const teacherDirections = (vectors: readonly ArrayLike<number>[]): HiddenDirections => ({
  names: vectors.map((_, j) => words.tasks.axes.direction(vectors.length === 1 ? undefined : j + 1)),
  vectors: [...vectors],
});

/** Returns the directions of the first `count` of d inputs, with the names of these inputs. */
export const inputDirections = (count: number, d: number): HiddenDirections => ({
  names: Array.from({ length: count }, (_, j) => words.tasks.axes.x(j + 1)),
  vectors: Array.from({ length: count }, (_, j) => Float64Array.from({ length: d }, (_entry, i) => Number(i === j))),
});

/**
 * Returns an orthonormal basis of the span of some directions, at most one vector for each: Gram-Schmidt, in their
 * order. One that lies in the span of those before it is left out.
 */
export function basisOfSpan(vectors: readonly ArrayLike<number>[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = Float64Array.from(vector);
    // The second pass takes what the rounding of the first has left.
    for (let pass = 0; pass < 2; pass++) for (const u of basis) subtractProjection(rest, u);
    if (dot(rest, rest) > INDEPENDENT) basis.push(normalized(rest));
  }
  return basis;
}

/** The squared part of a unit vector outside of a span from which on it is not in the span. */
const INDEPENDENT = 1e-12;

/** Returns the scalar product u.x, in float64. */
export function dot(u: ArrayLike<number>, x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += u[i] * x[i];
  return sum;
}

/** Draws a direction uniform on the unit sphere in d dimensions. */
export function unitVector(d: number, stream: RandomStream): Float64Array {
  return normalized(Float64Array.from({ length: d }, () => stream.normal()));
}

/**
 * Draws `rank` orthonormal directions in d dimensions (rank <= d), uniform over such frames: Gram-Schmidt
 * on Gaussian vectors.
 */
export function orthonormalDirections(rank: number, d: number, stream: RandomStream): Float64Array[] {
  const directions: Float64Array[] = [];
  for (let r = 0; r < rank; r++) {
    const candidate = unitVector(d, stream);
    for (const u of directions) subtractProjection(candidate, u);
    // A second pass: the first leaves a rounding error that grows when little of the candidate is left.
    for (const u of directions) subtractProjection(candidate, u);
    directions.push(normalized(candidate));
  }
  return directions;
}

function normalized(v: Float64Array): Float64Array {
  const norm = Math.sqrt(dot(v, v));
  return v.map((entry) => entry / norm);
}

function subtractProjection(v: Float64Array, u: Float64Array): void {
  const along = dot(u, v);
  for (let i = 0; i < v.length; i++) v[i] -= along * u[i];
}
