import { logGamma } from './log-gamma.ts';
import { logDensityFromMoments } from './mellin-density.ts';
import { productMoments, trigammaBound, type OutputDensity } from './prior-density.ts';

/** The noiseless posterior of one output of a deep linear network at finite width. */
export interface FinitePosterior {
  /** E[Q | y], which multiplies the variance of the Gaussian process. */
  scale: number;
  /** The density of an output about its mean, given its variance in the Gaussian process. */
  density: OutputDensity;
}

/**
 * Returns the exact posterior of a deep linear network with one output at finite width (docs/maths.md 6). Given Q =
 * prod_l chi2_{N_l} / N_l the outputs are Gaussian, so all follows from one function of the number of inputs P,
 *
 *     Z_P(b) = E[ Q^{-P/2} e^{-b/Q} ] = 1/(2 pi i) integral ds Gamma(s) b^{-s} E Q^{s - P/2}
 *     E[Q | y] = Z_{P-2}(b) / Z_P(b),   b = P theta / 2
 *     p(f | y) = Z_{P+1}(b + (f - mean)^2 / (2 v)) / (sqrt(2 pi v) Z_P(b))
 *
 * with the mean and the variance v of the Gaussian process. Good to about 1e-10.
 *
 * @param widths N_l of the hidden layers, each at least P; none: the Gaussian process
 * @param theta y^T K^-1 y / P
 * @param samples P
 */
export function finitePosterior(widths: readonly number[], theta: number, samples: number): FinitePosterior {
  const b = (samples * theta) / 2;
  const [evidence, scaled, extended] = [samples, samples - 2, samples + 1].map((P) => logEvidence(widths, P));
  const logOfData = evidence(b);
  return {
    scale: Math.exp(scaled(b) - logOfData),
    density: (f, variance) => {
      // Targets of 0 at as many inputs as units leave Q no other value than 0.
      if (logOfData === Infinity) return f === 0 ? Infinity : 0;
      return Math.exp(extended(b + f ** 2 / (2 * variance)) - logOfData) / Math.sqrt(2 * Math.PI * variance);
    },
  };
}

/** Returns log Z_P(b) as a function of b, from 0; P may be negative. */
function logEvidence(widths: readonly number[], P: number): (b: number) => number {
  const moments = productMoments(widths);
  // With s = P/2 + r the integrand is that of Mellin's inversion for a density at f = sqrt(b).
  const logDensity = logDensityFromMoments({
    logMoment: (r) => {
      const [scale, data] = [moments.logMoment(r), logGamma({ re: P / 2 + r.re, im: r.im })];
      return { re: scale.re + data.re, im: scale.im + data.im };
    },
    logVariance: (c) => moments.logVariance(c) + trigammaBound(P / 2 + c),
    pole: Math.max(-P, ...widths.map((width) => -width)) / 2,
  });
  const atZero = widths.every((width) => width > P) ? moments.logMoment({ re: -P / 2, im: 0 }).re : Infinity;
  return (b) => (b === 0 ? atZero : ((1 - P) / 2) * Math.log(b) + logDensity(Math.sqrt(b)));
}
