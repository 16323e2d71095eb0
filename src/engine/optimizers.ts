import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../config/experiment.ts';
import type { Optimizer as OptimizerName } from '../config/train.ts';
import { squaredNorm } from './measures/reading.ts';

/** The outcome of one step: what moves each parameter, before its learning rate, and the new memory. */
export type Advice = {
  directions: tf.Tensor3D[];
  memory: tf.Tensor3D[];
};

/** An optimizer as pure functions of tensors; parameters are weights by layer, then biases by layer. */
export interface Optimizer {
  /** What it remembers before the first step. */
  start(parameters: tf.Tensor3D[]): tf.Tensor3D[];
  /** The directions that take the place of the gradients `g`, in W -= lr_l * direction. */
  advise(g: tf.Tensor3D[], memory: tf.Tensor3D[]): Advice;
}

/** The optimizer of an experiment, with PyTorch's constants (MATHS section 3). */
export function createOptimizer({ train, net }: Pick<Experiment, 'train' | 'net'>): Optimizer {
  return OPTIMIZERS[train.optimizer](train.slo?.speeds ?? new Array<number>(net.depth + 1).fill(1));
}

const OPTIMIZERS: Record<OptimizerName, (speeds: readonly number[]) => Optimizer> = {
  sgd: () => sgd,
  momentum: () => momentum,
  adam: () => adam,
  slo,
};

const noMemory = () => [];
const zerosLike = (parameters: tf.Tensor3D[]) => parameters.map((x) => tf.zerosLike(x));

/** W -= lr_l g. */
const sgd: Optimizer = { start: noMemory, advise: (g) => ({ directions: g, memory: [] }) };

const MOMENTUM = 0.9;

/** beta of an experiment's momentum; 0 under every other optimizer. */
export const momentumOf = ({ train }: Pick<Experiment, 'train'>): number =>
  train.optimizer === 'momentum' ? MOMENTUM : 0;

/** v = beta v + g,  W -= lr_l v. */
const momentum: Optimizer = {
  start: zerosLike,
  advise: (g, memory) => {
    const v = memory.map((before, i) => tf.add<tf.Tensor3D>(tf.mul(before, MOMENTUM), g[i]));
    return { directions: v, memory: v };
  },
};

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

/** The moving average beta before + (1 - beta) now. */
const average = (before: tf.Tensor3D, now: tf.Tensor3D, beta: number): tf.Tensor3D =>
  tf.add(tf.mul(before, beta), tf.mul(now, 1 - beta));

/**
 * Adam (Kingma and Ba 2015): m and v are moving averages of g and g^2,
 * W -= lr_l (m / c1) / (sqrt(v / c2) + eps), with the bias corrections c_i = 1 - beta_i^t.
 * Memory: m and v of every parameter, then c1 and c2, moving averages of 1.
 */
const adam: Optimizer = {
  start: (parameters) => [...zerosLike(parameters), ...zerosLike(parameters), tf.zeros([1, 1, 1]), tf.zeros([1, 1, 1])],
  advise: (g, memory) => {
    const one = tf.ones<tf.Rank.R3>([1, 1, 1]);
    const m = g.map((now, i) => average(memory[i], now, BETA_1));
    const v = g.map((now, i) => average(memory[g.length + i], tf.square(now), BETA_2));
    const c1 = average(memory[2 * g.length], one, BETA_1);
    const c2 = average(memory[2 * g.length + 1], one, BETA_2);
    const directions = m.map((mean, i) =>
      tf.div<tf.Tensor3D>(tf.div(mean, c1), tf.add(tf.sqrt(tf.div(v[i], c2)), EPSILON)),
    );
    return { directions, memory: [...m, ...v, c1, c2] };
  },
};

/** Keeps a vanishing gradient from being divided by 0. */
const SMALLEST_NORM = 1e-12;

/**
 * Speed-limited optimization: W^l -= lr_l C_l g_l / (||g_l||_F + 1e-12). With C = 1 everywhere it is
 * plain normalized gradient descent, the control. A bias moves at the speed of its layer.
 */
function slo(speeds: readonly number[]): Optimizer {
  return {
    start: noMemory,
    advise: (g) => ({
      directions: g.map((now, i) => {
        const norm = tf.reshape(tf.sqrt(squaredNorm(now)), [now.shape[0], 1, 1]);
        return tf.mul(tf.div<tf.Tensor3D>(now, tf.add(norm, SMALLEST_NORM)), speeds[i % speeds.length]);
      }),
      memory: [],
    }),
  };
}
