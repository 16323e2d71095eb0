import type { RandomStream } from '../../maths/random.ts';

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
