import * as tf from '@tensorflow/tfjs-core';
import { weightOffset } from '../../config/frame.ts';
import { squaredNorm } from '../backends/fused/norms.ts';
import { type Reading } from './reading.ts';

/** weightMove of one weight layer (0-based): ||W - W_0||_F / ||W_0||_F; NaN when W_0 = 0. */
export function readWeightMove(depth: number, layer: number, moved: tf.Tensor3D, squaredInitial: tf.Tensor1D): Reading {
  return {
    sums: [squaredNorm(moved), tf.clone(squaredInitial)],
    finish: ([now, start], frame) => {
      frame[weightOffset(depth, layer, 'weightMove')] = start === 0 ? NaN : Math.sqrt(now / start);
    },
  };
}
