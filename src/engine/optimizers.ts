import * as tf from '@tensorflow/tfjs-core';
import type { Directions } from './rules/bp.ts';
import type { LearningRates, TrainState } from './train-state.ts';

/** Gradient descent, W -= lr_l g_l (MATHS section 3): the new state, with `initial` shared. */
export function sgd(state: TrainState, directions: Directions, lr: LearningRates): TrainState {
  const descend = (x: tf.Tensor3D, direction: tf.Tensor3D, rate: tf.Tensor3D): tf.Tensor3D =>
    tf.sub(x, tf.mul(direction, rate));
  const moved = state.moved.map((x, l) => descend(x, directions.W[l], lr.W[l]));
  const b = state.b?.map((x, l) => (directions.b && lr.b ? descend(x, directions.b[l], lr.b[l]) : x));
  return { initial: state.initial, moved, W: moved.map((x, l) => tf.add(state.initial[l], x)), b };
}
