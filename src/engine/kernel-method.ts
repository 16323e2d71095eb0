import * as tf from '@tensorflow/tfjs-core';
import { pickRows } from './batch-feed.ts';
import type { LossFunction } from './losses.ts';
import { matmul } from './matmul.ts';
import type { TwinMethod } from './twin.ts';

/** What a kernel method is made of; it owns the tensors. */
export interface KernelMethodSpec {
  /**
   * The kernel by training sample: [M or 1, P, r c], where row p holds Theta between sample p and all N samples.
   * Either r = k and c = N k (outputs are coupled), or r = 1 and c = N (the same kernel for each output).
   */
  kernel: tf.Tensor3D;
  /** u_0 of the training samples, and of the others after them, [M, N, k]. */
  start: tf.Tensor3D;
  /** Targets of the training samples, [1, P, k]. */
  targets: tf.Tensor3D;
  loss: LossFunction;
  /** beta of momentum; 0: plain gradient descent. */
  momentum: number;
}

/**
 * Kernel gradient descent in function space (MATHS 5.2),
 *
 *     u_{t+1} = u_t - lr Theta[:, batch] dLoss/du,   with momentum v = beta v + Theta[:, batch] dLoss/du,
 *
 * Loss the average over the batch.
 */
export function createKernelMethod({ kernel, start, targets, loss, momentum }: KernelMethodSpec): TwinMethod {
  const samples = kernel.shape[1];
  const [members, all, outputs] = start.shape;
  const rowsEach = kernel.shape[2] === all ? 1 : outputs;
  let u = start;
  let velocity: tf.Tensor3D | null = null;

  return {
    step: (rows, lr) => {
      const next = tf.tidy(() => {
        const pick = (values: tf.Tensor3D) => (rows ? pickRows(values, rows) : values);
        const inBatch = pick(tf.slice(u, [0, 0, 0], [members, samples, outputs]));
        const gradient = loss.gradient(inBatch, pick(targets));
        const batchKernel = pick(kernel);
        const batch = batchKernel.shape[1] * rowsEach;
        const columns = tf.reshape<tf.Rank.R3>(batchKernel, [batchKernel.shape[0], batch, -1]);
        const signal = tf.reshape<tf.Rank.R3>(gradient, [members, batch, outputs / rowsEach]);
        const pulled = matmul(tf.transpose(signal, [0, 2, 1]), columns);
        const pull = tf.reshape<tf.Rank.R3>(tf.transpose(pulled, [0, 2, 1]), [members, all, outputs]);
        const v = velocity ? tf.add<tf.Tensor3D>(tf.mul(velocity, momentum), pull) : pull;
        return { u: tf.sub<tf.Tensor3D>(u, tf.mul(v, lr)), ...(momentum > 0 && { velocity: v }) };
      });
      tf.dispose([u, velocity ?? []]);
      u = next.u;
      velocity = next.velocity ?? null;
    },
    outputs: () => tf.clone(u),
    dispose: () => tf.dispose([kernel, targets, u, velocity ?? []]),
  };
}
