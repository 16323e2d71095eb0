import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../config/experiment.ts';
import { batchSource } from './batches.ts';
import type { Chunk } from './sample-set.ts';

/** The sample indices of a batch, a list for each member; `null`: the whole training set. */
export type Rows = Int32Array[] | null;

/**
 * The named samples of [M, P, c] as [M, B, c]; a leading axis of 1, and a single list of samples, is shared by
 * all members. Counted through all members, because the wasm backend's gather returns wrong rows when it is
 * given batch dimensions (tfjs 4.22).
 */
export function pickRows(values: tf.Tensor3D, lists: Int32Array[]): tf.Tensor3D {
  const [members, samples, columns] = values.shape;
  const rows = forMembers(lists, members);
  const flat = tf.reshape(values, [members * samples, columns]);
  const indices = tf.tensor1d(rowsThroughAll(rows, members, samples), 'int32');
  return tf.reshape(tf.gather(flat, indices), [rows.length, rows[0].length, columns]);
}

/**
 * The same of values that lie in JavaScript's memory, [M, P, c]: copied row by row, since the wasm backend's gather
 * goes entry by entry, which is twenty times slower where rows are long.
 */
export function copyRows(
  values: Float32Array,
  [members, samples, columns]: [number, number, number],
  lists: Int32Array[],
): tf.Tensor3D {
  const rows = forMembers(lists, members);
  const picked = new Float32Array(rows.length * rows[0].length * columns);
  rowsThroughAll(rows, members, samples).forEach((row, i) =>
    picked.set(values.subarray(row * columns, (row + 1) * columns), i * columns),
  );
  return tf.tensor3d(picked, [rows.length, rows[0].length, columns]);
}

const forMembers = (lists: Int32Array[], members: number): Int32Array[] =>
  lists.length === 1 ? Array.from({ length: members }, () => lists[0]) : lists;

/** The rows of all members in [M P, c]. */
const rowsThroughAll = (rows: Int32Array[], members: number, samples: number): number[] =>
  rows.flatMap((row, member) => Array.from(row, (index) => (members > 1 ? member * samples : 0) + index));

/** The samples of each step. */
export interface BatchFeed {
  /** The rows of the next batch; every member draws its own. */
  next(): Rows;
  /** A batch: [1 or M, B, ...]; call inside `tf.tidy`. */
  batch(rows: Rows): Chunk;
  dispose(): void;
}

/**
 * Feeds the training set, as a whole or batch by batch.
 *
 * @param chunks the training set; the caller keeps them
 */
export function createBatchFeed(members: Experiment[], chunks: Chunk[]): BatchFeed {
  const all = merge(chunks);
  const sources = members.map((member) => batchSource(member, all.x.shape[1])).filter((source) => source !== null);
  return {
    next: () => (sources.length === 0 ? null : sources.map((next) => next())),
    batch: (rows) => {
      if (!rows) return all;
      const pick = (values: tf.Tensor3D) => pickRows(values, rows);
      return { x: pick(all.x), y: pick(all.y), z0: all.z0 && pick(all.z0) };
    },
    dispose: () => tf.dispose([all.x, all.y, ...(all.z0 ? [all.z0] : [])]),
  };
}

/** A set in one chunk; the caller owns it. */
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

/** The targets of a set, [1, N, k]; the caller owns them. */
export const targetsOf = (chunks: Chunk[]): tf.Tensor3D =>
  tf.concat3d(
    chunks.map(({ y }) => y),
    1,
  );
