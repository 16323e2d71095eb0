import * as tf from '@tensorflow/tfjs-core';
import { Matrix } from 'ml-matrix';
import { identity } from '../../maths/dense-algebra.ts';
import { openEigensolver, type Eigensolver } from '../backends/wasm/eigensolver.ts';

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
export async function rayleighRitz(v: tf.Tensor3D, image: tf.Tensor3D): Promise<Ritz> {
  const solver = await openEigensolver();
  const overlap = await columnGram(solver, v);
  const values = await columnGram(solver, image);
  const lengths = overlap.diag().map((squared) => (squared > 0 ? 1 / Math.sqrt(squared) : 0));
  const scale = Matrix.diag(lengths);

  const basis = eigen(solver, scale.mmul(overlap).mmul(scale));
  const independent = basis.values.flatMap((lambda, i) => (lambda > DEPENDENT * basis.values[0] ? [i] : []));
  const whitened = scale
    .mmul(basis.vectors.subMatrixColumn(independent))
    .mmul(Matrix.diag(independent.map((i) => 1 / Math.sqrt(basis.values[i]))));

  const within = eigen(solver, whitened.transpose().mmul(values).mmul(whitened));
  return { eigenvalues: within.values, mixture: whitened.mmul(within.vectors) };
}

/** Returns eigenvalues, the largest first, and eigenvectors (columns) of a symmetric matrix. */
function eigen(solver: Eigensolver, matrix: Matrix): { values: number[]; vectors: Matrix } {
  const n = matrix.rows;
  const { values, images } = solver.decompose(Float64Array.from(matrix.to1DArray()), n, identity(n));
  const order = Array.from({ length: n }, (_, i) => n - 1 - i);
  const rising = Matrix.from1DArray(n, n, Array.from(images));
  return { values: Array.from(values).reverse(), vectors: rising.subMatrixRow(order).transpose() };
}

/** Returns X^T X of X, [1, rows, columns]. */
async function columnGram(solver: Eigensolver, x: tf.Tensor3D): Promise<Matrix> {
  const columns = tf.transpose(x, [0, 2, 1]);
  const entries = await columns.data<'float32'>();
  const [, size] = columns.shape;
  columns.dispose();
  return Matrix.from1DArray(size, size, Array.from(solver.gram(Float64Array.from(entries), size)));
}
