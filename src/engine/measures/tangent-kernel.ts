import * as tf from '@tensorflow/tfjs-core';
import { runOffset } from '../../config/frame.ts';
import { blockedProduct, type Breathe } from '../backends/fused/blocks.ts';
import { pickRows } from '../backends/fused/pick-rows.ts';
import { oneMinusCosine } from './features.ts';
import { innerProduct, squaredNorm } from '../backends/fused/norms.ts';
import { largestEntry, type Reading } from './reading.ts';

/** The factors of the tangent kernel of some samples from one weight layer l. */
export interface LayerRows {
  /** D^l, [M, Q k, n_l], see `output-rows.ts`. */
  D: tf.Tensor3D;
  /** H^{l-1}, [M or 1, Q, n_{l-1}]. */
  H: tf.Tensor3D;
}

/** lr_l / lr of one layer, for its weights and its biases; [M, 1, 1] each. */
export interface LayerRate {
  W: tf.Tensor3D;
  b?: tf.Tensor3D;
}

/**
 * Returns the part of weight layer l in the tangent kernel between two sets of samples (docs/maths.md 5.1), without the
 * factor 1 / gamma0^2:
 *
 *     Theta_l = (lr_l / lr) (D_a D_b^T) * (H_a H_b^T),   + (lr_b / lr) D_a D_b^T where there are biases
 *
 * With k outputs the Gram matrix of the samples is repeated in blocks of k x k.
 *
 * @returns [M, Q_a k, Q_b k]; the caller owns it
 */
export async function layerKernel(a: LayerRows, b: LayerRows, rate: LayerRate, breathe: Breathe): Promise<tf.Tensor3D> {
  const outputs = a.D.shape[1] / a.H.shape[1];
  const [transposedD, transposedH] = [b.D, b.H].map((x) => tf.transpose(x, [0, 2, 1]));
  const rows = await blockedProduct(a.D, transposedD, breathe);
  const samples = await blockedProduct(a.H, transposedH, breathe);
  const kernel = tf.tidy((): tf.Tensor3D => {
    const weights = tf.mul<tf.Tensor3D>(repeatEach(samples, outputs), rate.W);
    return tf.mul(rows, rate.b ? tf.add(weights, rate.b) : weights);
  });
  tf.dispose([transposedD, transposedH, rows, samples]);
  return kernel;
}

/** Repeats every entry as a block of k x k: [M, r, c] to [M, r k, c k]. */
function repeatEach(x: tf.Tensor3D, k: number): tf.Tensor3D {
  if (k === 1) return x;
  const wide = tf.transpose(repeatRows(tf.transpose(x, [0, 2, 1]), k), [0, 2, 1]);
  return repeatRows(wide, k);
}

/** Repeats every row k times. Whole rows are copied: tf.tile takes a tenth of a microsecond an entry on wasm. */
function repeatRows(x: tf.Tensor3D, k: number): tf.Tensor3D {
  const rows = Int32Array.from({ length: x.shape[1] * k }, (_, i) => Math.floor(i / k));
  return pickRows(x, tf.tensor2d(rows, [1, rows.length], 'int32'));
}

/**
 * Reads ntkMove, ntkChange, ntkTarget and ntkRank of a tangent kernel on the probe set (docs/maths.md 5.1).
 *
 * @param now [M, Q k, Q k], up to a factor
 * @param start the same at step 0
 * @param y targets of the probe set, [1, Q, k]
 */
export function readTangentKernel(now: tf.Tensor3D, start: tf.Tensor3D, y: tf.Tensor3D): Reading {
  // So that the squares of a tiny kernel stay within float32.
  const largest = largestEntry(start);
  const [theta, initial] = [now, start].map((kernel) => tf.div<tf.Tensor3D>(kernel, largest));
  const target = tf.reshape<tf.Rank.R3>(y, [1, -1, 1]);
  const outer = tf.mul<tf.Tensor3D>(target, tf.transpose(target, [0, 2, 1]));
  const [members] = theta.shape;
  return {
    sums: [
      squaredNorm(tf.sub(theta, initial)),
      squaredNorm(theta),
      squaredNorm(initial),
      innerProduct(theta, outer),
      tf.tile(squaredNorm(target), [members]),
      trace(theta),
    ],
    finish: ([moved, squared, squaredInitial, alongTarget, squaredTarget, sumOfEigenvalues], frame) => {
      frame[runOffset('ntkMove')] = oneMinusCosine(moved, squared, squaredInitial);
      frame[runOffset('ntkChange')] = Math.sqrt(moved / squaredInitial);
      frame[runOffset('ntkTarget')] = alongTarget / Math.sqrt(squared) / squaredTarget;
      frame[runOffset('ntkRank')] = sumOfEigenvalues ** 2 / squared;
    },
  };
}

/** Returns the sum of the diagonal of each member, [M]. Only the diagonal is read: tf.eye would be as large as X. */
function trace(x: tf.Tensor3D): tf.Tensor1D {
  const [members, size] = x.shape;
  const diagonal = Int32Array.from({ length: size }, (_, i) => i * (size + 1));
  const entries = tf.reshape<tf.Rank.R3>(x, [members, size * size, 1]);
  return tf.sum(pickRows(entries, tf.tensor2d(diagonal, [1, size], 'int32')), [1, 2]);
}
