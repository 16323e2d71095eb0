import * as tf from '@tensorflow/tfjs-core';
import { weightOffset } from '../../config/frame.ts';
import { blockedGramNorm, blockedProduct, blockedSquaredNorm, type Breathe } from './blocks.ts';
import { squaredNorm, type Reading } from './reading.ts';

/**
 * nfaUncentered and nfaCentered of one weight layer: the cosine of the neural feature matrix W^T W
 * with the average gradient outer product W^T K W, K = D^T D / Q, for W and for W - W_0
 * (Radhakrishnan et al. 2024; centred: Beaglehole et al. 2024). No AGOP is ever made:
 *
 *     <W^T W, W^T K W> = ||D W W^T||^2 / Q,   ||W^T K W|| = ||(D W)(D W)^T|| / Q
 *
 * @param layer weight layer, 0-based, of a network of `depth` hidden layers
 * @param D [M, Q k, fan_out], see `output-rows.ts`
 * @param W [M, fan_out, fan_in]
 * @param moved W - W_0
 * @param breathe called between blocks of the products
 */
export async function readAlignment(
  depth: number,
  layer: number,
  D: tf.Tensor3D,
  W: tf.Tensor3D,
  moved: tf.Tensor3D,
  breathe: Breathe,
): Promise<Reading> {
  return {
    sums: [...(await cosineSums(D, W, breathe)), ...(await cosineSums(D, moved, breathe))],
    finish: ([inner, nfm, agop, innerMoved, nfmMoved, agopMoved], frame) => {
      frame[weightOffset(depth, layer, 'nfaUncentered')] = cosine(inner, nfm, agop);
      frame[weightOffset(depth, layer, 'nfaCentered')] = cosine(innerMoved, nfmMoved, agopMoved);
    },
  };
}

/** <NFM, AGOP>, ||NFM||^2 and ||AGOP||^2 up to the scales of D and W, which the cosine does not see. */
async function cosineSums(rows: tf.Tensor3D, weights: tf.Tensor3D, breathe: Breathe): Promise<tf.Tensor1D[]> {
  const D = tf.tidy(() => unitNorm(rows));
  const W = tf.tidy(() => unitNorm(weights));
  const DW = await blockedProduct(D, W, breathe);
  const [transposedW, transposedDW] = [W, DW].map((x) => tf.transpose(x, [0, 2, 1]));
  const sums = [
    await blockedSquaredNorm(DW, transposedW, breathe),
    await blockedGramNorm(W, transposedW, breathe),
    await blockedGramNorm(DW, transposedDW, breathe),
  ];
  tf.dispose([D, W, DW, transposedW, transposedDW]);
  return sums;
}

/** About the smallest normal float32: what a matrix of zeros is divided by in place of 0. */
const SMALLEST = 1e-37;

/**
 * X / ||X||_F, so that the fourth powers of a lazy network's tiny moves stay within float32; 0 stays 0.
 * By way of X / max|X|, whose square can't vanish.
 */
const unitNorm = (x: tf.Tensor3D): tf.Tensor3D => {
  const largest = tf.max(tf.max(tf.abs(x), 2, true), 1, true);
  const scaled = tf.div<tf.Tensor3D>(x, tf.maximum(largest, SMALLEST));
  const norm = tf.maximum(tf.sqrt(squaredNorm(scaled)), SMALLEST);
  return tf.div(scaled, tf.reshape(norm, [x.shape[0], 1, 1]));
};

/** NaN, "not defined", when either matrix is zero. */
const cosine = (inner: number, squaredA: number, squaredB: number): number =>
  inner / Math.sqrt(squaredA) / Math.sqrt(squaredB);
