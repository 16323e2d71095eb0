import * as tf from '@tensorflow/tfjs-core';
import type { Breathe } from '../backends/fused/blocks.ts';
import { gramBlockMeans } from './block-means.ts';
import type { MatrixReport } from './inspection.ts';
import type { Normalized } from './normalize.ts';
import type { SingularPart } from './spectrum.ts';

/** The number of eigenvectors that are shown. */
const SHOWN_VECTORS = 4;

/**
 * Returns the report of factor * A^T A, [c, c], from A = norm * unit, [1, r, c]. The trace of unit^T unit is 1, and the
 * mean of its diagonal 1 / c.
 *
 * @param part singular values and vectors of `unit`
 */
export async function matrixReport(
  { unit, norm }: Normalized,
  part: SingularPart,
  factor: number,
  breathe: Breathe,
): Promise<MatrixReport> {
  const columns = unit.shape[2];
  const cells = await gramBlockMeans(unit, breathe);
  const diagonal = tf.tidy(() => tf.sum(tf.square(unit), 1));
  const relative = tf.tidy(() => [tf.mul(cells, columns), tf.mul(diagonal, columns)]);
  const [cellValues, diagonalValues] = await Promise.all(relative.map((each) => each.data<'float32'>()));
  tf.dispose([cells, diagonal, relative]);
  return {
    trace: factor * norm ** 2,
    cells: cellValues,
    diagonal: diagonalValues,
    eigenvalues: { values: Float32Array.from(part.values, (value) => value ** 2), total: columns },
    eigenvectors: Float32Array.from(part.vectors.slice(0, SHOWN_VECTORS).flatMap((vector) => [...positive(vector)])),
  };
}

/** Chooses the sign of an eigenvector, which is arbitrary, so that the sum of its entries is positive. */
function positive(vector: Float64Array): Float64Array {
  const sum = vector.reduce((total, value) => total + value, 0);
  return sum < 0 ? vector.map((value) => -value) : vector;
}
