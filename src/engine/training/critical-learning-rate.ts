import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import type { Architecture } from '../network/architecture.ts';
import { disposeSignals, forward, tangents, type OutputScale, type Signals, type Weights } from '../network/network.ts';
import { backward } from '../rules/bp.ts';
import { directionsOf, plusPart, type Directions } from '../rules/rule.ts';
import { LOSS_FUNCTIONS } from '../network/losses.ts';
import { rowsOfChunk, type Chunk } from '../network/sample-set.ts';
import { largestEigenvalues, randomVectors } from './lanczos.ts';
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
  architecture: Architecture,
  { gamma0 }: OutputScale,
): Promise<number[]> {
  const b = state.b?.map((bias, l) => (state.initialBiases ? tf.clone(state.initialBiases[l]) : tf.zerosLike(bias)));
  const start: Weights = { W: state.initial, b };
  const rates = unitRates(members);
  const { rootCurvatureAt0 } = LOSS_FUNCTIONS[members[0].train.loss];
  const kept = chunks.slice(0, KEPT_CHUNKS).map(({ x }) => tf.tidy(() => forward(start, architecture, x)));
  const signals = chunks.map(
    ({ x }, i) =>
      () =>
        kept[i] ?? forward(start, architecture, x),
  );
  const curvedKernel = (u: tf.Tensor3D[]) =>
    tf.tidy(() =>
      applyKernel(start, signals, architecture, gamma0, rates, u.map(rootCurvatureAt0)).map(rootCurvatureAt0),
    );
  const largest = await largestEigenvalues(
    (u) => Promise.resolve(curvedKernel(u)),
    randomVectors(
      members,
      chunks.map(({ y }) => y),
    ),
    { settled: SETTLED, lookEvery: LOOK_EVERY },
    () => Promise.resolve(),
  );
  kept.forEach(disposeSignals);
  tf.dispose(start.b ?? []);
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
  architecture: Architecture,
  scale: OutputScale,
): Promise<number> {
  const count = Math.min(MOST_BATCHES, Math.floor(all.x.shape[1] / size));
  let lowest = Infinity;
  for (let batch = 0; batch < count; batch++) {
    const { x, y } = rowsOfChunk(all, batch * size, (batch + 1) * size);
    const chunk = { x, y, z0: null };
    const [rate] = await criticalLearningRates([experiment], state, [chunk], architecture, scale);
    lowest = Math.min(lowest, rate);
    tf.dispose([x, y]);
  }
  return lowest;
}

/** Returns Theta_0 u, in the chunks of u, from functions that return their signals. */
function applyKernel(
  start: Weights,
  chunks: (() => Signals)[],
  architecture: Architecture,
  gamma0: tf.Tensor3D,
  rates: LearningRates,
  u: tf.Tensor3D[],
): tf.Tensor3D[] {
  let gradient: Directions | null = null;
  for (const [i, signals] of chunks.entries()) {
    gradient = plusPart(gradient, () => {
      const deltaOut = tf.div<tf.Tensor3D>(u[i], gamma0);
      return directionsOf(backward({ architecture, signals: signals(), deltaOut }, start.W), start);
    });
  }
  const scaled = (parts: tf.Tensor3D[] | undefined, by: tf.Tensor3D[]) =>
    parts?.map((part, l) => tf.mul<tf.Tensor3D>(part, by[l]));
  const move = { W: scaled(gradient?.W, rates.W) ?? [], b: scaled(gradient?.b, rates.b ?? []) };
  return chunks.map((signals) =>
    tf.tidy(() => tf.div(tangents(start, architecture, signals(), move).dz[start.W.length], gamma0)),
  );
}
