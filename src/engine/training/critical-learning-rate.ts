import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { randomStream } from '../../maths/random.ts';
import type { ActivationFunction } from '../activations/activation-function.ts';
import { gate } from '../network/layer.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { upload } from '../backends/fused/stand-in.ts';
import { innerProduct, squaredNorm } from '../backends/fused/norms.ts';
import { forward, preactivation, type OutputScale, type Signals, type Weights } from '../network/network.ts';
import { backward } from '../rules/bp.ts';
import { directionsOf, type Directions } from '../rules/rule.ts';
import type { Chunk } from '../network/sample-set.ts';
import { unitRates, type LearningRates, type TrainState } from './train-state.ts';

/** The most products, which are plenty since the largest eigenvalue is well separated in practice. */
const MOST_ITERATIONS = 60;
/** The relative change below which the Rayleigh quotient has settled. */
const SETTLED = 1e-5;
/** The smallest norm, which prevents a division by 0 for a network whose kernel is 0. */
const SMALLEST_NORM = 1e-30;

/**
 * Returns the critical learning rate of each member, 2 P / lambda_max(Theta_0) (docs/maths.md 5.4). Above it, and only
 * there, full-batch gradient descent on the mse of the network linearized at step 0 diverges. lambda_max comes from
 * power iteration with Theta_0 u = J diag(lr_l / lr) J^T u: one backward pass and one tangent pass each, without a
 * kernel matrix.
 *
 * @param chunks the training set, or samples that stand for it
 * @returns one rate per member, in absolute units of `train.lr`; not finite for a network that can't learn
 */
export async function criticalLearningRates(
  members: Experiment[],
  state: TrainState,
  chunks: Chunk[],
  phi: ActivationFunction,
  { gamma0 }: OutputScale,
): Promise<number[]> {
  const start: Weights = { W: state.initial, b: state.b?.map((b) => tf.zerosLike(b)) };
  const rates = unitRates(members);
  const theta = (u: tf.Tensor3D[]) => applyKernel(start, chunks, phi, gamma0, rates, u);

  let u = chunks.map(({ x }, i) => randomRows(members.length, x.shape[1], members[0], start, i));
  let eigenvalues = members.map(() => 0);
  for (let i = 0; i < MOST_ITERATIONS; i++) {
    const { quotient, next } = tf.tidy(() => rayleigh(u, theta(u)));
    tf.dispose(u);
    u = next;
    const found = [...(await quotient.data())];
    quotient.dispose();
    const isSettled = found.every((value, m) => Math.abs(value - eigenvalues[m]) <= SETTLED * value);
    eigenvalues = found;
    if (isSettled) break;
  }
  tf.dispose([u, start.b ?? []]);
  tf.dispose(rates);
  const samples = chunks.reduce((sum, { x }) => sum + x.shape[1], 0);
  return eigenvalues.map((lambda) => (2 * samples) / lambda);
}

/** Returns u . Theta u / u . u of each member, [M], and Theta u at norm 1. */
function rayleigh(u: tf.Tensor3D[], image: tf.Tensor3D[]): { quotient: tf.Tensor1D; next: tf.Tensor3D[] } {
  const total = (parts: tf.Tensor1D[]) => tf.addN(parts);
  const quotient = tf.div<tf.Tensor1D>(
    total(u.map((rows, i) => innerProduct(rows, image[i]))),
    total(u.map(squaredNorm)),
  );
  const norm = tf.reshape(tf.sqrt(total(image.map(squaredNorm))), [-1, 1, 1]);
  return { quotient, next: image.map((rows) => tf.div(rows, tf.maximum(norm, SMALLEST_NORM))) };
}

/** Returns Theta_0 u, in the chunks of u. */
function applyKernel(
  start: Weights,
  chunks: Chunk[],
  phi: ActivationFunction,
  gamma0: tf.Tensor3D,
  rates: LearningRates,
  u: tf.Tensor3D[],
): tf.Tensor3D[] {
  const gradients = chunks.map(({ x }, i) =>
    tf.tidy(() => {
      const signals = forward(start, phi, x);
      return directionsOf(backward({ phi, signals, deltaOut: tf.div(u[i], gamma0) }, start.W), start);
    }),
  );
  const move: Directions = {
    W: rates.W.map((rate, l) => tf.mul(tf.addN(gradients.map(({ W }) => W[l])), rate)),
    b: rates.b?.map((rate, l) => tf.mul(tf.addN(gradients.flatMap(({ b }) => b?.[l] ?? [])), rate)),
  };
  return chunks.map(({ x }) => tf.tidy(() => tf.div(tangent(start, phi, forward(start, phi, x), move), gamma0)));
}

/** Draws normal entries, the same every time, [M, B, k]. */
function randomRows(count: number, rows: number, { seed }: Experiment, { W }: Weights, part: number): tf.Tensor3D {
  const outputs = W[W.length - 1].shape[1];
  const stream = randomStream(seed + part, 'probe');
  return upload([count, rows, outputs], () => Float32Array.from({ length: count * rows * outputs }, stream.normal));
}

/** Returns dz^{L+1} along a change of the weights: dz^l = dW^l h^{l-1} + db^l + W^l (phi'(z^{l-1}) * dz^{l-1}). */
function tangent({ W }: Weights, phi: ActivationFunction, { h, z }: Signals, change: Directions): tf.Tensor3D {
  let dz: tf.Tensor3D | null = null;
  for (let l = 1; l <= W.length; l++) {
    const own = preactivation(change, l, h[l - 1]);
    dz = dz ? tf.add(own, matmul(gate(phi, dz, z[l - 1], h[l - 1]), W[l - 1], false, true)) : own;
  }
  return dz ?? h[0];
}
