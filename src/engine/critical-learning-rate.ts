import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../config/experiment.ts';
import { randomStream } from '../maths/random.ts';
import type { ActivationFunction } from './activations.ts';
import { matmul } from './matmul.ts';
import { squaredNorm } from './measures/reading.ts';
import { forward, gate, preactivation, type OutputScale, type Signals, type Weights } from './network.ts';
import { backward } from './rules/bp.ts';
import type { Directions } from './rules/rule.ts';
import type { Chunk } from './sample-set.ts';
import { learningRates, type LearningRates, type TrainState } from './train-state.ts';

/** The largest eigenvalue is separated well in practice; 30 products give two digits and more. */
const POWER_ITERATIONS = 30;
/** Keeps a network whose kernel is 0 from dividing by 0. */
const SMALLEST_NORM = 1e-30;

/**
 * The critical learning rate of each member, 2 P / lambda_max(Theta_0) (MATHS section 5.4): full-batch
 * gradient descent on the mse of the network linearized at step 0 diverges exactly above it.
 * lambda_max by power iteration with Theta_0 u = J diag(lr_l / lr) J^T u: one backward pass and one
 * tangent pass each, no kernel matrix.
 *
 * @param chunk the samples that stand for the training set
 * @returns one rate per member, in the units of `train.lr`; not finite for a network that can't learn
 */
export async function criticalLearningRates(
  members: Experiment[],
  state: TrainState,
  { x }: Chunk,
  phi: ActivationFunction,
  { gamma0 }: OutputScale,
): Promise<number[]> {
  const unitRates = learningRates(members.map((member) => ({ ...member, train: { ...member.train, lr: 1 } })));
  const eigenvalue = tf.tidy(() => {
    const start: Weights = { W: state.initial, b: state.b?.map((b) => tf.zerosLike(b)) };
    const signals = forward(start, phi, x);
    const theta = (u: tf.Tensor3D): tf.Tensor3D => {
      const gradient = backward({ weights: start, phi, signals, deltaOut: tf.div(u, gamma0) }, start.W);
      return tf.div(tangent(start, phi, signals, scaled(gradient, unitRates)), gamma0);
    };
    const last = signals.z[signals.z.length - 1];
    let u = randomLike(last);
    let norm: tf.Tensor3D = tf.zeros([members.length, 1, 1]);
    for (let i = 0; i < POWER_ITERATIONS; i++) {
      const image = theta(u);
      norm = tf.reshape(tf.sqrt(squaredNorm(image)), [members.length, 1, 1]);
      u = tf.div(image, tf.maximum(norm, SMALLEST_NORM));
    }
    return norm;
  });
  const largest = await eigenvalue.data();
  tf.dispose([eigenvalue, unitRates.W, unitRates.b ?? []]);
  return Array.from(largest, (lambda) => (2 * x.shape[1]) / lambda);
}

/** Normal entries, the same every time. */
function randomLike({ shape, size }: tf.Tensor3D): tf.Tensor3D {
  const stream = randomStream(0, 'probe');
  return tf.tensor3d(Float32Array.from({ length: size }, stream.normal), shape);
}

const scaled = (directions: Directions, rates: LearningRates): Directions => ({
  W: directions.W.map((W, l) => tf.mul(W, rates.W[l])),
  b: directions.b?.map((b, l) => (rates.b ? tf.mul(b, rates.b[l]) : b)),
});

/** dz^{L+1} along a change of the weights: dz^l = dW^l h^{l-1} + db^l + W^l (phi'(z^{l-1}) * dz^{l-1}). */
function tangent({ W }: Weights, phi: ActivationFunction, { h, z }: Signals, change: Directions): tf.Tensor3D {
  let dz: tf.Tensor3D | null = null;
  for (let l = 1; l <= W.length; l++) {
    const own = preactivation(change, l, h[l - 1]);
    dz = dz ? tf.add(own, matmul(gate(phi, dz, z[l - 1], h[l - 1]), W[l - 1], false, true)) : own;
  }
  return dz ?? h[0];
}
