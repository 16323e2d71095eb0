import * as tf from '@tensorflow/tfjs-core';
import { runFused } from './kernel.ts';

/** Returns x + factor y of two tensors of one shape. */
export function addScaled(x: tf.Tensor3D, y: tf.Tensor3D, factor: number): tf.Tensor3D {
  const fused = runFused('LabAddScaled', { x, y }, { factor });
  return fused ? (fused[0] as tf.Tensor3D) : tf.add(x, tf.mul(y, factor));
}
