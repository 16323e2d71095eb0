import type * as tf from '@tensorflow/tfjs-core';
import type { ActivationFunction } from '../activations.ts';
import type { Signals, Weights } from '../network.ts';
import { backward, type Directions } from './bp.ts';

/**
 * Feedback alignment (Lillicrap et al. 2016): in the backward pass W^{l+1,T} is replaced by a frozen
 *
 *     F^{l+1,T} = rho W_0^{l+1,T} + sqrt(1 - rho^2) Wtilde^T
 *
 * with Wtilde an independent draw of the std of W^{l+1} (`feedback.ts`); rho = 1 starts as backpropagation.
 *
 * @param feedback F by layer, [M, fan_out, fan_in], the first unused
 */
export const fa = (
  weights: Weights,
  phi: ActivationFunction,
  signals: Signals,
  deltaOut: tf.Tensor3D,
  feedback: tf.Tensor3D[],
): Directions => backward(weights, phi, signals, deltaOut, feedback);
