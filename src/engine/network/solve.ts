import * as tf from '@tensorflow/tfjs-core';
import { matmul } from '../backends/fused/matmul.ts';
import { presentBackend, upload } from '../backends/fused/stand-in.ts';

/**
 * Returns (G + mu I)^-1 R of each member, the solve of a ridge regression. It is exact, by Cholesky, where values can
 * be read at once (wasm, cpu). Elsewhere it uses {@link doubledSeries}, since a step must not wait for the GPU.
 *
 * @param gram G, [M, r, r], positive semidefinite
 * @param ridge mu > 0
 * @param right R, [M, r, c]
 * @returns [M, r, c], inside `tf.tidy`
 */
export function solveRidge(gram: tf.Tensor3D, ridge: number, right: tf.Tensor3D): tf.Tensor3D {
  if (presentBackend() === 'webgpu') return doubledSeries(gram, ridge, right);
  const [members, order] = gram.shape;
  const inverse = upload([members, order, order], () => inverseFactors(gram.dataSync(), order, ridge));
  return matmul(inverse, matmul(inverse, right), true, false);
}

/** Returns L^-1 of each member, where L L^T = G + mu I, [M, r, r] row-major. */
function inverseFactors(values: tf.TypedArray, order: number, ridge: number): Float32Array {
  const inverses = new Float32Array(values.length);
  for (let from = 0; from < values.length; from += order ** 2) {
    const member = values.subarray(from, from + order ** 2);
    const L = choleskyFactor(member, order, Math.max(ridge, FLOAT32_RESOLUTION * largestRowSum(member, order)));
    inverses.set(triangularInverse(L, order), from);
  }
  return inverses;
}

/**
 * The smallest ridge, relative to the largest eigenvalue: the rounding of a float32 G leaves small eigenvalues
 * uncertain by this part.
 */
const FLOAT32_RESOLUTION = 2 ** -23;

/** Returns max_i sum_j |G_ij|, a bound of the largest eigenvalue. */
function largestRowSum(gram: ArrayLike<number>, order: number): number {
  let largest = 0;
  for (let from = 0; from < gram.length; from += order) {
    let sum = 0;
    for (let j = 0; j < order; j++) sum += Math.abs(gram[from + j]);
    largest = Math.max(largest, sum);
  }
  return largest;
}

/** Returns L with L L^T = G + mu I in float64, [r, r] row-major, lower triangular. */
function choleskyFactor(gram: ArrayLike<number>, order: number, ridge: number): Float64Array {
  const L = new Float64Array(order ** 2);
  for (let i = 0; i < order; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = gram[i * order + j] + (i === j ? ridge : 0);
      for (let k = 0; k < j; k++) rest -= L[i * order + k] * L[j * order + k];
      // Every exact pivot is at least mu; rounding may leave less.
      L[i * order + j] = i === j ? Math.sqrt(Math.max(rest, ridge)) : rest / L[j * order + j];
    }
  }
  return L;
}

/** Returns L^-1, lower triangular. */
function triangularInverse(L: Float64Array, order: number): Float64Array {
  const inverse = new Float64Array(order ** 2);
  for (let i = 0; i < order; i++) {
    const row = inverse.subarray(i * order, i * order + i + 1);
    for (let k = 0; k < i; k++) {
      const factor = L[i * order + k];
      for (let j = 0; j <= k; j++) row[j] -= factor * inverse[k * order + j];
    }
    row[i] = 1;
    for (let j = 0; j <= i; j++) row[j] /= L[i * order + i];
  }
  return inverse;
}

/** The doublings of the series: 2^21 terms are enough for condition numbers of 10^6, the most that float32 resolves. */
const DOUBLINGS = 20;
/** Steps of iterative refinement; each adds digits to the last one's. */
const REFINEMENTS = 2;

/**
 * Returns A^-1 R with A = G + mu I, in products of tensors only: with P = I - s A, 0 <= P < 1,
 *
 *     A^-1 = s (I + P + P^2 + ...) = s (I + P)(I + P^2)(I + P^4) ...
 *
 * and then Y <- Y + X (R - A Y). Unlike Newton's iteration X <- X (2 I - A X) it can't blow up: rounding or too few
 * terms only act as a larger ridge.
 */
function doubledSeries(gram: tf.Tensor3D, ridge: number, right: tf.Tensor3D): tf.Tensor3D {
  const identity = tf.expandDims<tf.Tensor3D>(tf.eye(gram.shape[1]), 0);
  const A = tf.add<tf.Tensor3D>(gram, tf.mul(identity, ridge));
  // The largest sum of a row bounds the largest eigenvalue, and mu the smallest.
  const bound = tf.max<tf.Tensor3D>(tf.sum(tf.abs(A), 2, true), 1, true);
  const s = tf.div<tf.Tensor3D>(2, tf.add(bound, ridge));
  let P = tf.sub<tf.Tensor3D>(identity, tf.mul(A, s));
  let X = tf.mul<tf.Tensor3D>(tf.add(identity, P), s);
  for (let i = 0; i < DOUBLINGS; i++) {
    [P, X] = doubled(P, X);
  }
  let Y = matmul(X, right);
  for (let i = 0; i < REFINEMENTS; i++) Y = tf.add(Y, matmul(X, tf.sub(right, matmul(A, Y))));
  return Y;
}

/** Returns P^2 and X (I + P^2), and frees P and X at once. */
function doubled(P: tf.Tensor3D, X: tf.Tensor3D): [tf.Tensor3D, tf.Tensor3D] {
  const square = matmul(P, P);
  const sum = tf.tidy((): tf.Tensor3D => tf.add(X, matmul(X, square)));
  tf.dispose([P, X]);
  return [square, sum];
}
