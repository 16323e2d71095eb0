import * as tf from '@tensorflow/tfjs-core';
import { piecesOf } from '../backends/fused/stand-in.ts';
import { runOffset } from '../../config/frame.ts';
import type { RunMeasure } from '../../config/measures/measures.ts';
import { correctCount, type LossFunction } from '../network/losses.ts';
import { squaredNorm } from '../backends/fused/norms.ts';
import { chunkOutput, type Chunk } from '../network/sample-set.ts';
import type { Moment, Reader } from './reader.ts';
import { tidyReading, type Reading } from './reading.ts';

/** Reads the size of the output on the probe set. */
export const outputReader = {
  gives: ['outputRms'],
  read: ({ f }) => [tidyReading(() => readOutputRms(f))],
} as const satisfies Reader;

/** Reads losses and accuracies on the training and the test set. */
export const fitReader = {
  gives: ['loss', 'accuracy', 'testLoss', 'testAccuracy'],
  read: async (moment) => [await readSet('train', moment.train, moment), await readSet('test', moment.test, moment)],
} as const satisfies Reader;

/** Reads the functions that learn beside the networks. */
export const twinReader = {
  gives: ['twinLoss', 'twinTestLoss', 'twinGap', 'infiniteLoss', 'infiniteTestLoss'],
  read: ({ readTwins }) => readTwins(),
} as const satisfies Reader;

/** Reads loss and accuracy of a set; breathes between its parts. */
async function readSet(
  set: 'train' | 'test',
  chunks: Chunk[],
  { state, pass, scale, loss, classify, breathe }: Moment,
): Promise<Reading> {
  const parts: FitSums[] = [];
  for (const chunk of piecesOf(chunks)) {
    parts.push(tf.tidy(() => fitSums(chunkOutput(chunk, state, pass, scale), chunk.y, loss, classify)));
    await breathe();
  }
  return readFit(
    set,
    parts,
    chunks.reduce((samples, { x }) => samples + x.shape[1], 0),
  );
}

/** Raw sums over one part of a set of samples, [M] each. */
type FitSums = {
  loss: tf.Tensor1D;
  /** Samples classified right; absent for a regression. */
  correct?: tf.Tensor1D;
};

/** Returns the sums of one part; f is [M, B, k], y may have a leading 1. */
const fitSums = (f: tf.Tensor3D, y: tf.Tensor3D, loss: LossFunction, classify: boolean): FitSums => ({
  loss: loss.sum(f, y),
  ...(classify && { correct: correctCount(f, y) }),
});

/**
 * Reads loss and accuracy of the training set, or testLoss and testAccuracy of the test set, from the sums of its
 * parts. An empty set has no loss, and a regression no accuracy: NaN.
 */
function readFit(set: 'train' | 'test', parts: FitSums[], samples: number): Reading {
  const names = set === 'train' ? (['loss', 'accuracy'] as const) : (['testLoss', 'testAccuracy'] as const);
  const correct = parts.flatMap((part) => part.correct ?? []);
  return {
    sums: [...parts.map(({ loss }) => loss), ...correct],
    finish: (sums, frame) => {
      const mean = (values: number[]) => (values.length === 0 ? NaN : values.reduce((a, b) => a + b, 0) / samples);
      frame[runOffset(names[0])] = mean(sums.slice(0, parts.length));
      frame[runOffset(names[1])] = mean(sums.slice(parts.length));
    },
  };
}

/**
 * Reads the losses of a twin on the training and the test samples; NaN without test samples.
 *
 * @param u its outputs on all samples, [M draws, N, k]
 * @param targets of all samples, [1, N, k]
 * @param samples training samples, the first of all
 * @param draws the number of functions for each member of the run, over which the losses are averaged
 */
export function readTwinLosses(
  names: readonly [train: RunMeasure, test: RunMeasure],
  u: tf.Tensor3D,
  targets: tf.Tensor3D,
  samples: number,
  loss: LossFunction,
  draws = 1,
): Reading {
  const [, all, outputs] = u.shape;
  const tests = all - samples;
  const sumFrom = (from: number, count: number) => {
    const part = (x: tf.Tensor3D) => tf.slice(x, [0, from, 0], [x.shape[0], count, outputs]);
    return tf.mean<tf.Tensor1D>(tf.reshape(loss.sum(part(u), part(targets)), [-1, draws]), 1);
  };
  return {
    sums: [sumFrom(0, samples), ...(tests > 0 ? [sumFrom(samples, tests)] : [])],
    finish: ([train, test = NaN], frame) => {
      frame[runOffset(names[0])] = train / samples;
      frame[runOffset(names[1])] = test / tests;
    },
  };
}

/** Reads outputRms: the rms entry of f on the probe set, [M, Q, k]. */
function readOutputRms(f: tf.Tensor3D): Reading {
  const entries = f.shape[1] * f.shape[2];
  return {
    sums: [squaredNorm(f)],
    finish: ([squared], frame) => {
      frame[runOffset('outputRms')] = Math.sqrt(squared / entries);
    },
  };
}
