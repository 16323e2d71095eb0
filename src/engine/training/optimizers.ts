import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import type { Optimizer as OptimizerName } from '../../config/settings/train-settings.ts';
import { squaredNorm } from '../backends/fused/norms.ts';

/** The direction of one parameter, before its learning rate, and the optimizer's new memory of it. */
export type Advice = {
  direction: tf.Tensor3D;
  memory: tf.Tensor3D[];
};

/** An optimizer as pure functions of tensors. */
export interface Optimizer {
  name: OptimizerName;
  /** Returns the memory of one parameter before the first step. */
  start(parameter: tf.Tensor3D): tf.Tensor3D[];
  /** Returns the memory of the steps, shared by all parameters, before the first one. */
  startClock(): tf.Tensor3D[];
  /** Returns the clock one step later. */
  tick(clock: tf.Tensor3D[]): tf.Tensor3D[];
  /**
   * Returns the direction that replaces the gradient `g` in W -= lr_l * direction.
   *
   * @param memory the memory of this parameter
   * @param clock the clock of this step, after `tick`
   * @param l index of its layer
   */
  advise(g: tf.Tensor3D, memory: tf.Tensor3D[], clock: tf.Tensor3D[], l: number): Advice;
}

/** Creates the optimizer of an experiment, with PyTorch's constants (docs/maths.md 3). */
export function createOptimizer({ train, net }: Pick<Experiment, 'train' | 'net'>): Optimizer {
  return OPTIMIZERS[train.optimizer](train.slo?.speeds ?? new Array<number>(net.depth + 1).fill(1));
}

const OPTIMIZERS: Record<OptimizerName, (speeds: readonly number[]) => Optimizer> = {
  sgd: () => sgd,
  momentum: () => momentum,
  adam: () => adam,
  slo,
};

const nothing = (): tf.Tensor3D[] => [];

/** W -= lr_l g. */
const sgd: Optimizer = {
  name: 'sgd',
  start: nothing,
  startClock: nothing,
  tick: nothing,
  advise: (g) => ({ direction: g, memory: [] }),
};

const MOMENTUM = 0.9;

/** Returns beta of an experiment's momentum; 0 under every other optimizer. */
export const momentumOf = ({ train }: Pick<Experiment, 'train'>): number =>
  train.optimizer === 'momentum' ? MOMENTUM : 0;

/** v = beta v + g,  W -= lr_l v. */
const momentum: Optimizer = {
  ...sgd,
  name: 'momentum',
  start: (parameter) => [tf.zerosLike(parameter)],
  advise: (g, [before]) => {
    const v = tf.add<tf.Tensor3D>(tf.mul(before, MOMENTUM), g);
    return { direction: v, memory: [v] };
  },
};

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

/** Returns the moving average beta before + (1 - beta) now. */
const average = (before: tf.Tensor3D, now: tf.Tensor3D, beta: number): tf.Tensor3D =>
  tf.add(tf.mul(before, beta), tf.mul(now, 1 - beta));

/**
 * Adam (Kingma and Ba 2015): m and v are moving averages of g and g^2, W -= lr_l (m / c1) / (sqrt(v / c2) + eps), with
 * the bias corrections c_i = 1 - beta_i^t. Its memory is m and v; its clock is c1 and c2, moving averages of 1.
 */
const adam: Optimizer = {
  name: 'adam',
  start: (parameter) => [tf.zerosLike(parameter), tf.zerosLike(parameter)],
  startClock: () => [tf.zeros([1, 1, 1]), tf.zeros([1, 1, 1])],
  tick: ([c1, c2]) => {
    const one = tf.ones<tf.Rank.R3>([1, 1, 1]);
    return [average(c1, one, BETA_1), average(c2, one, BETA_2)];
  },
  advise: (g, [mBefore, vBefore], [c1, c2]) => {
    const m = average(mBefore, g, BETA_1);
    const v = average(vBefore, tf.square(g), BETA_2);
    const direction = tf.div<tf.Tensor3D>(tf.div(m, c1), tf.add(tf.sqrt(tf.div(v, c2)), EPSILON));
    return { direction, memory: [m, v] };
  },
};

/** The smallest norm, which prevents the division of a vanishing gradient by 0. */
const SMALLEST_NORM = 1e-12;

/**
 * Returns the optimizer of speed-limited optimization: W^l -= lr_l C_l g_l / (||g_l||_F + 1e-12). With C = 1 everywhere
 * it is plain normalized gradient descent, the control. A bias moves at the speed of its layer.
 */
function slo(speeds: readonly number[]): Optimizer {
  return {
    ...sgd,
    name: 'slo',
    advise: (g, _memory, _clock, l) => {
      const norm = tf.reshape(tf.sqrt(squaredNorm(g)), [g.shape[0], 1, 1]);
      return { direction: tf.mul(tf.div<tf.Tensor3D>(g, tf.add(norm, SMALLEST_NORM)), speeds[l]), memory: [] };
    },
  };
}
