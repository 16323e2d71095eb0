import type { ScalarActivation } from './activation.ts';
import type { DualActivation, PairMean } from './dual-activation.ts';
import { gaussianGrid, type GaussianGrid } from './gaussian-grid.ts';

/** The share of E phi^2 that the expansion may leave out. */
const NEGLIGIBLE = 1e-13;
/** The largest number of terms; the rest counts only where |c|^k has not made it small. */
const MOST_TERMS = 512;
/** The error of a pair, as a share of sqrt(E phi(u)^2 E phi(v)^2), above which it is integrated over the plane. */
const TOLERANCE = 1e-9;
/** The number of terms that are added before the rest is estimated again. */
const BLOCK = 32;

type ScalarFunction = (z: number) => number;

/** Hermite coefficients of z -> phi(sqrt(q) z). */
interface Expansion {
  /** a_k. */
  coefficients: Float64Array;
  /** E phi^2. */
  square: number;
  /** E phi^2 - sum_k a_k^2 after each block of terms. */
  leftOut: number[];
}

/** Returns He_k(z) / sqrt(k!) on the nodes, orthonormal under N(0, 1); keeps the rows for the next sample. */
function hermiteRows(z: Float64Array): (k: number) => Float64Array {
  const rows = [z.map(() => 1), z];
  return (k) => {
    for (let n = rows.length; n <= k; n++) {
      rows.push(z.map((node, i) => (node * rows[n - 1][i] - Math.sqrt(n - 1) * rows[n - 2][i]) / Math.sqrt(n)));
    }
    return rows[k];
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Returns the even and odd part of phi(sharpness z) on the nodes z >= 0, times weights that count the other half. */
function weightedParts(phi: ScalarFunction, sharpness: number, { z, weight }: GaussianGrid): Float64Array[] {
  const right = z.map((node) => phi(sharpness * node));
  const left = z.map((node) => phi(-sharpness * node));
  return [
    right.map((value, i) => weight[i] * (value + left[i])),
    right.map((value, i) => weight[i] * (value - left[i])),
  ];
}

function expand(phi: ScalarFunction, variances: Float64Array, grid: GaussianGrid): Expansion[] {
  const half = (grid.z.length - 1) / 2;
  const right = { z: grid.z.slice(half), weight: grid.weight.slice(half) };
  right.weight[0] /= 2;
  const hermite = hermiteRows(right.z);
  const squares = meanSquares(phi, variances, grid);

  return Array.from(variances, (q, sample) => {
    const parts = weightedParts(phi, Math.sqrt(q), right);
    const square = squares[sample];
    const coefficients: number[] = [];
    const leftOut: number[] = [];
    let rest = square;
    do {
      for (let k = coefficients.length, end = k + BLOCK; k < end; k++) {
        const a = dot(parts[k % 2], hermite(k));
        coefficients.push(a);
        rest -= a * a;
      }
      leftOut.push(Math.max(0, rest));
    } while (rest > NEGLIGIBLE * square && coefficients.length < MOST_TERMS);
    return { coefficients: Float64Array.from(coefficients), square, leftOut };
  });
}

/** Returns E phi(sqrt(q) z)^2 for each q. */
const meanSquares = (phi: ScalarFunction, variances: Float64Array, { z, weight }: GaussianGrid) =>
  variances.map((q) => z.reduce((sum, node, i) => sum + weight[i] * phi(Math.sqrt(q) * node) ** 2, 0));

/** Returns E[phi(u) phi(v)] by quadrature over two independent normals. */
function pairMean(phi: ScalarFunction, q1: number, q2: number, c: number): number {
  const angle = Math.sqrt(1 - c * c);
  const outer = gaussianGrid(Math.sqrt(q1) + Math.abs(c) * Math.sqrt(q2), 0);
  const inner = gaussianGrid(angle * Math.sqrt(q2), 0);
  return outer.z.reduce((sum, z, i) => {
    const along = c * Math.sqrt(q2) * z;
    const across = angle * Math.sqrt(q2);
    const mean = inner.z.reduce((total, w, j) => total + inner.weight[j] * phi(along + across * w), 0);
    return sum + outer.weight[i] * phi(Math.sqrt(q1) * z) * mean;
  }, 0);
}

/** Returns Mehler's sum, sum_k a_k b_k c^k, up to the term from which on |c|^k makes the rest negligible. */
function mehlerSum(a: Float64Array, b: Float64Array, c: number): number {
  const standing = Math.abs(Math.log(NEGLIGIBLE) / Math.log(Math.abs(c)));
  const terms = Math.min(a.length, b.length, Math.ceil(standing) + 1);
  let sum = 0;
  for (let k = terms - 1; k >= 0; k--) sum = sum * c + a[k] * b[k];
  return sum;
}

function meanBetween(phi: ScalarFunction, left: Float64Array, right: Float64Array, grid: GaussianGrid): PairMean {
  const a = expand(phi, left, grid);
  const b = left === right ? a : expand(phi, right, grid);
  return (i, j, k) => {
    const size = Math.sqrt(left[i] * right[j]);
    const c = size > 0 ? Math.min(1, Math.max(-1, k / size)) : 0;
    const blocks = Math.min(a[i].leftOut.length, b[j].leftOut.length);
    const rest = Math.sqrt(a[i].leftOut[blocks - 1] * b[j].leftOut[blocks - 1]) * Math.abs(c) ** (blocks * BLOCK);
    return rest > TOLERANCE * Math.sqrt(a[i].square * b[j].square)
      ? pairMean(phi, left[i], right[j], c)
      : mehlerSum(a[i].coefficients, b[j].coefficients, c);
  };
}

/**
 * Returns the dual of an activation without a closed form, by Mehler's formula. With the Hermite coefficients
 * a_k(q) = E[phi(sqrt(q) z) He_k(z)] / sqrt(k!), one quadrature per sample,
 *
 *     E[phi(u) phi(v)] = sum_k a_k(q1) a_k(q2) c^k,   c = k / sqrt(q1 q2)
 *
 * The size of the terms that are left out is known from E phi^2 - sum_k a_k^2. Where they count, near |c| = 1 for
 * variances above ten, the pair is integrated over the plane instead. Relative error 1e-9 of sqrt(E phi(u)^2 E phi(v)^2).
 */
export function hermiteDual({ value, derivative }: ScalarActivation): DualActivation {
  return {
    between(left, right) {
      const sharpness = Math.sqrt(Math.max(...left, ...right));
      const grid = gaussianGrid(sharpness, MOST_TERMS);
      return {
        value: meanBetween(value, left, right, grid),
        derivative: meanBetween(derivative, left, right, grid),
      };
    },
    self(variances) {
      const grid = gaussianGrid(Math.sqrt(Math.max(...variances)), 0);
      return { value: meanSquares(value, variances, grid), derivative: meanSquares(derivative, variances, grid) };
    },
  };
}
