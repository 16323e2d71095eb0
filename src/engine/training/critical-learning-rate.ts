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
import { LOSS_FUNCTIONS } from '../network/losses.ts';
import { rowsOfChunk, type Chunk } from '../network/sample-set.ts';
import { momentumOf } from './optimizers.ts';
import { unitRates, type LearningRates, type TrainState } from './train-state.ts';

/** The most products, which are plenty since the largest eigenvalue is well separated in practice. */
const MOST_ITERATIONS = 60;
/** The relative change below which the Rayleigh quotient has settled. */
const SETTLED = 1e-5;
/** The smallest norm, which prevents a division by 0 for a network whose kernel is 0. */
const SMALLEST_NORM = 1e-30;

/**
 * Returns the critical learning rate of each member, 2 P (1 + beta) / lambda_max(H Theta_0) (docs/maths.md 5.4), with H
 * the second derivative of the loss at output 0 and beta the momentum. Above it, and only there, full-batch gradient
 * descent on the network linearized at step 0 is unstable: on the mse it diverges. lambda_max comes from power
 * iteration with Theta_0 u = J diag(lr_l / lr) J^T u: one backward pass and one tangent pass each, without a kernel
 * matrix.
 *
 * @param chunks the training set, or samples that stand for it: those of one batch give the limit of its own step
 * @param settled the relative change below which lambda_max has settled
 * @returns one rate per member, in absolute units of `train.lr`; not finite for a network that can't learn
 */
export async function criticalLearningRates(
  members: Experiment[],
  state: TrainState,
  chunks: Chunk[],
  phi: ActivationFunction,
  { gamma0 }: OutputScale,
  settled = SETTLED,
): Promise<number[]> {
  const start: Weights = { W: state.initial, b: state.b?.map((b) => tf.zerosLike(b)) };
  const rates = unitRates(members);
  const { curvature } = LOSS_FUNCTIONS[members[0].train.loss];
  // That of a sample: the curvature of the loss is of a mean over the samples of a chunk.
  const curved = (u: tf.Tensor3D) => tf.mul<tf.Tensor3D>(curvature(tf.zerosLike(u), u), u.shape[1]);
  const theta = (u: tf.Tensor3D[]) => applyKernel(start, chunks, phi, gamma0, rates, u).map(curved);

  let u = chunks.map(({ x }, i) => randomRows(members.length, x.shape[1], members[0], start, i));
  let eigenvalues = members.map(() => 0);
  for (let i = 0; i < MOST_ITERATIONS; i++) {
    const { quotient, next } = tf.tidy(() => rayleigh(u, theta(u)));
    tf.dispose(u);
    u = next;
    const found = [...(await quotient.data())];
    quotient.dispose();
    const isSettled = found.every((value, m) => Math.abs(value - eigenvalues[m]) <= settled * value);
    eigenvalues = found;
    if (isSettled) break;
  }
  tf.dispose([u, start.b ?? []]);
  tf.dispose(rates);
  const samples = chunks.reduce((sum, { x }) => sum + x.shape[1], 0);
  return eigenvalues.map((lambda) => (2 * samples * (1 + momentumOf(members[0]))) / lambda);
}

/** The most batches that stand for all of them. */
const MOST_BATCHES = 16;
/** The same as {@link SETTLED} for single batches, whose limits differ by more. */
const SETTLED_FOR_BATCHES = 1e-3;

/**
 * Returns the critical learning rate of a network's steps on batches of `size` samples, fewer than all: the lowest of
 * the limits of 16 batches, above which a step overshoots on its own samples. At size 1, with one output, a mse and no
 * momentum, it is 2 / Theta_aa of a sample. It is below the limit of the whole training set.
 */
export async function batchCriticalRate(
  experiment: Experiment,
  state: TrainState,
  all: Chunk,
  size: number,
  phi: ActivationFunction,
  scale: OutputScale,
): Promise<number> {
  const count = Math.min(MOST_BATCHES, Math.floor(all.x.shape[1] / size));
  let lowest = Infinity;
  for (let batch = 0; batch < count; batch++) {
    const { x, y } = rowsOfChunk(all, batch * size, (batch + 1) * size);
    const chunk = { x, y, z0: null };
    const [rate] = await criticalLearningRates([experiment], state, [chunk], phi, scale, SETTLED_FOR_BATCHES);
    lowest = Math.min(lowest, rate);
    tf.dispose([x, y]);
  }
  return lowest;
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
