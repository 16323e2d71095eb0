import * as tf from '@tensorflow/tfjs-core';
import { gate } from '../network/layer.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { solveRidge } from '../network/solve.ts';
import type { LocalErrors, RuleInput } from './rule.ts';

/**
 * Returns the errors of target propagation (Bengio 2014; Lee et al. 2015), by docs/maths.md 4. The target of the output
 * lies down the gradient of the loss, and linear feedback Q_l hands targets down:
 *
 *     t_{L+1} = f - etaTarget dloss/df,   t_l = Q_{l+1} t_{l+1},
 *     dW^l = mean [phi'(z^l) * (t_l - h_l)] h_{l-1}^T   (output layer: t_{L+1} - f)
 */
export const tp = (input: RuleInput): LocalErrors => towardsTargets(input, (Q, target) => Q(target));

/**
 * Returns the errors of difference target propagation (Lee et al. 2015), which do not count the part that the feedback
 * can't reconstruct:
 *
 *     t_l = h_l + Q_{l+1} (t_{l+1} - a_{l+1}),   a_{L+1} = f, a_{l+1} = h_{l+1} below
 */
export const dtp = (input: RuleInput): LocalErrors =>
  towardsTargets(input, (Q, target, above, here) => tf.add(here, Q(tf.sub(target, above))));

/** A function that applies Q_{l+1} to samples as rows: [M, B, n_{l+1}] to [M, B, n_l]. */
type Feedback = (signal: tf.Tensor3D) => tf.Tensor3D;
/** A function that returns t_l from Q_{l+1}, t_{l+1}, a_{l+1} and h_l. */
type HandDown = (Q: Feedback, target: tf.Tensor3D, above: tf.Tensor3D, here: tf.Tensor3D) => tf.Tensor3D;

function towardsTargets(input: RuleInput, handDown: HandDown): LocalErrors {
  const { weights, architecture, signals, deltaOut, tp: settings } = input;
  const { h, z } = signals;
  const L = weights.W.length - 1;
  const f = z[L + 1];
  const samples = f.shape[1];

  const outputStep = tf.mul<tf.Tensor3D>(deltaOut, settings.etaTarget);
  let target = tf.sub<tf.Tensor3D>(f, tf.mul(outputStep, samples));
  const deltas = [outputStep];
  for (let l = L; l >= 1; l--) {
    const above = l === L ? f : h[l + 1];
    target = handDown(feedbackTo(l, above, input), target, above, h[l]);
    deltas.unshift(tf.div(gate(architecture.phi, tf.sub(h[l], target), z[l], h[l]), samples));
  }
  return { deltas, inputs: h };
}

/** Returns Q_{l+1}: learned (`learned-feedback.ts`), or the ridge regression of h_l on the signal above it. */
function feedbackTo(
  l: number,
  above: tf.Tensor3D,
  { signals, feedback, tp: { feedback: kind, ridge } }: RuleInput,
): Feedback {
  if (kind === 'learned') return (signal) => matmul(signal, feedback[l - 1], false, true);
  return ridgeFeedback(above, signals.h[l], ridge);
}

/**
 * Returns the ridge regression that reconstructs `below` from `above`, with columns as samples (docs/maths.md 4)
 *
 *     Q = H_below (H_above^T H_above + mu I_B)^-1 H_above^T = H_below H_above^T (H_above H_above^T + mu I_n)^-1
 *
 * by whichever of the two solves is smaller.
 *
 * @param above [M, B, n], samples as rows
 * @param below [M, B, m]
 */
function ridgeFeedback(above: tf.Tensor3D, below: tf.Tensor3D, mu: number): Feedback {
  const [, samples, width] = above.shape;
  if (width < samples) {
    const transposedQ = solveRidge(matmul(above, above, true, false), mu, matmul(above, below, true, false));
    return (signal) => matmul(signal, transposedQ);
  }
  const coefficients = solveRidge(matmul(above, above, false, true), mu, below);
  return (signal) => matmul(matmul(signal, above, false, true), coefficients);
}
