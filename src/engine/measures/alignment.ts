import { LARGEST_SPECTRUM } from './cost.ts';
import * as tf from '@tensorflow/tfjs-core';
import { weightOffset } from '../../config/frame.ts';
import {
  blockedGramNorm,
  blockedGramPair,
  blockedProduct,
  blockedSquaredNorm,
  type Breathe,
} from '../backends/fused/blocks.ts';
import { squaredNorm } from '../backends/fused/norms.ts';
import { openEigensolver, type Eigensolver } from '../backends/wasm/eigensolver.ts';
import { unitNorm, type Reading } from './reading.ts';
import { rootProjection, rootProjectionOfSquare } from './spectra.ts';

/**
 * The squared norm of the AGOP of a W and a D of norm 1 below which it is 0 up to rounding: that of a D W of norm 1e-7,
 * as float32 rounds numbers to one part in 1.7e7. In a symmetric network at step 0, whose units cancel, D W has a norm of
 * some 1e-8 in layer 1, and as much by float64 as that rounds.
 */
const ZERO_AGOP = 1e-7 ** 4;

/**
 * Reads the alignment of one weight layer: the cosine of the neural feature matrix NFM = W^T W with the average
 * gradient outer product AGOP = W^T K W, K = D^T D / Q, for W (`nfaUncentered`) and for W - W_0 (`nfaCentered`), the
 * same after subtracting from each matrix the mean of its entries (`...Pearson`), and <NFM, AGOP> of W - W_0 relative
 * to that of W (`nfaRatio`) (Radhakrishnan et al. 2024; centred: Beaglehole et al. 2024). No AGOP is ever held
 * as a whole:
 *
 *     <W^T W, W^T K W> = ||D W W^T||^2 / Q,   ||W^T K W|| = ||(D W)(D W)^T|| / Q
 *     sum of entries:  1^T W^T W 1 = ||W 1||^2,   1^T W^T K W 1 = ||D W 1||^2 / Q
 *
 * @param layer weight layer, 0-based, of a network of `depth` hidden layers
 * @param D [M, Q k, fan_out], see `output-rows.ts`
 * @param W [M, fan_out, fan_in]
 * @param moved W - W_0
 * @param withRoot whether to read `nfaSqrt` too, the cosine of the NFM with the root of the AGOP
 * @param breathe called between blocks of the products
 */
export async function readAlignment(
  depth: number,
  layer: number,
  D: tf.Tensor3D,
  W: tf.Tensor3D,
  moved: tf.Tensor3D,
  withRoot: boolean,
  breathe: Breathe,
): Promise<Reading> {
  const entries = W.shape[2] ** 2;
  const rows = tf.tidy(() => unitNorm(D));
  const spectrum = Math.min(D.shape[1], W.shape[2]);
  const solver = withRoot && spectrum <= LARGEST_SPECTRUM ? await openEigensolver() : null;
  const root = solver ? await rootMatrices(rows, W, breathe) : [];
  const sums = [...(await pairSums(rows, W, breathe)), ...(await pairSums(rows, moved, breathe))];
  const hasOneRow = W.shape[1] === 1;
  if (hasOneRow) sums.push(...[W, moved].map((row) => tf.tidy(() => rangeOf(row))));
  rows.dispose();
  return {
    sums,
    matrices: root,
    finish: (values, frame, [first, second]) => {
      const all = toPair(values.slice(0, PAIR_SUMS));
      const isZero = isZeroAgop(all);
      if (solver && !isZero)
        frame[weightOffset(depth, layer, 'nfaSqrt')] = rootCosine(solver, values[1], D, W, first, second);
      const learned = toPair(values.slice(PAIR_SUMS));
      const [range, learnedRange] = values.slice(2 * PAIR_SUMS);
      frame[weightOffset(depth, layer, 'nfaUncentered')] = isZero ? NaN : cosine(all);
      frame[weightOffset(depth, layer, 'nfaCentered')] = cosine(learned);
      const pearsonOf = (pair: Pair, rangeOfRow: number) =>
        hasOneRow ? pearsonOfRow(rangeOfRow) : pearson(pair, entries);
      frame[weightOffset(depth, layer, 'nfaUncenteredPearson')] = isZero ? NaN : pearsonOf(all, range);
      frame[weightOffset(depth, layer, 'nfaCenteredPearson')] = pearsonOf(learned, learnedRange);
      frame[weightOffset(depth, layer, 'nfaRatio')] = isZero ? NaN : ratio(learned, all);
    },
  };
}

/**
 * Returns the matrices for the root of the AGOP: X = D W and X W^T where X has no more rows than columns, else X^T and
 * W^T. W has norm 1.
 */
async function rootMatrices(D: tf.Tensor3D, weights: tf.Tensor3D, breathe: Breathe): Promise<tf.Tensor3D[]> {
  const W = tf.tidy(() => unitNorm(weights));
  const X = await blockedProduct(D, W, breathe);
  const Wt = tf.transpose(W, [0, 2, 1]);
  W.dispose();
  if (D.shape[1] > weights.shape[2]) {
    const Xt = tf.transpose(X, [0, 2, 1]);
    X.dispose();
    return [Xt, Wt];
  }
  const XW = await blockedProduct(X, Wt, breathe);
  Wt.dispose();
  return [X, XW];
}

/** Returns cosine(W^T W, AGOP^{1/2}) from the matrices of {@link rootMatrices} and ||W^T W||^2. */
function rootCosine(
  solver: Eigensolver,
  squaredNfm: number,
  { shape: [, rows] }: tf.Tensor3D,
  { shape: [, , fanIn] }: tf.Tensor3D,
  first: Float32Array,
  second: Float32Array,
): number {
  const projection =
    rows > fanIn ? rootProjectionOfSquare(solver, first, second, fanIn) : rootProjection(solver, first, second, rows);
  return projection / Math.sqrt(squaredNfm);
}

/** The norms and products of an NFM and its AGOP, both up to the scale of W and D. */
export interface Pair {
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

/** Returns the sums from which {@link toPair} makes a {@link Pair}; D has norm 1. */
export async function pairSums(D: tf.Tensor3D, weights: tf.Tensor3D, breathe: Breathe): Promise<tf.Tensor1D[]> {
  const W = tf.tidy(() => unitNorm(weights));
  const DW = await blockedProduct(D, W, breathe);
  const sums = [
    ...(await innerAndNorms(W, DW, breathe)),
    tf.tidy(() => squaredRowSums(W)),
    tf.tidy(() => squaredRowSums(DW)),
    tf.tidy(() => squaredNorm(weights)),
  ];
  tf.dispose([W, DW]);
  return sums;
}

/** Returns <W^T W, X^T X>, ||W^T W||^2 and ||X^T X||^2 of X = D W, in as few products as the shapes allow. */
async function innerAndNorms(W: tf.Tensor3D, X: tf.Tensor3D, breathe: Breathe): Promise<tf.Tensor1D[]> {
  const [, fanOut, fanIn] = W.shape;
  if (fanIn <= Math.min(fanOut, X.shape[1])) {
    const [squaredNfm, squaredAgop, inner] = await blockedGramPair(W, X, breathe);
    return [inner, squaredNfm, squaredAgop];
  }
  const [transposedW, transposedX] = [W, X].map((x) => tf.transpose(x, [0, 2, 1]));
  const sums = [
    await blockedSquaredNorm(X, transposedW, breathe),
    await blockedGramNorm(W, transposedW, breathe),
    await blockedGramNorm(X, transposedX, breathe),
  ];
  tf.dispose([transposedW, transposedX]);
  return sums;
}

/** Returns the pair from the sums of {@link pairSums}, read back. */
export const toPair = ([inner, squaredNfm, squaredAgop, nfmSum, agopSum, squaredWeights]: number[]): Pair => ({
  inner,
  squaredNfm,
  squaredAgop,
  nfmSum,
  agopSum,
  squaredWeights,
});

/** Returns whether the AGOP of a pair is 0 up to rounding. */
export const isZeroAgop = ({ squaredAgop }: Pair): boolean => squaredAgop <= ZERO_AGOP;

/** Returns ||X 1||^2 of each member, [M]. */
const squaredRowSums = (x: tf.Tensor3D): tf.Tensor1D => tf.sum(tf.square(tf.sum(x, 2)), 1);

/** Returns the cosine of the two matrices; NaN, "not defined", when either is zero. */
export const cosine = ({ inner, squaredNfm, squaredAgop }: Pair): number =>
  inner / Math.sqrt(squaredNfm) / Math.sqrt(squaredAgop);

/** The part of a matrix's squared norm below which its difference from its mean entry is float32 rounding. */
const FLAT = 1e-6;

/** Returns the cosine of the matrices minus their mean entries; NaN where one of them is constant. */
export function pearson({ inner, squaredNfm, squaredAgop, nfmSum, agopSum }: Pair, entries: number): number {
  const nfmSpread = squaredNfm - nfmSum ** 2 / entries;
  const agopSpread = squaredAgop - agopSum ** 2 / entries;
  if (nfmSpread <= FLAT * squaredNfm || agopSpread <= FLAT * squaredAgop) return NaN;
  return (inner - (nfmSum * agopSum) / entries) / Math.sqrt(nfmSpread) / Math.sqrt(agopSpread);
}

/** Returns max W - min W of each member, [M]. */
const rangeOf = (W: tf.Tensor3D): tf.Tensor1D => tf.reshape(tf.sub(tf.max(W, 2), tf.min(W, 2)), [-1]);

/**
 * Returns {@link pearson} of one row w, whose NFM w^T w and AGOP K w^T w are one matrix up to a number: 1, also where w
 * is constant but for its last digits, as after a first step of Adam; NaN where it is constant.
 */
const pearsonOfRow = (range: number): number => (range > 0 ? 1 : NaN);

/**
 * Returns the ratio of <NFM, AGOP> to another one with the same D, which restores the fourth power of the weights'
 * scale.
 */
const ratio = (a: Pair, b: Pair): number => (a.inner / b.inner) * (a.squaredWeights / b.squaredWeights) ** 2;
