import * as tf from '@tensorflow/tfjs-core';
import type { PredictiveCoding, TargetPropagation } from '../../config/settings/local-rules.ts';
import { matmul } from '../backends/fused/matmul.ts';
import type { Architecture } from '../network/architecture.ts';
import type { Signals, Weights } from '../network/network.ts';

/**
 * The result of a learning rule for a batch, by layer l = 1..L+1: an error for each unit and sample, and the signal
 * that it is paired with, dW^l = delta^l input^{l,T} and db^l = the sum over the batch of delta^l.
 */
export type LocalErrors = {
  /** [M, B, fan_out]. */
  deltas: tf.Tensor3D[];
  /** [M, B, fan_in]; a leading 1 is shared. */
  inputs: tf.Tensor3D[];
};

/** The direction of each layer that replaces the gradient in the optimizer. */
export type Directions = {
  /** [M, fan_out, fan_in] by layer. */
  W: tf.Tensor3D[];
  /** [M, 1, fan_out] by layer; absent without biases. */
  b?: tf.Tensor3D[];
};

/** Returns the directions of local errors, with biases if the weights have them. */
export function directionsOf({ deltas, inputs }: LocalErrors, { b }: Weights): Directions {
  const W = deltas.map((delta, l) => matmul(delta, inputs[l], true, false));
  return b ? { W, b: deltas.map((delta) => tf.sum(delta, 1, true)) } : { W };
}

/** Returns a sum of directions plus a part of them, and frees both. */
export function plusPart(sum: Directions | null, part: () => Directions): Directions {
  const total = tf.tidy((): Directions => {
    const { W, b } = part();
    if (!sum) return { W, b };
    return { W: W.map((x, l) => tf.add<tf.Tensor3D>(sum.W[l], x)), b: b?.map((x, l) => tf.add(sum.b?.[l] ?? 0, x)) };
  });
  if (sum) disposeDirections(sum);
  return total;
}

/** Frees the tensors of directions. */
export const disposeDirections = ({ W, b }: Directions): void => tf.dispose([W, b ?? []]);

/** The input of a learning rule for one batch. */
export interface RuleInput {
  weights: Weights;
  architecture: Architecture;
  /** The forward pass. */
  signals: Signals;
  /** dLoss/dz^{L+1} of the batch average, [M, B, k]. */
  deltaOut: tf.Tensor3D;
  /** Returns dLoss/df of the batch average for other outputs of the same batch. */
  lossGradient: (f: tf.Tensor3D) => tf.Tensor3D;
  /** Returns the sum of the loss over the same batch, [M]. */
  lossSum: (f: tf.Tensor3D) => tf.Tensor1D;
  /** Feedback by layer, `feedback.ts`. */
  feedback: tf.Tensor3D[];
  pc: PredictiveCodingInput;
  tp: TargetPropagation;
}

/**
 * The settings of predictive coding, with gammaOut of each member, which includes the scaling with width, [M, 1, 1].
 */
export type PredictiveCodingInput = Omit<PredictiveCoding, 'gammaOut' | 'gbar'> & { gammaOut: tf.Tensor3D };
