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
  const samples = x.shape[1];
  return {
    x: pickRows(x, rows),
    y: pickRows(y, rows),
    z0:
      z0 &&
      pickRows(
        z0,
        rows.map((row, member) => row.map((index) => member * samples + index)),
      ),
  };
}

/**
 * The named rows of [M, P, c], counted through all members, as [number of lists, B, c]. Counted so because the
 * wasm backend's gather returns wrong rows when it is given batch dimensions (tfjs 4.22).
 */
function pickRows(values: tf.Tensor3D, rows: Int32Array[]): tf.Tensor3D {
  const [members, samples, columns] = values.shape;
  const flat = tf.reshape(values, [members * samples, columns]);
  const indices = tf.tensor1d(
    rows.flatMap((row) => [...row]),
    'int32',
  );
  return tf.reshape(tf.gather(flat, indices), [rows.length, rows[0].length, columns]);
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
  z0: chunks.every(({ z0 }) => z0)
    ? tf.concat3d(
        chunks.flatMap(({ z0 }) => z0 ?? []),
        1,
      )
    : null,
});
