import * as tf from '@tensorflow/tfjs-core';
import { weightOffset } from '../../config/frame.ts';
import { squaredNorm } from '../backends/fused/norms.ts';
import type { Reader } from './reader.ts';
import { tidyReading, type Reading } from './reading.ts';

/** Reads how far the weights have moved. */
export const weightMoveReader = {
  gives: ['weightMove'],
  read: ({ depth, state, start }) =>
    state.moved.map((moved, l) => tidyReading(() => readWeightMove(depth, l, moved, start.squaredWeights[l]))),
} as const satisfies Reader;

/** Reads weightMove of one weight layer (0-based): ||W - W_0||_F / ||W_0||_F; NaN when W_0 = 0. */
function readWeightMove(depth: number, layer: number, moved: tf.Tensor3D, squaredInitial: tf.Tensor1D): Reading {
  return {
    sums: [squaredNorm(moved), tf.clone(squaredInitial)],
    finish: ([now, start], frame) => {
      frame[weightOffset(depth, layer, 'weightMove')] = start === 0 ? NaN : Math.sqrt(now / start);
    },
  };
}
