import type { MeasuredNumber } from '../../config/prior-report.ts';
import type { WeightedMoments } from './weighted-moments.ts';

/** The law of one output under noiseless targets, given the hidden layers of its network. */
export interface Conditioned {
  /** log density of the targets; -Infinity where this network can't give them. */
  logLikelihood: number;
  /** Mean and variance of the output at the last input. */
  mean: number;
  variance: number;
}

/**
 * Conditions f ~ N(0, C C^T) on y as its first values. Forward substitution gives whitened residuals, and these give
 * the law of the last value. Weighting each network by the likelihood turns draws of the prior into draws of the
 * posterior (importance sampling), for any activation.
 *
 * @param factors factors C of many networks, [members, inputs, inputs]
 * @param member which one
 */
export function condition(factors: Float64Array, member: number, inputs: number, y: readonly number[]): Conditioned {
  const start = member * inputs ** 2;
  const last = start + (inputs - 1) * inputs;
  let logLikelihood = -0.5 * y.length * Math.log(2 * Math.PI);
  let mean = 0;
  const residuals = new Float64Array(y.length);
  for (let row = 0; row < y.length; row++) {
    let rest = y[row];
    for (let column = 0; column < row; column++) rest -= factors[start + row * inputs + column] * residuals[column];
    const pivot = factors[start + row * inputs + row];
    // A singular network gives these targets with probability 0.
    if (!(pivot > 0)) return { logLikelihood: -Infinity, mean: 0, variance: 0 };
    residuals[row] = rest / pivot;
    logLikelihood -= Math.log(pivot) + residuals[row] ** 2 / 2;
    mean += factors[last + row] * residuals[row];
  }
  let variance = 0;
  for (let column = y.length; column < inputs; column++) variance += factors[last + column] ** 2;
  return { logLikelihood, mean, variance };
}

/** The statistics of a network under a posterior: E f and E f^2 at the last input. */
export const POSTERIOR_STATISTICS = 2;

/** Returns the measured numbers of a posterior; `scale` is in units of `gaussianVariance`. */
export function posteriorNumbers(moments: WeightedMoments, gaussianVariance: number): MeasuredNumber[] {
  const [mean, square] = moments.means();
  const variance = moments.estimate(square - mean ** 2, [-2 * mean, 1]);
  return [
    { name: 'mean', ...moments.estimate(mean, [1, 0]) },
    { name: 'variance', ...variance },
    { name: 'scale', value: variance.value / gaussianVariance, error: variance.error / gaussianVariance },
  ];
}
