import { LARGEST_SPECTRUM } from './cost.ts';
import * as tf from '@tensorflow/tfjs-core';
import { layerOffset } from '../../config/frame.ts';
import { openEigensolver, type Eigensolver } from '../backends/wasm/eigensolver.ts';
import { featureChange } from './features.ts';
import type { Reader } from './reader.ts';
import { tidyReading, type Reading } from './reading.ts';

/** Reads the eigenvalues of features. */
export const spectraReader = {
  gives: ['gramMinEig', 'jointMinEig'],
  read: async ({ signals, start }) => {
    const solver = await openEigensolver();
    return start.features.map((reference, layer) =>
      tidyReading(() => readGramSpectra(solver, layer, reference.H, featureChange(layer, signals, reference))),
    );
  },
} as const satisfies Reader;

/** The part of the largest eigenvalue below which eigenvalues are rounding. */
const SPECTRUM_FLOOR = 1e-13;

/**
 * Reads gramMinEig and jointMinEig of hidden layer `layer` (0-based; docs/maths.md 5): the smallest eigenvalues of H
 * H^T / n and of the Gram matrix of the 2 Q rows [H_0; H] / n. The Gram matrices are made in float64, which keeps an
 * eigenvalue far below the largest one. NaN for more rows than {@link LARGEST_SPECTRUM}.
 *
 * @param H0 the features at step 0, [M, Q, n]
 * @param moved H - H_0, [M, Q, n]
 */
export function readGramSpectra(solver: Eigensolver, layer: number, H0: tf.Tensor3D, moved: tf.Tensor3D): Reading {
  const [, samples] = H0.shape;
  if (samples > LARGEST_SPECTRUM) return { finish: () => undefined };
  return {
    matrices: [tf.clone(H0), tf.clone(moved)],
    finish: (_, frame, [start, change]) => {
      const both = new Float64Array(2 * start.length);
      both.set(start);
      both.set(start, start.length);
      const now = both.subarray(start.length);
      change.forEach((value, i) => (now[i] += value));
      frame[layerOffset(layer, 'gramMinEig')] = smallestEigenvalue(solver, now, samples);
      if (2 * samples > LARGEST_SPECTRUM) return;
      frame[layerOffset(layer, 'jointMinEig')] = smallestEigenvalue(solver, both, 2 * samples);
    },
  };
}

/** Returns the smallest eigenvalue of X X^T / columns, X [rows, columns]; 0 where it is rounding. */
function smallestEigenvalue(solver: Eigensolver, x: Float64Array, rows: number): number {
  const gram = solver.gram(x, rows);
  if (!gram.every(Number.isFinite)) return NaN;
  const { values } = solver.decompose(gram, rows);
  return values[0] <= SPECTRUM_FLOOR * values[rows - 1] ? 0 : (values[0] * rows) / x.length;
}

/**
 * Returns <W^T W, A^{1/2}> / ||A^{1/2}||_F of A = X^T X, from the rows X, [rows, fan_in]; X = D W gives the AGOP's root.
 * With X X^T = U diag(lambda) U^T, A^{1/2} = X^T U diag(lambda)^{-1/2} U^T X, so that
 *
 *     <W^T W, A^{1/2}> = sum_i ||u_i^T (X W^T)||^2 / sqrt(lambda_i),   ||A^{1/2}||^2 = sum_i lambda_i
 *
 * @param XW X W^T, [rows, fan_out]
 */
export const rootProjection = (solver: Eigensolver, X: Float32Array, XW: Float32Array, rows: number): number =>
  rootSum(solver, X, XW, rows, (lambda) => 1 / Math.sqrt(lambda));

/**
 * Returns the same from A = X^T X itself = V diag(lambda) V^T: <W^T W, A^{1/2}> = sum_i sqrt(lambda_i) ||v_i^T W^T||^2.
 *
 * @param Xt X^T, [fan_in, rows]
 * @param Wt W^T, [fan_in, fan_out]
 */
export const rootProjectionOfSquare = (solver: Eigensolver, Xt: Float32Array, Wt: Float32Array, fanIn: number) =>
  rootSum(solver, Xt, Wt, fanIn, Math.sqrt);

/**
 * Returns sum_i weight(lambda_i) ||v_i^T B||^2 / sqrt(sum lambda) of the eigenvalues and eigenvectors of Y Y^T; NaN where
 * that is not finite.
 */
function rootSum(
  solver: Eigensolver,
  Y: Float32Array,
  B: Float32Array,
  rows: number,
  weight: (lambda: number) => number,
): number {
  const gram = solver.gram(Float64Array.from(Y), rows);
  if (!gram.every(Number.isFinite)) return NaN;
  const { values, images } = solver.decompose(gram, rows, Float64Array.from(B));
  const columns = B.length / rows;
  let [inner, trace] = [0, 0];
  values.forEach((lambda, i) => {
    trace += Math.max(lambda, 0);
    if (lambda <= SPECTRUM_FLOOR * values[rows - 1]) return;
    let squared = 0;
    for (let at = i * columns; at < (i + 1) * columns; at++) squared += images[at] ** 2;
    inner += weight(lambda) * squared;
  });
  return inner / Math.sqrt(trace);
}
