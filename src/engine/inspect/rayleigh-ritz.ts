import * as tf from '@tensorflow/tfjs-core';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Breathe } from '../backends/fused/blocks.ts';
import { rowGram } from './row-gram.ts';

/** The Ritz values and vectors of A^T A in the span of columns V. */
export interface Ritz {
  /** Eigenvalues of A^T A within the span of V, the largest first; never above the true ones. */
  eigenvalues: number[];
  /** V times this matrix are the Ritz vectors, orthonormal. */
  mixture: Matrix;
}

/**
 * The share of the longest direction's squared length below which a direction counts as dependent on the others. The
 * rest of it is the rounding of float32.
 */
const DEPENDENT = 1e-6;

/**
 * Makes the Rayleigh-Ritz step in float64.
 *
 * @param v V, [1, c, b]: columns of any length, nearly dependent or not
 * @param image A V, [1, r, b]
 */
export async function rayleighRitz(v: tf.Tensor3D, image: tf.Tensor3D, breathe: Breathe): Promise<Ritz> {
  const overlap = await columnGram(v, breathe);
  const values = await columnGram(image, breathe);
  const lengths = overlap.diag().map((squared) => (squared > 0 ? 1 / Math.sqrt(squared) : 0));
  const scale = Matrix.diag(lengths);

  const basis = new EigenvalueDecomposition(scale.mmul(overlap).mmul(scale), { assumeSymmetric: true });
  const lambdas = basis.realEigenvalues;
  const independent = fallingOrder(lambdas).filter((i) => lambdas[i] > DEPENDENT * Math.max(...lambdas));
  const whitened = scale
    .mmul(basis.eigenvectorMatrix.subMatrixColumn(independent))
    .mmul(Matrix.diag(independent.map((i) => 1 / Math.sqrt(lambdas[i]))));

  const inner = whitened.transpose().mmul(values).mmul(whitened);
  const within = new EigenvalueDecomposition(inner, { assumeSymmetric: true });
  const order = fallingOrder(within.realEigenvalues);
  return {
    eigenvalues: order.map((i) => within.realEigenvalues[i]),
    mixture: whitened.mmul(within.eigenvectorMatrix.subMatrixColumn(order)),
  };
}

/** Returns the indices of the values, from the largest to the smallest. */
export const fallingOrder = (values: readonly number[]): number[] =>
  values.map((_, i) => i).sort((i, j) => values[j] - values[i]);

async function columnGram(x: tf.Tensor3D, breathe: Breathe): Promise<Matrix> {
  const rows = tf.transpose(x, [0, 2, 1]);
  const entries = await rows.data<'float32'>();
  const [, size, length] = rows.shape;
  rows.dispose();
  return rowGram(entries, size, length, breathe);
}
