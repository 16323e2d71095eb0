import * as tf from '@tensorflow/tfjs-core';
import { matmul } from '../matmul.ts';

/**
 * One measure on its way from the device: raw sums of every member, and the float64 arithmetic that
 * turns one member's sums into values of its frame. All readings of a frame come back in one packed
 * read.
 */
export interface Reading {
  /** Raw sums, [M] each; the frame owns and frees them. */
  sums: tf.Tensor1D[];
  /** Writes the finished values of one member into its frame. */
  finish(sums: number[], frame: Float32Array): void;
}

/** Reads all readings back in one transfer and writes each member's frame, [M, stride] in all. */
export async function readBack(readings: Reading[], frames: Float32Array, members: number): Promise<void> {
  const all = readings.flatMap(({ sums }) => sums);
  const packed = tf.stack(all);
  tf.dispose(all);
  const values = await packed.data();
  packed.dispose();

  const stride = frames.length / members;
  for (let member = 0; member < members; member++) {
    const frame = frames.subarray(member * stride, (member + 1) * stride);
    let row = 0;
    for (const { sums, finish } of readings) {
      finish(
        sums.map((_, i) => values[(row + i) * members + member]),
        frame,
      );
      row += sums.length;
    }
  }
}

/**
 * ||X||_F^2 of each member, [M]. Summed row by row, so that a float32 sum over millions of entries
 * keeps its digits on backends that add one by one.
 */
export const squaredNorm = (x: tf.Tensor3D): tf.Tensor1D => tf.sum(tf.sum(tf.square(x), 2), 1);

/** X X^T, [M, r, r]. */
export const gram = (x: tf.Tensor3D): tf.Tensor3D => matmul(x, x, false, true);
