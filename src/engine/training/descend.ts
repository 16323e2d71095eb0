import * as tf from '@tensorflow/tfjs-core';
import { matmul } from '../backends/fused/matmul.ts';
import type { Optimizer } from './optimizers.ts';
import { runFused } from '../backends/fused/kernel.ts';

/** The update of a parameter of layer l. */
export interface Descent {
  optimizer: Optimizer;
  /** The optimizer's clock in this step. */
  clock: tf.Tensor3D[];
  /** Learning rate, [M, 1, 1]. */
  lr: tf.Tensor3D;
  /** Weight decay of this layer, relative to its learning rate. */
  weightDecay: number;
  l: number;
}

/** The weights of one layer, [M, fan_out, fan_in], with the memory of the optimizer. */
export type WeightState = {
  initial: tf.Tensor3D;
  moved: tf.Tensor3D;
  W: tf.Tensor3D;
  memory: tf.Tensor3D[];
};

/**
 * Returns the weights of a layer after one step: W - W_0 moves by -lr times the optimizer's direction for the gradient
 * delta^T input, and by -lr weightDecay W.
 *
 * @param delta [M, B, fan_out]
 * @param input [M, B, fan_in]
 */
export function descendWeights(
  delta: tf.Tensor3D,
  input: tf.Tensor3D,
  { initial, moved, W, memory }: WeightState,
  { optimizer, clock, lr, weightDecay, l }: Descent,
): Omit<WeightState, 'initial'> {
  const { name } = optimizer;
  if (name !== 'slo') {
    const inputs = { delta, h: input, initial, moved, W, lr, ...named(memory, clock) };
    const fused = runFused('LabDescend', inputs, { optimizer: name, weightDecay });
    if (fused) {
      const [nowMoved, nowW, ...remembered] = fused as tf.Tensor3D[];
      return { moved: nowMoved, W: nowW, memory: remembered };
    }
  }
  const advice = optimizer.advise(matmul(delta, input, true, false), memory, clock, l);
  const direction = weightDecay === 0 ? advice.direction : tf.add(advice.direction, tf.mul(W, weightDecay));
  const nowMoved = tf.sub<tf.Tensor3D>(moved, tf.mul(direction, lr));
  return { moved: nowMoved, W: tf.add(initial, nowMoved), memory: advice.memory };
}

/**
 * Returns the biases of a layer after one step, by the gradient sum over the batch of delta; they don't decay.
 *
 * @param b [M, 1, fan_out]
 */
export function descendBias(
  delta: tf.Tensor3D,
  { b, memory }: { b: tf.Tensor3D; memory: tf.Tensor3D[] },
  { optimizer, clock, lr, l }: Omit<Descent, 'weightDecay'>,
): { b: tf.Tensor3D; memory: tf.Tensor3D[] } {
  const { name } = optimizer;
  if (name !== 'slo') {
    const inputs = { delta, b, lr, ...named(memory, clock) };
    const fused = runFused('LabDescendBias', inputs, { optimizer: name });
    if (fused) {
      const [now, ...remembered] = fused as tf.Tensor3D[];
      return { b: now, memory: remembered };
    }
  }
  const { direction, memory: nowRemembered } = optimizer.advise(tf.sum(delta, 1, true), memory, clock, l);
  return { b: tf.sub(b, tf.mul(direction, lr)), memory: nowRemembered };
}

/** Returns memory and clock by the names of the kernels: v of momentum; m, v, c1 and c2 of Adam. */
function named(memory: tf.Tensor3D[], [c1, c2]: tf.Tensor3D[]): Record<string, tf.Tensor3D> {
  if (memory.length === 0) return {};
  return memory.length === 1 ? { v: memory[0] } : { m: memory[0], v: memory[1], c1, c2 };
}
