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
  const rows = forMembers(lists, values.shape[0]);
  return tf.tidy(() => gatherRows(values, tf.tensor1d(rowsThroughAll(rows, values), 'int32'), rows.length));
}

/** The rows [lists B] of [M P, c], as [lists, B, c]. */
function gatherRows(values: tf.Tensor3D, rows: tf.Tensor1D, lists: number): tf.Tensor3D {
  const [members, samples, columns] = values.shape;
  const flat = tf.reshape(values, [members * samples, columns]);
  return tf.reshape(tf.gather(flat, rows), [lists, rows.size / lists, columns]);
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
  rowsThroughAll(rows, { shape: [members, samples] }).forEach((row, i) =>
    picked.set(values.subarray(row * columns, (row + 1) * columns), i * columns),
  );
  return tf.tensor3d(picked, [rows.length, rows[0].length, columns]);
}

const forMembers = (lists: Int32Array[], members: number): Int32Array[] =>
  lists.length === 1 ? Array.from({ length: members }, () => lists[0]) : lists;

/** The rows of all members in [M P, c]; a leading axis of 1 is shared. */
function rowsThroughAll(rows: Int32Array[], { shape: [members, samples] }: { shape: number[] }): Int32Array {
  const size = rows[0].length;
  const all = new Int32Array(rows.length * size);
  rows.forEach((row, m) => row.forEach((index, i) => (all[m * size + i] = (members > 1 ? m * samples : 0) + index)));
  return all;
}

/** The samples of each step. */
export interface BatchFeed {
  /** The rows of the next batch; every member draws its own. */
  next(): Rows;
  /** The numbers of these rows as `batch` wants them, int32. */
  indices(rows: Int32Array[]): Int32Array[];
  /** Tensors for such numbers; the caller owns them. */
  indexTensors(rows: Int32Array[]): tf.Tensor1D[];
  /**
   * A batch: [1 or M, B, ...]; call inside `tf.tidy`.
   *
   * @param indices the row numbers; `null`: the whole training set
   */
  batch(indices: tf.Tensor1D[] | null): Chunk;
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
  // Samples are shared by all members, z0 is not.
  const arrays = [all.x, ...(all.z0 && members.length > 1 ? [all.z0] : [])];
  const indices = (rows: Int32Array[]) => arrays.map((values) => rowsThroughAll(rows, values));
  return {
    next: () => (sources.length === 0 ? null : sources.map((next) => next())),
    indices,
    indexTensors: (rows) => indices(rows).map((numbers) => tf.tensor1d(numbers, 'int32')),
    batch: (tensors) => {
      if (!tensors) return all;
      const [shared, own = shared] = tensors;
      const pick = (values: tf.Tensor3D, rows: tf.Tensor1D) => gatherRows(values, rows, members.length);
      return { x: pick(all.x, shared), y: pick(all.y, shared), z0: all.z0 && pick(all.z0, own) };
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
