import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../config/experiment.ts';
import { layerShapes, scalingTable } from '../maths/scaling.ts';
import type { Weights } from './network.ts';

/**
 * Everything that a step changes, and the initial weights. The weights are kept as W = W_0 + moved,
 * so that small moves keep all their digits; `W` is their sum, made once a step.
 */
export type TrainState = Weights & {
  /** W_0 by layer, [M, fan_out, fan_in]. */
  initial: tf.Tensor3D[];
  /** W - W_0 by layer. */
  moved: tf.Tensor3D[];
};

/**
 * The state at step 0.
 *
 * @param weights by member and layer, [fan_out, fan_in] row-major
 */
export function initialState(members: Experiment[], weights: Float32Array[][]): TrainState {
  const shapes = layerShapes(members[0]);
  const initial = shapes.map(([fanOut, fanIn], l) => {
    const stacked = new Float32Array(members.length * fanOut * fanIn);
    weights.forEach((layers, m) => stacked.set(layers[l], m * fanOut * fanIn));
    return tf.tensor3d(stacked, [members.length, fanOut, fanIn]);
  });
  return {
    initial,
    moved: initial.map((W) => tf.zerosLike(W)),
    W: initial.map((W) => tf.clone(W)),
    b: members[0].net.bias ? shapes.map(([fanOut]) => tf.zeros([members.length, 1, fanOut])) : undefined,
  };
}

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
