import * as tf from '@tensorflow/tfjs-core';
import { blockedProduct, type Breathe } from '../backends/fused/blocks.ts';

/** The most cells along a side of an inspected matrix: more than its picture can show. */
const MOST_CELLS = 256;

/** Returns how many of `columns` neighbouring columns make one cell. */
export const blockOf = (columns: number): number => Math.ceil(columns / MOST_CELLS);

/**
 * Returns the means of A^T A over blocks of {@link blockOf} rows and columns, [1, cells, cells]; the last block may be
 * smaller. A^T A itself is never computed. Its mean over two blocks of columns is the product of the means of A's
 * columns over each.
 */
export async function gramBlockMeans(a: tf.Tensor3D, breathe: Breathe): Promise<tf.Tensor3D> {
  const means = tf.tidy(() => columnMeans(a));
  const transposed = tf.transpose(means, [0, 2, 1]);
  const product = await blockedProduct(transposed, means, breathe);
  tf.dispose([means, transposed]);
  return product;
}

/** Returns the means of neighbouring columns of A, [1, r, cells]. */
function columnMeans(a: tf.Tensor3D): tf.Tensor3D {
  const [, rows, columns] = a.shape;
  const block = blockOf(columns);
  if (block === 1) return tf.clone(a);
  const cells = Math.ceil(columns / block);
  const padded = tf.pad(a, [
    [0, 0],
    [0, 0],
    [0, cells * block - columns],
  ]);
  const counts = Float32Array.from({ length: cells }, (_, cell) => Math.min(block, columns - cell * block));
  const sums = tf.sum(tf.reshape(padded, [rows, cells, block]), 2);
  return tf.reshape(tf.div(sums, tf.tensor1d(counts)), [1, rows, cells]);
}
