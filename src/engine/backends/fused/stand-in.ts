import * as tf from '@tensorflow/tfjs-core';
import type { BackendName } from '../../../config/backend.ts';

/** A backend that computes nothing and only counts the memory of another one (`counting/`). */
export interface StandIn {
  readonly standsFor: BackendName;
  /** Reserves room for a tensor without values. */
  reserve(shape: number[], dtype?: tf.DataType): tf.TensorInfo;
}

const standIn = (): StandIn | null => {
  const open = tf.backend() as tf.KernelBackend & Partial<StandIn>;
  return open.reserve ? (open as tf.KernelBackend & StandIn) : null;
};

/** Returns the open backend, or the one that it stands for. */
export const presentBackend = (): BackendName => standIn()?.standsFor ?? (tf.getBackend() as BackendName);

/**
 * Returns the pieces of work to do, where all take the same room one after the other: a few of them where memory is
 * only counted, else all.
 */
export const piecesOf = <T>(all: T[]): T[] =>
  standIn() && all.length > FEW_PIECES ? [...all.slice(0, FEW_PIECES - 1), all[all.length - 1]] : all;

const FEW_PIECES = 4;

/**
 * Puts values on the device, float32; the caller owns the tensor.
 *
 * @param values called at once, but never where memory is only counted; make large or slow values inside it
 */
export function upload(shape: [number, number, number], values: () => Float32Array): tf.Tensor3D {
  const counting = standIn();
  if (!counting) return tf.tensor3d(values(), shape);
  return tf.engine().makeTensorFromTensorInfo(counting.reserve(shape)) as tf.Tensor3D;
}
