/** The plane of the two leading principal components of a cloud of points, and the turn that fits one cloud to another. */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { randomStream } from './random.ts';

/** Columns multiplied at a time, which find an eigenvalue that repeats as often. */
const BLOCK = 4;
/** Products of each column with the matrix. */
const PRODUCTS = 16;
/** The share of a vector's length below which what is left of it after orthogonalization is rounding. */
const DEPENDENT = 1e-10;

/**
 * Returns the coordinates of points along their two leading principal components, from the inner products of the
 * centred points, G = X X^T: sqrt(lambda_j) u_j. For more than 64 points, the u_j are Ritz vectors of a block Krylov space
 * of dimension 64 with a fixed random start (Musco and Musco 2015). Which end of a component is
 * positive has no meaning. A matrix that isn't finite gives NaN.
 *
 * @param gram G, [points, points], symmetric
 * @returns [points * 2]
 */
export function principalPlane(gram: Float64Array, points: number): Float64Array {
  const plane = new Float64Array(2 * points);
  if (!gram.every(Number.isFinite)) return plane.fill(NaN);
  const found =
    points <= BLOCK * PRODUCTS ? eigenpairs(Matrix.from1DArray(points, points, gram)) : ritzPairs(gram, points);
  found.slice(0, 2).forEach(({ value, vector }, axis) => {
    const length = Math.sqrt(Math.max(0, value));
    vector.forEach((entry, point) => (plane[2 * point + axis] = length * entry));
  });
  return plane;
}

/** An eigenvalue and its eigenvector of length 1. */
interface Eigenpair {
  value: number;
  vector: Float64Array;
}

/** Returns the eigenpairs of a symmetric matrix, the largest eigenvalue first. */
function eigenpairs(symmetric: Matrix): Eigenpair[] {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  return realEigenvalues
    .map((value, i) => ({ value, vector: Float64Array.from(eigenvectorMatrix.getColumn(i)) }))
    .sort((one, other) => other.value - one.value);
}

/** Returns the two leading Ritz pairs, or as many as there are. */
function ritzPairs(gram: Float64Array, points: number): Eigenpair[] {
  const { basis, images } = krylovSpace(gram, points);
  if (basis.length === 0) return [];
  const inner = new Matrix(basis.map((v) => images.map((image) => dot(v, image))));
  const within = eigenpairs(Matrix.add(inner, inner.transpose()).div(2));
  return within.slice(0, 2).map(({ value, vector: shares }) => {
    const vector = new Float64Array(points);
    basis.forEach((v, b) => v.forEach((entry, point) => (vector[point] += shares[b] * entry)));
    return { value, vector };
  });
}

/** Returns orthonormal vectors that span {v, G v, .., G^15 v} for four random v, and G times each of them. */
function krylovSpace(gram: Float64Array, size: number): { basis: Float64Array[]; images: Float64Array[] } {
  const stream = randomStream(0, 'probe');
  const basis: Float64Array[] = [];
  const images: Float64Array[] = [];
  let next: Float64Array[] = Array.from({ length: BLOCK }, () => Float64Array.from({ length: size }, stream.normal));
  for (let product = 0; product < PRODUCTS; product++) {
    const added = next.flatMap((candidate) => addTo(basis, candidate));
    next = added.map((v) => timesSymmetric(gram, v));
    images.push(...next);
  }
  return { basis, images };
}

/** Adds the part of a vector that is orthogonal to a basis, at length 1; returns it, or nothing where none is left. */
function addTo(basis: Float64Array[], candidate: Float64Array): [] | [Float64Array] {
  const v = candidate.slice();
  // A second pass: the first leaves a rounding error that grows when little of the vector is left.
  for (let pass = 0; pass < 2; pass++) {
    for (const other of basis) {
      const along = dot(other, v);
      for (let i = 0; i < v.length; i++) v[i] -= along * other[i];
    }
  }
  const length = Math.sqrt(dot(v, v));
  if (!(length > DEPENDENT * Math.sqrt(dot(candidate, candidate)))) return [];
  for (let i = 0; i < v.length; i++) v[i] /= length;
  basis.push(v);
  return [v];
}

function timesSymmetric(matrix: Float64Array, v: Float64Array): Float64Array {
  return v.map((_, row) => dot(v, matrix, row * v.length));
}

/** Returns the inner product of u and the entries of v that follow `from`. */
function dot(u: Float64Array, v: Float64Array, from = 0): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += u[i] * v[from + i];
  return sum;
}

/**
 * Turns points about the origin, or mirrors them, so that the sum of their squared distances from `target` is smallest
 * (orthogonal Procrustes; Schönemann 1966), in closed form for the plane.
 *
 * @param points [points * 2]
 * @param target [points * 2]
 */
export function turnedOnto(points: Float64Array, target: Float64Array): Float64Array {
  // The entries of points^T target.
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let i = 0; i < points.length; i += 2) {
    xx += points[i] * target[i];
    xy += points[i] * target[i + 1];
    yx += points[i + 1] * target[i];
    yy += points[i + 1] * target[i + 1];
  }
  const turn = Math.hypot(xx + yy, xy - yx);
  const mirror = Math.hypot(xx - yy, xy + yx);
  const isMirrored = mirror > turn;
  const size = isMirrored ? mirror : turn;
  if (!(size > 0)) return points.slice();
  const cos = (isMirrored ? xx - yy : xx + yy) / size;
  const sin = (isMirrored ? xy + yx : xy - yx) / size;
  const sign = isMirrored ? -1 : 1;
  return points.map((_, i) => {
    const [x, y] = [points[i - (i % 2)], points[i - (i % 2) + 1]];
    return i % 2 === 0 ? cos * x - sign * sin * y : sin * x + sign * cos * y;
  });
}
