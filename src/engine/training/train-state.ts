import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { feedbackShapes, layerShapes, scalingTable } from '../../config/scaling.ts';
import { changesRate, rateFactor } from '../../maths/rate-schedule.ts';
import { upload } from '../backends/fused/stand-in.ts';
import { descendBias, descendWeights } from './descend.ts';
import type { MovedWeights } from '../network/network.ts';
import { memberOf } from '../network/sample-set.ts';
import type { Optimizer } from './optimizers.ts';
import type { LocalErrors } from '../rules/rule.ts';

/**
 * Everything that a step changes, and the initial weights. The weights are kept as W = W_0 + moved,
 * so that small moves keep all their digits; `W` is their sum, made once a step.
 */
export type TrainState = MovedWeights & {
  /** The optimizer's memory of the weights and of the biases, by layer. */
  memory: { W: tf.Tensor3D[][]; b: tf.Tensor3D[][] };
  /** The optimizer's memory of the steps. */
  clock: tf.Tensor3D[];
  /** Feedback by layer, for rules that have one (`feedback.ts`); only target propagation may learn it. */
  feedback: tf.Tensor3D[];
};

/**
 * Returns the state at step 0.
 *
 * @param weights by member and layer, [fan_out, fan_in] row-major; called more than once
 * @param feedback by member and layer, see `feedback.ts`
 * @param biases by member and layer, [fan_out]; absent: they start at 0
 */
export function initialState(
  members: Experiment[],
  weights: () => Float32Array[][],
  feedback: () => Float32Array[][],
  optimizer: Optimizer,
  biases?: () => Float32Array[][],
): TrainState {
  const shapes = layerShapes(members[0]);
  const stacked = (values: () => Float32Array[][], sizes: [number, number][]) =>
    stackMembers(values, members.length, sizes);
  const initial = stacked(weights, shapes);
  const rows = shapes.map(([fanOut]): [number, number] => [1, fanOut]);
  const startBiases = () =>
    biases ? stacked(biases, rows) : rows.map(([, fanOut]) => tf.zeros<tf.Rank.R3>([members.length, 1, fanOut]));
  const b = members[0].net.bias ? startBiases() : undefined;
  return {
    initial,
    moved: initial.map((W) => tf.zerosLike(W)),
    // A copy, not a second name for the same data, since a step changes it in place.
    W: stacked(weights, shapes),
    b,
    ...(b && biases && { initialBiases: startBiases() }),
    memory: { W: initial.map(optimizer.start), b: (b ?? []).map(optimizer.start) },
    clock: optimizer.startClock(),
    feedback: stacked(feedback, feedbackShapes(members[0].train, shapes)),
  };
}

/**
 * Returns the state of networks that go on where others were: what they learned, with a new memory of the optimizer.
 *
 * @param start their state at step 0, which keeps its own moves, weights and biases
 * @param moved W - W_0 by member and layer
 * @param biases by member and layer, [fan_out]; read where there are biases
 */
export function laterState(
  start: TrainState,
  moved: () => Float32Array[][],
  biases: () => Float32Array[][],
): TrainState {
  const sizes = (layers: tf.Tensor3D[]) => layers.map(({ shape }): [number, number] => [shape[1], shape[2]]);
  const members = start.initial[0].shape[0];
  const change = stackMembers(moved, members, sizes(start.initial));
  return {
    ...start,
    moved: change,
    W: tf.tidy(() => start.initial.map((W, l) => tf.add<tf.Tensor3D>(W, change[l]))),
    b: start.b && stackMembers(biases, members, sizes(start.b)),
  };
}

/**
 * Stacks matrices of M members into tensors by layer, [M, rows, columns].
 *
 * @param values by member and layer, row-major; called for each layer
 */
export const stackMembers = (
  values: () => Float32Array[][],
  members: number,
  shapes: [rows: number, columns: number][],
): tf.Tensor3D[] =>
  shapes.map(([rows, columns], l) =>
    upload([members, rows, columns], () => {
      const stacked = new Float32Array(members * rows * columns);
      values().forEach((layers, m) => stacked.set(layers[l], m * rows * columns));
      return stacked;
    }),
  );

/** Reads weights by member and layer, [fan_out, fan_in] row-major, from the tensors of all members. */
export async function readWeights(layers: tf.Tensor3D[]): Promise<Float32Array[][]> {
  const values = await Promise.all(layers.map((W) => W.data<'float32'>()));
  const [members] = layers[0].shape;
  return Array.from({ length: members }, (_, m) => values.map((all) => memberOf(all, m, members)));
}

/** Learning rates by layer, one for each member: [M, 1, 1]. */
export type LearningRates = {
  /** `train.lr`. */
  lr: tf.Tensor3D;
  W: tf.Tensor3D[];
  b?: tf.Tensor3D[];
};

/** The same as numbers, [M] by layer. */
export type RateValues = {
  lr: Float32Array;
  W: Float32Array[];
  b?: Float32Array[];
};

/** Puts learning rates on the device. */
export function rateTensors({ lr, W, b }: RateValues): LearningRates {
  const tensor = (column: Float32Array) => tf.tensor3d(column.slice(), [column.length, 1, 1]);
  return { lr: tensor(lr), W: W.map(tensor), b: b?.map(tensor) };
}

/** Returns the values or tensors of all learning rates, in one order. */
export const listedRates = <Rate>({ lr, W, b = [] }: { lr: Rate; W: Rate[]; b?: Rate[] }): Rate[] => [lr, ...W, ...b];

/** The learning rates of a run by step. */
export interface RatesByStep {
  /** Whether a schedule changes them from step to step. */
  changes: boolean;
  /** Returns those of the step after `step` steps. */
  at(step: number): RateValues;
}

/** Returns the learning rates of the members' scaling tables, times the factors of their schedules. */
export function learningRates(members: Experiment[]): RatesByStep {
  const tables = members.map(scalingTable);
  const schedules = members.map(({ train }) => train.schedule);
  const layers = tables[0].map((_, l) => tables.map((table) => table[l]));
  const lr = members.map(({ train }) => train.lr);
  const W = layers.map((rows) => rows.map((row) => row.lr));
  const b = members[0].net.bias ? layers.map((rows) => rows.map(({ biasLr }) => biasLr ?? 0)) : undefined;
  return {
    changes: schedules.some(changesRate),
    at: (step) => {
      const factors = schedules.map((schedule) => rateFactor(schedule, step));
      const times = (rates: number[]) => Float32Array.of(...rates.map((rate, m) => rate * factors[m]));
      return { lr: times(lr), W: W.map(times), b: b?.map(times) };
    },
  };
}

/** Returns lr_l / lr by layer: the learning rates at `train.lr` = 1, without a schedule. */
export function unitRates(members: Experiment[]): LearningRates {
  const units = members.map((member) => ({ ...member, train: { ...member.train, lr: 1, schedule: undefined } }));
  return rateTensors(learningRates(units).at(0));
}

/**
 * Returns the state after one step: every parameter moves by -lr_l times the optimizer's direction, the weights also by
 * -lr_l * lambda_l * W (decoupled; not the biases).
 *
 * @param decays lambda_l by layer (`layerDecays`)
 */
export function descend(
  state: TrainState,
  { deltas, inputs }: LocalErrors,
  rates: LearningRates,
  optimizer: Optimizer,
  decays: readonly number[],
): TrainState {
  const { initial, initialBiases, feedback } = state;
  const clock = optimizer.tick(state.clock);
  const weights = deltas.map((delta, l) => {
    const layer = { initial: initial[l], moved: state.moved[l], W: state.W[l], memory: state.memory.W[l] };
    return descendWeights(delta, inputs[l], layer, { optimizer, clock, lr: rates.W[l], weightDecay: decays[l], l });
  });
  const biases = state.b?.map((b, l) =>
    descendBias(deltas[l], { b, memory: state.memory.b[l] }, { optimizer, clock, lr: (rates.b ?? rates.W)[l], l }),
  );
  return {
    initial,
    ...(initialBiases && { initialBiases }),
    moved: weights.map(({ moved }) => moved),
    W: weights.map(({ W }) => W),
    b: biases?.map(({ b }) => b),
    memory: { W: weights.map(({ memory }) => memory), b: (biases ?? []).map(({ memory }) => memory) },
    clock,
    feedback,
  };
}
