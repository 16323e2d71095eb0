import * as tf from '@tensorflow/tfjs-core';
import { weightOffset } from '../../config/frame.ts';
import { matmul } from '../matmul.ts';
import { squaredGramNorm, squaredNorm, type Reading } from './reading.ts';

/**
 * nfaUncentered and nfaCentered of one weight layer: the cosine of the neural feature matrix W^T W
 * with the average gradient outer product W^T K W, K = D^T D / Q, for W and for W - W_0
 * (Radhakrishnan et al. 2024; centred: Beaglehole et al. 2024). No matrix of the size of the inputs is made:
 *
 *     <W^T W, W^T K W> = ||D W W^T||^2 / Q,   ||W^T K W|| = ||(D W)(D W)^T|| / Q
 *
 * @param layer weight layer, 0-based, of a network of `depth` hidden layers
 * @param D [M, Q k, fan_out], see `output-rows.ts`
 * @param W [M, fan_out, fan_in]
 * @param moved W - W_0
 */
export function readAlignment(
  depth: number,
  layer: number,
  D: tf.Tensor3D,
  W: tf.Tensor3D,
  moved: tf.Tensor3D,
): Reading {
  return {
    sums: [...cosineSums(D, W), ...cosineSums(D, moved)],
    finish: ([inner, nfm, agop, innerMoved, nfmMoved, agopMoved], frame) => {
      frame[weightOffset(depth, layer, 'nfaUncentered')] = cosine(inner, nfm, agop);
      frame[weightOffset(depth, layer, 'nfaCentered')] = cosine(innerMoved, nfmMoved, agopMoved);
    },
  };
}

/** <NFM, AGOP>, ||NFM||^2 and ||AGOP||^2 up to the scales of D and W, which the cosine does not see. */
const cosineSums = (rows: tf.Tensor3D, weights: tf.Tensor3D): [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D] => {
  const W = unitNorm(weights);
  const DW = matmul(unitNorm(rows), W);
  return [squaredNorm(matmul(DW, W, false, true)), squaredGramNorm(W), squaredGramNorm(DW)];
};

const SMALLEST_NORM = 1e-30;

/** X / ||X||_F, so that the fourth powers of a lazy network's tiny moves stay within float32; 0 stays 0. */
const unitNorm = (x: tf.Tensor3D): tf.Tensor3D => {
  const norm = tf.maximum(tf.sqrt(squaredNorm(x)), SMALLEST_NORM);
  return tf.div(x, tf.reshape(norm, [x.shape[0], 1, 1]));
};

/** NaN, "not defined", when either matrix is zero. */
const cosine = (inner: number, squaredA: number, squaredB: number): number =>
  inner / Math.sqrt(squaredA) / Math.sqrt(squaredB);
