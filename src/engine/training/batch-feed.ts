import * as tf from '@tensorflow/tfjs-core';
import { batchSize } from '../../config/batch-size.ts';
import type { Experiment } from '../../config/experiment.ts';
import { randomStream } from '../../maths/random.ts';
import { words } from '../../words/words.ts';
import { pickRows } from '../backends/fused/pick-rows.ts';
import type { Chunk } from '../network/sample-set.ts';

/** A feed of the samples of each step. */
export interface BatchFeed {
  /** The whole training set. */
  readonly all: Chunk;
  /**
   * Returns the sample indices of the next batch, [M B], which every member draws for itself; `null` for the whole
   * training set.
   */
  next(): Int32Array | null;
  /** Returns what `next` will return. */
  peek(): Int32Array | null;
  /** Makes a tensor for such indices, int32 [M, B]; the caller owns it. */
  rowsTensor(indices: Int32Array): tf.Tensor2D;
  /** Returns the batch that `rows` names, [1 or M, B, ...]; call inside `tf.tidy`. */
  batch(rows: tf.Tensor2D | null): Chunk;
  dispose(): void;
}

/**
 * Creates a feed of the training set, as a whole or batch by batch.
 *
 * @param chunks the training set; the caller keeps them
 * @param done the optimizer steps that were taken before, whose batches are left out
 */
export function createBatchFeed(members: Experiment[], chunks: Chunk[], done = 0): BatchFeed {
  const all = merge(chunks);
  const sources = members.map((member) => batchSource(member, all.x.shape[1])).filter((source) => source !== null);
  for (const next of sources) for (let step = 0; step < done; step++) next();
  const draw = () => (sources.length === 0 ? null : joined(sources.map((next) => next())));
  let drawn: Int32Array | null = null;
  return {
    all,
    peek: () => (drawn ??= draw()),
    next: () => {
      const now = drawn ?? draw();
      drawn = null;
      return now;
    },
    rowsTensor: (indices) => tf.tensor2d(indices.slice(), [members.length, indices.length / members.length], 'int32'),
    batch: (rows) => {
      if (!rows) return all;
      return { x: pickRows(all.x, rows), y: pickRows(all.y, rows), z0: all.z0 && pickRows(all.z0, rows) };
    },
    dispose: () => tf.dispose([all.x, all.y, ...(all.z0 ? [all.z0] : [])]),
  };
}

/** Returns the sample indices of the first `steps` steps of a network that sees a part of its samples, [steps, B]. */
export function drawBatches(experiment: Experiment, samples: number, steps: number): Int32Array {
  const next = batchSource(experiment, samples);
  const size = batchSize(experiment, samples);
  if (!next || size === null) return new Int32Array();
  const rows = new Int32Array(steps * size);
  for (let step = 0; step < steps; step++) rows.set(next(), step * size);
  return rows;
}

/** A function that returns the sample indices of the next batch, [B]. */
type NextBatch = () => Int32Array;

/**
 * Returns the batches of one network, or `null` for full-batch training (a batch that holds the whole training set is
 * full). Explicit `train.batches` are used in turn and cycled. Other batches walk through a fresh permutation of the
 * samples each epoch, drawn from the `batches` stream of the seed. They leave out the remainder that does not fill a
 * batch.
 *
 * @throws a sentence when `train.batches` names a sample that does not exist or differ in size
 */
function batchSource(experiment: Experiment, samples: number): NextBatch | null {
  const { train, seed } = experiment;
  if (train.batches) return givenBatches(train.batches, samples);
  const size = batchSize(experiment, samples);
  if (size === null) return null;

  const stream = randomStream(seed, 'batches');
  let order = stream.permutation(samples);
  let next = 0;
  return () => {
    if (next + size > samples) {
      order = stream.permutation(samples);
      next = 0;
    }
    next += size;
    return order.slice(next - size, next);
  };
}

function givenBatches(batches: number[][], samples: number): NextBatch {
  const wrong = batches.flat().find((index) => index >= samples);
  if (wrong !== undefined) {
    throw new Error(words.engine.noSuchSample(wrong, samples));
  }
  if (batches.some((batch) => batch.length !== batches[0].length)) {
    throw new Error(words.engine.unequalBatches);
  }
  const indices = batches.map((batch) => Int32Array.from(batch));
  let turn = 0;
  return () => indices[turn++ % indices.length];
}

function joined(lists: Int32Array[]): Int32Array {
  const all = new Int32Array(lists.length * lists[0].length);
  lists.forEach((list, m) => all.set(list, m * list.length));
  return all;
}

/** Merges the chunks of a set into one; the caller owns it. */
export function merge(chunks: Chunk[]): Chunk {
  const z0 = chunks.flatMap((chunk) => chunk.z0 ?? []);
  return {
    x: tf.concat3d(
      chunks.map(({ x }) => x),
      1,
    ),
    y: targetsOf(chunks),
    z0: z0.length === chunks.length ? tf.concat3d(z0, 1) : null,
  };
}

/** Returns the targets of a set, [1, N, k]; the caller owns them. */
export const targetsOf = (chunks: Chunk[]): tf.Tensor3D =>
  tf.concat3d(
    chunks.map(({ y }) => y),
    1,
  );
