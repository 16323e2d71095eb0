import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../config/experiment.ts';
import { layerShapes, scalingTable } from '../maths/scaling.ts';
import { feedbackShapes } from './feedback.ts';
import type { MovedWeights } from './network.ts';
import type { Optimizer } from './optimizers.ts';
import type { Directions } from './rules/rule.ts';

/**
 * Everything that a step changes, and the initial weights. The weights are kept as W = W_0 + moved,
 * so that small moves keep all their digits; `W` is their sum, made once a step.
 */
export type TrainState = MovedWeights & {
  /** What the optimizer remembers. */
  memory: tf.Tensor3D[];
  /** Feedback by layer of the rules that have one, `feedback.ts`; only target propagation may learn it. */
  feedback: tf.Tensor3D[];
};

/**
 * The state at step 0.
 *
 * @param weights by member and layer, [fan_out, fan_in] row-major
 * @param feedback by member and layer, see `feedback.ts`
 */
export function initialState(
  members: Experiment[],
  weights: Float32Array[][],
  feedback: Float32Array[][],
  optimizer: Optimizer,
): TrainState {
  const shapes = layerShapes(members[0]);
  const initial = stackMembers(weights, shapes);
  const b = members[0].net.bias
    ? shapes.map(([fanOut]) => tf.zeros<tf.Rank.R3>([members.length, 1, fanOut]))
    : undefined;
  return {
    initial,
    moved: initial.map((W) => tf.zerosLike(W)),
    W: initial.map((W) => tf.clone(W)),
    b,
    memory: optimizer.start([...initial, ...(b ?? [])]),
    feedback: stackMembers(feedback, feedbackShapes(members[0].train, shapes)),
  };
}

/**
 * Matrices of M members as tensors by layer, [M, rows, columns].
 *
 * @param values by member and layer, row-major
 */
export const stackMembers = (values: Float32Array[][], shapes: [rows: number, columns: number][]): tf.Tensor3D[] =>
  shapes.map(([rows, columns], l) => {
    const stacked = new Float32Array(values.length * rows * columns);
    values.forEach((layers, m) => stacked.set(layers[l], m * rows * columns));
    return tf.tensor3d(stacked, [values.length, rows, columns]);
  });

/** Learning rates by layer, one for each member: [M, 1, 1]. */
export type LearningRates = {
  W: tf.Tensor3D[];
  b?: tf.Tensor3D[];
};

/** The learning rates of the members' scaling tables. */
export function learningRates(members: Experiment[]): LearningRates {
  const tables = members.map(scalingTable);
  const column = (l: number, read: (row: (typeof tables)[number][number]) => number) =>
    tf.tensor3d(
      Float32Array.from(tables, (table) => read(table[l])),
      [members.length, 1, 1],
    );
  return {
    W: tables[0].map((_, l) => column(l, (row) => row.lr)),
    b: members[0].net.bias ? tables[0].map((_, l) => column(l, (row) => row.biasLr ?? 0)) : undefined,
  };
}

/** lr_l / lr by layer: what the learning rates would be with `train.lr` = 1. */
export const unitRates = (members: Experiment[]): LearningRates =>
  learningRates(members.map((member) => ({ ...member, train: { ...member.train, lr: 1 } })));

/**
 * The state after one step: every parameter moves by -lr_l times the optimizer's direction, the weights
 * also by -lr_l * weightDecay * W (decoupled; not the biases).
 */
export function descend(
  state: TrainState,
  gradient: Directions,
  rates: LearningRates,
  optimizer: Optimizer,
  weightDecay: number,
): TrainState {
  const { directions, memory } = optimizer.advise([...gradient.W, ...(gradient.b ?? [])], state.memory);
  const layers = state.W.length;
  const moved = state.moved.map((x, l): tf.Tensor3D => {
    const direction = weightDecay === 0 ? directions[l] : tf.add(directions[l], tf.mul(state.W[l], weightDecay));
    return tf.sub(x, tf.mul(direction, rates.W[l]));
  });
  return {
    initial: state.initial,
    moved,
    W: moved.map((x, l) => tf.add(state.initial[l], x)),
    b: state.b?.map((x, l) => (rates.b ? tf.sub(x, tf.mul(directions[layers + l], rates.b[l])) : x)),
    memory,
    feedback: state.feedback,
  };
}
