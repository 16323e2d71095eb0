import { LARGEST_SPECTRUM } from './cost.ts';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import * as tf from '@tensorflow/tfjs-core';
import { layerOffset } from '../../config/frame.ts';
import { featureChange } from './features.ts';
import type { Reader } from './reader.ts';
import { tidyReading, type Reading } from './reading.ts';

/** Reads the eigenvalues of features. */
export const spectraReader = {
  gives: ['gramMinEig', 'jointMinEig'],
  read: ({ signals, start }) =>
    start.features.map((reference, layer) =>
      tidyReading(() => readGramSpectra(layer, reference.H, featureChange(layer, signals, reference))),
    ),
} as const satisfies Reader;

/** The part of the largest eigenvalue below which eigenvalues are rounding. */
const SPECTRUM_FLOOR = 1e-13;

/**
 * Returns eigenvalues, ascending, and eigenvectors (columns) of a Gram matrix in float64; NaN where it is not finite.
 */
function symmetricEigen(matrix: Matrix): { values: number[]; vectors: Matrix } {
  if (!Number.isFinite(matrix.trace())) {
    return { values: new Array<number>(matrix.rows).fill(NaN), vectors: Matrix.zeros(matrix.rows, matrix.rows) };
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  return { values: realEigenvalues, vectors: eigenvectorMatrix };
}

/** Returns X X^T of a matrix in float64. */
const gram64 = (x: Matrix): Matrix => x.mmul(x.transpose());

/**
 * Reads gramMinEig and jointMinEig of hidden layer `layer` (0-based; docs/maths.md 5): the smallest eigenvalues of H
 * H^T / n and of the Gram matrix of the 2 Q rows [H_0; H] / n. The Gram matrices are made in float64, which keeps an
 * eigenvalue far below the largest one. NaN for more rows than {@link LARGEST_SPECTRUM}.
 *
 * @param H0 the features at step 0, [M, Q, n]
 * @param moved H - H_0, [M, Q, n]
 */
export function readGramSpectra(layer: number, H0: tf.Tensor3D, moved: tf.Tensor3D): Reading {
  const [, samples, width] = H0.shape;
  if (samples > LARGEST_SPECTRUM) return { finish: () => undefined };
  return {
    matrices: [tf.clone(H0), tf.clone(moved)],
    finish: (_, frame, [start, change]) => {
      const now = Float64Array.from(start, (value, i) => value + change[i]);
      const rows = [start, now].map((values) => Matrix.from1DArray(samples, width, [...values]));
      frame[layerOffset(layer, 'gramMinEig')] = smallestEigenvalue(rows[1]);
      if (2 * samples > LARGEST_SPECTRUM) return;
      frame[layerOffset(layer, 'jointMinEig')] = smallestEigenvalue(stack(rows));
    },
  };
}

/** Returns the smallest eigenvalue of X X^T / columns; 0 where it is rounding. */
function smallestEigenvalue(x: Matrix): number {
  const { values } = symmetricEigen(gram64(x));
  return values[0] <= SPECTRUM_FLOOR * values[values.length - 1] ? 0 : values[0] / x.columns;
}

const stack = ([above, below]: Matrix[]): Matrix => {
  const both = new Matrix(above.rows + below.rows, above.columns);
  return both.setSubMatrix(above, 0, 0).setSubMatrix(below, above.rows, 0);
};

/**
 * Returns <W^T W, A^{1/2}> / ||A^{1/2}||_F of A = X^T X, from the rows X; X = D W gives the AGOP's root. With X X^T = U
 * diag(lambda) U^T, A^{1/2} = X^T U diag(lambda)^{-1/2} U^T X, so that
 *
 *     <W^T W, A^{1/2}> = sum_i ||(X W^T)^T u_i||^2 / sqrt(lambda_i),   ||A^{1/2}||^2 = sum_i lambda_i
 *
 * @param XW X W^T, [rows, fan_out]
 */
export function rootProjection(X: Matrix, XW: Matrix): number {
  const { values, vectors } = symmetricEigen(gram64(X));
  const images = vectors.transpose().mmul(XW);
  return rootSum(values, images, (lambda) => 1 / Math.sqrt(lambda));
}

/** Returns the same from A = X^T X itself = V diag(lambda) V^T: <W^T W, A^{1/2}> = sum_i sqrt(lambda_i) ||W v_i||^2. */
export function rootProjectionOfSquare(X: Matrix, W: Matrix): number {
  const { values, vectors } = symmetricEigen(gram64(X.transpose()));
  return rootSum(values, W.mmul(vectors).transpose(), Math.sqrt);
}

/** Returns sum_i weight(lambda_i) ||row_i||^2 / sqrt(sum lambda). */
function rootSum(values: number[], rows: Matrix, weight: (lambda: number) => number): number {
  const largest = values[values.length - 1];
  let inner = 0;
  values.forEach((lambda, i) => {
    if (lambda <= SPECTRUM_FLOOR * largest) return;
    inner += weight(lambda) * rows.getRow(i).reduce((sum, value) => sum + value * value, 0);
  });
  return inner / Math.sqrt(values.reduce((sum, lambda) => sum + Math.max(lambda, 0), 0));
}
