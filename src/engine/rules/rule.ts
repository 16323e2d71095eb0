import type * as tf from '@tensorflow/tfjs-core';
import type { PredictiveCoding, TargetPropagation } from '../../config/train.ts';
import type { ActivationFunction } from '../activations.ts';
import type { Signals, Weights } from '../network.ts';

/** The direction of each layer that takes the place of the gradient in the optimizer. */
export type Directions = {
  /** [M, fan_out, fan_in] by layer. */
  W: tf.Tensor3D[];
  /** [M, 1, fan_out] by layer; absent without biases. */
  b?: tf.Tensor3D[];
};

/** What a learning rule is given of one batch. */
export interface RuleInput {
  weights: Weights;
  phi: ActivationFunction;
  /** The forward pass. */
  signals: Signals;
  /** dLoss/dz^{L+1} of the batch average, [M, B, k]. */
  deltaOut: tf.Tensor3D;
  /** dLoss/df of the batch average for other outputs of the same batch. */
  lossGradient: (f: tf.Tensor3D) => tf.Tensor3D;
  /** The sum of the loss over the same batch, [M]. */
  lossSum: (f: tf.Tensor3D) => tf.Tensor1D;
  /** Feedback by layer, `feedback.ts`. */
  feedback: tf.Tensor3D[];
  pc: PredictiveCodingInput;
  tp: TargetPropagation;
}

/** What predictive coding is told: its settings, and gammaOut of each member with the width's share, [M, 1, 1]. */
export type PredictiveCodingInput = Omit<PredictiveCoding, 'gammaOut' | 'gbar'> & { gammaOut: tf.Tensor3D };
