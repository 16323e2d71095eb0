import * as tf from '@tensorflow/tfjs-core';
import { weightOffset } from '../../config/frame.ts';
import { blockedGramNorm, blockedProduct, blockedSquaredNorm, type Breathe } from './blocks.ts';
import { squaredNorm, type Reading } from './reading.ts';

/**
 * The alignment of one weight layer: the cosine of the neural feature matrix NFM = W^T W with the
 * average gradient outer product AGOP = W^T K W, K = D^T D / Q, for W (`nfaUncentered`) and for W - W_0
 * (`nfaCentered`), the same after subtracting from each matrix the mean of its entries (`...Pearson`),
 * and <NFM, AGOP> of W - W_0 relative to that of W (`nfaRatio`)
 * (Radhakrishnan et al. 2024; centred: Beaglehole et al. 2024). No AGOP is ever made:
 *
 *     <W^T W, W^T K W> = ||D W W^T||^2 / Q,   ||W^T K W|| = ||(D W)(D W)^T|| / Q
 *     sum of entries:  1^T W^T W 1 = ||W 1||^2,   1^T W^T K W 1 = ||D W 1||^2 / Q
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
  const entries = W.shape[2] ** 2;
  const rows = tf.tidy(() => unitNorm(D));
  const sums = [...(await pairSums(rows, W, breathe)), ...(await pairSums(rows, moved, breathe))];
  rows.dispose();
  return {
    sums,
    finish: (values, frame) => {
      const all = toPair(values.slice(0, PAIR_SUMS));
      const learned = toPair(values.slice(PAIR_SUMS));
      frame[weightOffset(depth, layer, 'nfaUncentered')] = cosine(all);
      frame[weightOffset(depth, layer, 'nfaCentered')] = cosine(learned);
      frame[weightOffset(depth, layer, 'nfaUncenteredPearson')] = pearson(all, entries);
      frame[weightOffset(depth, layer, 'nfaCenteredPearson')] = pearson(learned, entries);
      frame[weightOffset(depth, layer, 'nfaRatio')] = ratio(learned, all);
    },
  };
}

/** What is known of an NFM and its AGOP, both up to the scale of W and D. */
interface Pair {
  inner: number;
  squaredNfm: number;
  squaredAgop: number;
  nfmSum: number;
  agopSum: number;
  /** ||W||_F^2, the scale that was divided out. */
  squaredWeights: number;
}

/** The number of sums that make a {@link Pair}. */
const PAIR_SUMS = 6;

/** D comes with norm 1. */
async function pairSums(D: tf.Tensor3D, weights: tf.Tensor3D, breathe: Breathe): Promise<tf.Tensor1D[]> {
  const W = tf.tidy(() => unitNorm(weights));
  const DW = await blockedProduct(D, W, breathe);
  const [transposedW, transposedDW] = [W, DW].map((x) => tf.transpose(x, [0, 2, 1]));
  const sums = [
    await blockedSquaredNorm(DW, transposedW, breathe),
    await blockedGramNorm(W, transposedW, breathe),
    await blockedGramNorm(DW, transposedDW, breathe),
    tf.tidy(() => squaredRowSums(W)),
    tf.tidy(() => squaredRowSums(DW)),
    tf.tidy(() => squaredNorm(weights)),
  ];
  tf.dispose([W, DW, transposedW, transposedDW]);
  return sums;
}

const toPair = ([inner, squaredNfm, squaredAgop, nfmSum, agopSum, squaredWeights]: number[]): Pair => ({
  inner,
  squaredNfm,
  squaredAgop,
  nfmSum,
  agopSum,
  squaredWeights,
});

/** ||X 1||^2 of each member, [M]. */
const squaredRowSums = (x: tf.Tensor3D): tf.Tensor1D => tf.sum(tf.square(tf.sum(x, 2)), 1);

/** NaN, "not defined", when either matrix is zero. */
const cosine = ({ inner, squaredNfm, squaredAgop }: Pair): number =>
  inner / Math.sqrt(squaredNfm) / Math.sqrt(squaredAgop);

/** The cosine of the matrices less their mean entries. */
const pearson = ({ inner, squaredNfm, squaredAgop, nfmSum, agopSum }: Pair, entries: number): number =>
  (inner - (nfmSum * agopSum) / entries) /
  Math.sqrt(squaredNfm - nfmSum ** 2 / entries) /
  Math.sqrt(squaredAgop - agopSum ** 2 / entries);

/** <NFM, AGOP> against another one with the same D: the fourth power of the weights' scale comes back. */
const ratio = (a: Pair, b: Pair): number => (a.inner / b.inner) * (a.squaredWeights / b.squaredWeights) ** 2;

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
