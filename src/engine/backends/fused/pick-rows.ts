import * as tf from '@tensorflow/tfjs-core';
import { runFused } from './kernel.ts';

/**
 * Returns the samples of each member that `rows` names.
 *
 * @param values [M, P, c]; a leading 1 is shared by all members
 * @param rows sample indices, int32 [M, B]; a single list, too, is shared by all members
 * @returns [M, B, c]
 */
export function pickRows(values: tf.Tensor3D, rows: tf.Tensor2D): tf.Tensor3D {
  const fused = runFused('LabPickRows', { values, rows });
  if (fused) return fused[0] as tf.Tensor3D;
  const [members, samples, columns] = values.shape;
  return tf.tidy(() => {
    // Counted through all members: given batch dimensions, the wasm backend's gather returns wrong rows (tfjs 4.22).
    const first = Int32Array.from({ length: members }, (_, m) => m * samples);
    const all = tf.add<tf.Tensor2D>(rows, tf.tensor2d(first, [members, 1], 'int32'));
    const picked = tf.gather(tf.reshape(values, [members * samples, columns]), tf.reshape<tf.Rank.R1>(all, [-1]));
    return tf.reshape(picked, [...all.shape, columns]);
  });
}
