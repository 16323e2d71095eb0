import * as tf from '@tensorflow/tfjs-core';
import { pickRows } from '../backends/fused/pick-rows.ts';
import type { MovedWeights } from '../network/network.ts';
import type { FeatureWeights } from './picture.ts';

/** The most units that are shown. */
const MOST = 12;

/**
 * Returns the painter of the input weights of a network on images: those of the units that have moved most since step 0,
 * ||w_i - w_i(0)|| / ||w_i(0)||, the most first.
 */
export function weightsPainter(): (network: MovedWeights) => Promise<FeatureWeights> {
  let lengths: Float32Array | null = null;
  return async ({ W: [W], initial: [initial], moved: [moved] }) => {
    const atStart = (lengths ??= await lengthsOf(initial));
    const changes = await lengthsOf(moved);
    const shares = changes.map((change, unit) => change / atStart[unit]);
    const units = Uint16Array.from(shares.keys())
      .sort((a, b) => shares[b] - shares[a] || a - b)
      .slice(0, MOST);
    const [now, start] = await Promise.all([rowsOf(W, units), rowsOf(initial, units)]);
    return {
      of: 'weights',
      side: Math.sqrt(W.shape[2]),
      units,
      moved: Float32Array.from(units, (unit) => shares[unit]),
      now,
      start,
    };
  };
}

/** Returns the length of each row of the weights of one member. */
async function lengthsOf(weights: tf.Tensor3D): Promise<Float32Array> {
  const lengths = tf.tidy(() => tf.sqrt(tf.sum(tf.square(weights), 2)));
  const values = await lengths.data<'float32'>();
  lengths.dispose();
  return values;
}

/** Returns rows of the weights of one member, one after the other. */
async function rowsOf(weights: tf.Tensor3D, rows: Uint16Array): Promise<Float32Array> {
  const picked = tf.tidy(() => pickRows(weights, tf.tensor2d(Array.from(rows), [1, rows.length], 'int32')));
  const values = await picked.data<'float32'>();
  picked.dispose();
  return values;
}
