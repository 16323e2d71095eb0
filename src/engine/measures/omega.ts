import * as tf from '@tensorflow/tfjs-core';
import { weightOffset } from '../../config/frame.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { squaredNorm } from '../backends/fused/norms.ts';
import { featureChange } from './features.ts';
import type { Reader } from './reader.ts';
import { tidyReading, unitNorm, type Reading } from './reading.ts';

/** Reads how strongly the initial weights pass on the moves of the features. */
export const omegaReader = {
  gives: ['omega'],
  read: ({ depth, state, signals, start }) =>
    start.features.map((reference, layer) => {
      const weights = state.initial[layer + 1];
      return tidyReading(() => readOmega(depth, layer + 1, weights, featureChange(layer, signals, reference)));
    }),
} as const satisfies Reader;

/**
 * Reads `omega` of a weight layer above the first, the exponent with which its initial weights pass on the moves of the
 * features below (Ishikawa, Yokota and Karakida 2024):
 *
 *     rms(W_0 dh) = n^omega rms(W_0) rms(dh),   dh = h_t - h_0
 *
 * It is 1/2 where dh is independent of W_0, 1 where dh is aligned with W_0, and NaN where nothing has moved or the
 * width is 1.
 *
 * @param layer weight layer, 0-based, at least 1
 * @param initial W_0, [M, fan_out, n]
 * @param dh on the probe samples, [M, Q, n]
 */
export function readOmega(depth: number, layer: number, initial: tf.Tensor3D, dh: tf.Tensor3D): Reading {
  const [, fanOut, width] = initial.shape;
  const samples = dh.shape[1];
  return {
    sums: tf.tidy(() => {
      const move = unitNorm(dh);
      return [squaredNorm(matmul(move, initial, false, true)), squaredNorm(initial), squaredNorm(move)];
    }),
    finish: ([passed, weights, moves], frame) => {
      if (width === 1) return;
      const ratio = passed / (samples * fanOut) / ((weights / (fanOut * width)) * (moves / (samples * width)));
      frame[weightOffset(depth, layer, 'omega')] = Math.log(ratio) / 2 / Math.log(width);
    },
  };
}
