import * as tf from '@tensorflow/tfjs-core';
import { runOffset } from '../../config/frame.ts';
import { correctCount, type LossFunction } from '../losses.ts';
import { squaredNorm, type Reading } from './reading.ts';

/** Outputs and targets of a set of samples, in chunks that bound the memory of the forward pass. */
export interface Outputs {
  /** f, [M, B, k] by chunk. */
  f: tf.Tensor3D[];
  /** y, [1, B, k] by chunk. */
  y: tf.Tensor3D[];
}

/**
 * loss and accuracy of the training set, or testLoss and testAccuracy of the test set. An empty set
 * has no loss, and a regression no accuracy: NaN.
 */
export function readFit(set: 'train' | 'test', { f, y }: Outputs, loss: LossFunction, classify: boolean): Reading {
  const [lossName, accuracyName] = set === 'train' ? (['loss', 'accuracy'] as const) : (['testLoss', 'testAccuracy'] as const);
  const samples = f.reduce((count, chunk) => count + chunk.shape[1], 0);
  const lossSums = f.map((chunk, i) => loss.sum(chunk, y[i]));
  const correct = classify ? f.map((chunk, i) => correctCount(chunk, y[i])) : [];
  return {
    sums: [...lossSums, ...correct],
    finish: (sums, frame) => {
      const add = (values: number[]) => values.reduce((a, b) => a + b, 0);
      frame[runOffset(lossName)] = add(sums.slice(0, f.length)) / samples;
      frame[runOffset(accuracyName)] = classify ? add(sums.slice(f.length)) / samples : NaN;
    },
  };
}

/** outputRms: the rms entry of f on the probe set, [M, Q, k]. */
export function readOutputRms(f: tf.Tensor3D): Reading {
  const entries = f.shape[1] * f.shape[2];
  return {
    sums: [squaredNorm(f)],
    finish: ([squared], frame) => {
      frame[runOffset('outputRms')] = Math.sqrt(squared / entries);
    },
  };
}
