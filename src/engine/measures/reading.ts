import * as tf from '@tensorflow/tfjs-core';
import { matmul } from '../backends/fused/matmul.ts';
import { squaredNorm } from '../backends/fused/norms.ts';

/**
 * One measure on its way from the device: raw sums and small matrices of every member. `finish` turns those of one
 * member into values of its frame, in float64. All readings of a frame come back in one packed read.
 */
export interface Reading {
  /** Raw sums, [M] each; the frame owns and frees them. */
  sums?: tf.Tensor1D[];
  /** Matrices, [M, rows, columns] each; owned by the frame too. */
  matrices?: tf.Tensor3D[];
  /** Writes the finished values of one member, 0-based, into its frame; matrices come row-major. */
  finish(sums: number[], frame: Float32Array, matrices: Float32Array[], member: number): void;
}

/** Packs all sums and matrices of some readings side by side, [M, n], and frees them. */
export function packReadings(readings: Reading[], members: number): tf.Tensor {
  const parts = readings.flatMap(({ sums = [], matrices = [] }) => [...sums, ...matrices]);
  const sizes = parts.map((part) => part.size / members);
  const packed = tf.tidy(() =>
    tf.concat(
      parts.map((part, i) => tf.reshape(part, [members, sizes[i]])),
      1,
    ),
  );
  tf.dispose(parts);
  return packed;
}

/** Reads all readings back in one transfer and writes each member's frame, [M, stride] in all. */
export async function readBack(readings: Reading[], frames: Float32Array, members: number): Promise<void> {
  const packed = packReadings(readings, members);
  const values = await packed.data<'float32'>();
  packed.dispose();

  const [stride, width] = [frames.length / members, values.length / members];
  for (let member = 0; member < members; member++) {
    const frame = frames.subarray(member * stride, (member + 1) * stride);
    let from = member * width;
    const take = (count: number) => values.subarray(from, (from += count));
    for (const { sums = [], matrices = [], finish } of readings) {
      const scalars = [...take(sums.length)];
      finish(
        scalars,
        frame,
        matrices.map(({ size }) => take(size / members)),
        member,
      );
    }
  }
}

/** Frees everything that readings made except their sums and matrices. */
export function tidyReadings(read: () => Reading[]): Reading[] {
  let readings: Reading[] = [];
  tf.tidy(() => {
    readings = read();
    return readings.flatMap(({ sums = [], matrices = [] }) => [...sums, ...matrices]);
  });
  return readings;
}

/** Frees everything that one reading made except its sums and matrices. */
export const tidyReading = (read: () => Reading): Reading => tidyReadings(() => [read()])[0];

/** About the smallest normal float32, the divisor of a matrix of zeros in place of 0. */
const SMALLEST = 1e-37;

/** Returns max |X| of each member, [M, 1, 1], never 0 so that it can be a divisor. */
export const largestEntry = (x: tf.Tensor3D): tf.Tensor3D =>
  tf.maximum(tf.max(tf.max(tf.abs(x), 2, true), 1, true), SMALLEST);

/**
 * Returns X / ||X||_F, so that powers of tiny entries stay within float32; 0 stays 0. It divides by max |X| first, so
 * that the square can't vanish.
 */
export const unitNorm = (x: tf.Tensor3D): tf.Tensor3D => {
  const scaled = tf.div<tf.Tensor3D>(x, largestEntry(x));
  const norm = tf.maximum(tf.sqrt(squaredNorm(scaled)), SMALLEST);
  return tf.div(scaled, tf.reshape(norm, [x.shape[0], 1, 1]));
};

/** Returns X X^T, [M, r, r]. */
export const gram = (x: tf.Tensor3D): tf.Tensor3D => matmul(x, x, false, true);
