import * as tf from '@tensorflow/tfjs-core';
import { pickRows } from '../backends/fused/pick-rows.ts';
import type { LossFunction } from '../network/losses.ts';
import { matmul } from '../backends/fused/matmul.ts';
import type { TwinMethod } from './twin.ts';

/** The specification of a kernel method, which owns the tensors except `start`. */
export interface KernelMethodSpec {
  /**
   * The kernel by training sample: [M or 1, P, r c], where row p holds Theta between sample p and all N places.
   * Either r = k and c = N k (outputs are coupled), or r = 1 and c = N (the same kernel for each output).
   */
  kernel: tf.Tensor3D;
  /** u_0 of the training samples, then of the test samples, then on the line, [M, N, k]. */
  start: tf.Tensor3D;
  /** Training and test samples; the other places are the line. */
  measured: number;
  /** Targets of the training samples, [1, P, k]. */
  targets: tf.Tensor3D;
  loss: LossFunction;
  /** beta of momentum; 0: plain gradient descent. */
  momentum: number;
}

/**
 * Creates kernel gradient descent in function space (docs/maths.md 5.2),
 *
 *     u_{t+1} = u_t - lr Theta[:, batch] dLoss/du,   with momentum v = beta v + Theta[:, batch] dLoss/du,
 *
 * where Loss is the average over the batch.
 */
export function createKernelMethod({ kernel, start, measured, targets, loss, momentum }: KernelMethodSpec): TwinMethod {
  const samples = kernel.shape[1];
  const [members, all, outputs] = start.shape;
  const rowsEach = kernel.shape[2] === all ? 1 : outputs;
  const training = tf.tensor2d(
    Array.from({ length: samples }, (_, i) => i),
    [1, samples],
    'int32',
  );

  return {
    start: momentum > 0 ? [start, tf.zerosLike(start)] : [start],
    advance: ([u, velocity], rows, { lr }) => {
      const pick = (values: tf.Tensor3D) => (rows ? pickRows(values, rows) : values);
      const gradient = loss.gradient(pickRows(u, rows ?? training), pick(targets));
      const batchKernel = pick(kernel);
      const batch = batchKernel.shape[1] * rowsEach;
      const columns = tf.reshape<tf.Rank.R3>(batchKernel, [batchKernel.shape[0], batch, -1]);
      const signal = tf.reshape<tf.Rank.R3>(gradient, [members, batch, outputs / rowsEach]);
      const pulled = matmul(tf.transpose(signal, [0, 2, 1]), columns);
      const pull = tf.reshape<tf.Rank.R3>(tf.transpose(pulled, [0, 2, 1]), [members, all, outputs]);
      if (momentum === 0) return [tf.sub(u, tf.mul(pull, lr))];
      const v = tf.add<tf.Tensor3D>(tf.mul(velocity, momentum), pull);
      return [tf.sub(u, tf.mul(v, lr)), v];
    },
    outputs: ([u]) => (measured < all ? tf.slice(u, [0, 0, 0], [members, measured, outputs]) : tf.clone(u)),
    line: ([u]) => (measured < all ? tf.slice(u, [0, measured, 0], [members, all - measured, outputs]) : null),
    held: [kernel, targets, training],
    dispose: () => tf.dispose([kernel, targets, training]),
  };
}
