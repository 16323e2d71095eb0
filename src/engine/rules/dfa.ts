import type * as tf from '@tensorflow/tfjs-core';
import type { ActivationFunction } from '../activations.ts';
import { matmul } from '../matmul.ts';
import type { Signals, Weights } from '../network.ts';
import { directionsOf, through, type Directions } from './bp.ts';

/**
 * Direct feedback alignment (Nokland 2016): the error goes straight to every hidden layer,
 *
 *     delta^l = phi'(z^l) * (B^l delta^{L+1})
 *
 * @param feedback B^l by hidden layer, frozen, [M, n, k]
 */
export function dfa(
  weights: Weights,
  phi: ActivationFunction,
  signals: Signals,
  deltaOut: tf.Tensor3D,
  feedback: tf.Tensor3D[],
): Directions {
  const hidden = feedback.map((B, l) => through(phi, matmul(deltaOut, B, false, true), signals, l + 1));
  return directionsOf([...hidden, deltaOut], weights, signals);
}
