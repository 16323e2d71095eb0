import * as tf from '@tensorflow/tfjs-core';
import { backward } from '../rules/bp.ts';
import { directionsOf, type Directions, type RuleInput } from '../rules/rule.ts';
import { lastOf } from '../network/sample-set.ts';
import { solveRidge } from '../network/solve.ts';
import { blockedProduct, type Breathe } from '../backends/fused/blocks.ts';
import { walkOutputRows } from './output-rows.ts';

/** Ridge of C in units of the mean eigenvalue of a member's. It keeps samples with a zero Jacobian (dead ReLUs) solvable. */
const RIDGE = 1e-6;

/**
 * Returns the directions of the Gauss-Newton target: a backward pass whose error at the output of sample a is
 *
 *     delta'_a = C_a^-1 delta_a,   C_a = sum_{l=1..L} (df/dh^l)(df/dh^l)^T   [k, k]
 *
 * the limit gammaOut -> inf, times gammaOut, of predictive coding's equilibrium delta* = (I + gammaOut C)^-1 r
 * (docs/maths.md 4), with the present Jacobians where the network is not linear. The directions are up to a positive
 * factor, and use the forward h_{l-1}. Predictive coding that moves its states therefore reaches them exactly only for
 * small errors.
 */
export async function gaussNewtonDirections(input: RuleInput, breathe: Breathe): Promise<Directions> {
  const C = await jacobianGrams(input, breathe);
  const directions = tf.tidy(() => {
    const { weights, deltaOut } = input;
    const [members, samples, outputs] = deltaOut.shape;
    const trace = tf.sum(tf.reshape(tf.mul(C, tf.expandDims(tf.eye(outputs), 0)), [members, -1]), 1, true);
    const scaled = tf.div(tf.reshape(C, [members, -1]), tf.div(trace, samples * outputs));
    const errors = solveRidge(
      tf.reshape<tf.Rank.R3>(scaled, C.shape),
      RIDGE,
      tf.reshape(deltaOut, [members * samples, outputs, 1]),
    );
    const sent = tf.reshape<tf.Rank.R3>(errors, [members, samples, outputs]);
    return directionsOf(backward({ ...input, deltaOut: sent }, weights.W), weights);
  });
  C.dispose();
  return directions;
}

/** Returns C of every sample, [M Q, k, k]. */
async function jacobianGrams(
  { weights: { W }, architecture, signals }: RuleInput,
  breathe: Breathe,
): Promise<tf.Tensor3D> {
  const [members, samples, outputs] = lastOf(signals).shape;
  const grams: tf.Tensor3D[] = [];
  const visit = async (l: number, { D }: { D: tf.Tensor3D }) => {
    if (l === 1) return;
    const jacobian = await blockedProduct(D, W[l - 1], breathe);
    const bySample = tf.reshape<tf.Rank.R3>(jacobian, [members * samples, outputs, jacobian.shape[2]]);
    grams.push(tf.matMul(bySample, bySample, false, true));
    tf.dispose([jacobian, bySample]);
  };
  await walkOutputRows(W, signals, architecture, visit, breathe);
  const C = tf.addN(grams);
  tf.dispose(grams);
  return C;
}
