import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { randomStream } from '../../maths/random.ts';
import type { ActivationFunction } from '../activations/activation-function.ts';
import { gate } from '../network/layer.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { upload } from '../backends/fused/stand-in.ts';
import { forward, preactivation, type OutputScale, type Signals, type Weights } from '../network/network.ts';
import { backward } from '../rules/bp.ts';
import { directionsOf, type Directions } from '../rules/rule.ts';
import { LOSS_FUNCTIONS } from '../network/losses.ts';
import { rowsOfChunk, type Chunk } from '../network/sample-set.ts';
import { largestEigenvalues } from './lanczos.ts';
import { momentumOf } from './optimizers.ts';
import { unitRates, type LearningRates, type TrainState } from './train-state.ts';

/**
 * The residual of the largest eigenvalue, relative to it. It is far below the error that is allowed, 2e-4, since a larger
 * one may be that of the second eigenvalue where it is close to the first.
 */
const SETTLED = 2e-6;
/** The products between two looks: a start of a run waits for them, and few are needed. */
const LOOK_EVERY = 2;
/** The chunks whose signals are kept from product to product; more would take too much memory. */
const KEPT_CHUNKS = 4;

/**
 * Returns the critical learning rate of each member (docs/maths.md 5.4):
 *
 *     2 P (1 + beta) / lambda_max(C^1/2 Theta_0 C^1/2)
 *
 * with C the second derivative of a sample's loss at output 0, and beta the momentum. Above it full-batch gradient
 * descent on the mse of the network linearized at step 0 diverges; on the cross-entropy it is unstable at output 0.
 * lambda_max comes from the Lanczos recursion, without a kernel matrix: Theta_0 u = J diag(lr_l / lr) J^T u is one
 * backward pass and one tangent pass.
 *
 * @param chunks the training set, or samples that stand for it: those of one batch give the limit of its own step
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
  const { rootCurvatureAt0 } = LOSS_FUNCTIONS[members[0].train.loss];
  const kept = chunks.slice(0, KEPT_CHUNKS).map(({ x }) => tf.tidy(() => forward(start, phi, x)));
  const signals = chunks.map(
    ({ x }, i) =>
      () =>
        kept[i] ?? forward(start, phi, x),
  );
  const curvedKernel = (u: tf.Tensor3D[]) =>
    tf.tidy(() => applyKernel(start, signals, phi, gamma0, rates, u.map(rootCurvatureAt0)).map(rootCurvatureAt0));
  const largest = await largestEigenvalues(
    (u) => Promise.resolve(curvedKernel(u)),
    chunks.map(({ x }, i) => randomRows(members.length, x.shape[1], members[0], start, i)),
    { settled: SETTLED, lookEvery: LOOK_EVERY },
    () => Promise.resolve(),
  );
  tf.dispose([kept.map(({ h, z }) => [h.slice(1), z.slice(1)]), start.b ?? []]);
  tf.dispose(rates);
  const samples = chunks.reduce((sum, { x }) => sum + x.shape[1], 0);
  return largest.map(({ value }) => (2 * samples * (1 + momentumOf(members[0]))) / Math.max(0, value));
}

/** The most batches that stand for all of them. */
const MOST_BATCHES = 16;

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
    const [rate] = await criticalLearningRates([experiment], state, [chunk], phi, scale);
    lowest = Math.min(lowest, rate);
    tf.dispose([x, y]);
  }
  return lowest;
}

/** Returns Theta_0 u, in the chunks of u, from functions that return their signals. */
function applyKernel(
  start: Weights,
  chunks: (() => Signals)[],
  phi: ActivationFunction,
  gamma0: tf.Tensor3D,
  rates: LearningRates,
  u: tf.Tensor3D[],
): tf.Tensor3D[] {
  const gradients = chunks.map((signals, i) =>
    tf.tidy(() => directionsOf(backward({ phi, signals: signals(), deltaOut: tf.div(u[i], gamma0) }, start.W), start)),
  );
  const move: Directions = {
    W: rates.W.map((rate, l) => tf.mul(tf.addN(gradients.map(({ W }) => W[l])), rate)),
    b: rates.b?.map((rate, l) => tf.mul(tf.addN(gradients.flatMap(({ b }) => b?.[l] ?? [])), rate)),
  };
  return chunks.map((signals) => tf.tidy(() => tf.div(tangent(start, phi, signals(), move), gamma0)));
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
