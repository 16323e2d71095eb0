import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../config/experiment.ts';
import { batchSource, type NextBatch } from './batches.ts';
import type { Chunk } from './sample-set.ts';

/** The samples of each step. */
export interface BatchFeed {
  /** The next batch: [1 or M, B, ...]; call inside `tf.tidy`. */
  next(): Chunk;
  dispose(): void;
}

/**
 * Feeds the training set, as a whole or batch by batch; every member draws its own batches.
 *
 * @param chunks the training set; the caller keeps them
 */
export function createBatchFeed(members: Experiment[], chunks: Chunk[]): BatchFeed {
  const all = merge(chunks);
  const samples = all.x.shape[1];
  const sources = members.map((member) => batchSource(member, samples)).filter((source) => source !== null);
  return {
    next: () => (sources.length === 0 ? all : gatherBatch(all, sources)),
    dispose: () => tf.dispose([all.x, all.y, ...(all.z0 ? [all.z0] : [])]),
  };
}

function gatherBatch({ x, y, z0 }: Chunk, sources: NextBatch[]): Chunk {
  const rows = sources.map((next) => next());
  const indices = tf.tensor2d(
    rows.flatMap((row) => [...row]),
    [rows.length, rows[0].length],
    'int32',
  );
  const pick = (values: tf.Tensor3D): tf.Tensor3D => tf.gather(tf.squeeze<tf.Tensor3D>(values, [0]), indices);
  return { x: pick(x), y: pick(y), z0: z0 && tf.gather(z0, indices, 1, 1) };
}

const merge = (chunks: Chunk[]): Chunk => ({
  x: tf.concat3d(
    chunks.map(({ x }) => x),
    1,
  ),
  y: tf.concat3d(
    chunks.map(({ y }) => y),
    1,
  ),
  z0: chunks.every(({ z0 }) => z0) ? tf.concat3d(chunks.flatMap(({ z0 }) => z0 ?? []), 1) : null,
});
