import * as tf from '@tensorflow/tfjs-core';
import type { Samples } from '../../tasks/data/dataset.ts';
import { BLOCK_SIZE } from '../backends/fused/blocks.ts';
import { upload } from '../backends/fused/stand-in.ts';
import type { Architecture } from './architecture.ts';
import {
  forward,
  output,
  type MovedWeights,
  type OutputScale,
  type Pass,
  type Signals,
  type Weights,
} from './network.ts';

/** The most rows of one forward pass over a whole set, which bound its memory. */
const MOST_ROWS = 1024;
/** The fewest rows, since each pass also has a fixed cost. */
const FEWEST_ROWS = 64;

/** A part of a set of samples on the device. */
export interface Chunk {
  /** Inputs, [1, B, d]. */
  x: tf.Tensor3D;
  /** Targets, [1, B, k]. */
  y: tf.Tensor3D;
  /** z^{L+1} at step 0, [M, B, k]; `null` when no member is centred. */
  z0: tf.Tensor3D | null;
}

/** Returns the first `count` samples as one chunk; the caller owns its tensors. */
export function firstChunk(samples: Samples, count: number, shape: { inputs: number; outputs: number }): Chunk {
  return chunkOf(samples, 0, count, shape);
}

/** Returns the rows of one forward pass where each row meets this many weights, over all members. */
export const chunkRows = (weights: number): number =>
  Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, Math.floor(BLOCK_SIZE / weights)));

/**
 * Returns all samples in chunks, which bound the memory and the time of a forward pass.
 *
 * @param weights number of weights that each row meets, over all members
 */
export function chunksOf(samples: Samples, shape: { inputs: number; outputs: number }, weights: number): Chunk[] {
  const rows = chunkRows(weights);
  const chunks: Chunk[] = [];
  for (let from = 0; from < samples.count; from += rows) {
    chunks.push(chunkOf(samples, from, Math.min(from + rows, samples.count), shape));
  }
  return chunks;
}

const chunkOf = (samples: Samples, from: number, to: number, shape: { inputs: number; outputs: number }): Chunk => ({
  x: upload([1, to - from, shape.inputs], () => samples.x.slice(from * shape.inputs, to * shape.inputs)),
  y: upload([1, to - from, shape.outputs], () => samples.y.slice(from * shape.outputs, to * shape.outputs)),
  z0: null,
});

/** Returns rows `from` to `to`, exclusive, of a chunk; call inside `tf.tidy`. */
export function rowsOfChunk({ x, y, z0 }: Chunk, from: number, to: number): Chunk {
  if (from === 0 && to === x.shape[1]) return { x, y, z0 };
  const rowsOf = (tensor: tf.Tensor3D) => tf.slice(tensor, [0, from, 0], [-1, to - from, -1]);
  return { x: rowsOf(x), y: rowsOf(y), z0: z0 && rowsOf(z0) };
}

/** Returns the same chunk, with z^{L+1} of these weights as its step-0 value. */
export function withInitialOutput(chunk: Chunk, weights: Weights, architecture: Architecture): Chunk {
  return { ...chunk, z0: tf.tidy(() => lastOf(forward(weights, architecture, chunk.x))) };
}

/** Returns f on a chunk, [M, B, k]. */
export function chunkOutput(chunk: Chunk, weights: MovedWeights, pass: Pass, scale: OutputScale): tf.Tensor3D {
  return tf.tidy(() => output(pass(weights, chunk.x), chunk.z0, scale));
}

/** Returns z^{L+1}. */
export const lastOf = ({ z }: Signals): tf.Tensor3D => z[z.length - 1];

/**
 * Reads the outputs by member, [samples, outputs] row-major, from those on the chunks of a set; disposes of the chunks.
 */
export async function readOutputs(chunks: tf.Tensor3D[]): Promise<Float32Array[]> {
  const whole = tf.tidy(() => tf.concat(chunks, 1));
  const values = await whole.data<'float32'>();
  const [members] = whole.shape;
  tf.dispose([chunks, whole]);
  return Array.from({ length: members }, (_, m) => memberOf(values, m, members));
}

/** Returns the values of one member among those of all. */
export const memberOf = (all: Float32Array, member: number, members: number): Float32Array =>
  all.slice((member * all.length) / members, ((member + 1) * all.length) / members);
