import { logGamma, type Complex } from './log-gamma.ts';
import { logDensityFromMoments, type EvenMoments } from './mellin-density.ts';

/** The density of one output f on one input whose kernel entry K(x, x) is `variance` > 0. */
export type OutputDensity = (f: number, variance: number) => number;

/** Returns the normal density N(f; 0, variance): the prior at infinite width. */
export const gaussianDensity: OutputDensity = (f, variance) =>
  Math.exp(-(f ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

/** Stretches a density for variance 1 to any variance. */
const stretched =
  (density: (f: number) => number): OutputDensity =>
  (f, variance) =>
    density(f / Math.sqrt(variance)) / Math.sqrt(variance);

/** Returns log E (chi2_n / n)^s = log Gamma(n/2 + s) - log Gamma(n/2) + s log(2/n). */
function logChiSquareMoment(n: number, s: Complex): Complex {
  const { re, im } = logGamma({ re: n / 2 + s.re, im: s.im });
  const scale = Math.log(2 / n);
  return { re: re - logGamma({ re: n / 2, im: 0 }).re + s.re * scale, im: im + s.im * scale };
}

/** Returns an upper bound: psi_1(x) < 1/x + 1/x^2. */
export const trigammaBound = (x: number) => 1 / x + 1 / x ** 2;

/** Returns the moments of prod_n chi2_n / n, those of order s for Re s > -n/2 of the least n. */
export function productMoments(degrees: readonly number[]): Pick<EvenMoments, 'logMoment' | 'logVariance'> {
  const counts = new Map<number, number>();
  for (const n of degrees) counts.set(n, (counts.get(n) ?? 0) + 1);
  const factors = [...counts];
  return {
    logMoment: (s) => {
      const sum = { re: 0, im: 0 };
      for (const [n, count] of factors) {
        const { re, im } = logChiSquareMoment(n, s);
        sum.re += count * re;
        sum.im += count * im;
      }
      return sum;
    },
    logVariance: (c) => factors.reduce((sum, [n, count]) => sum + count * trigammaBound(n / 2 + c), 0),
  };
}

/** The pole of the moments of an output whose density is finite and not 0 at 0. */
const OUTPUT_POLE = -0.5;

/** Returns the density of moments, with its value at 0. */
function densityOf(moments: EvenMoments, atZero: number): (f: number) => number {
  const logDensity = logDensityFromMoments(moments);
  return (f) => (f === 0 ? atZero : Math.exp(logDensity(f)));
}

/**
 * Returns the exact density of one output of a deep linear network, f = sqrt(Q) N(0, K), Q = prod_l chi2_{N_l} / N_l
 * (docs/maths.md 6). It is a Meijer G function, computed from its moments
 * E|f|^{2s} = prod Gamma(n/2 + s) / Gamma(n/2) (2/n)^s, n = 1, N_1, .., N_L (Zavatone-Veth and Pehlevan 2021).
 * It is infinite at f = 0 where a layer has a single unit.
 *
 * @param widths N_l of the hidden layers, at least 1; none: {@link gaussianDensity}
 */
export function mixtureDensity(widths: readonly number[]): OutputDensity {
  const logAtZero = widths.reduce((sum, n) => sum + logChiSquareMoment(n, { re: -0.5, im: 0 }).re, 0);
  const atZero = widths.includes(1) ? Infinity : Math.exp(logAtZero) / Math.sqrt(2 * Math.PI);
  return stretched(densityOf({ ...productMoments([1, ...widths]), pole: OUTPUT_POLE }, atZero));
}

/**
 * Returns the density of one output of a deep linear network in the proportional limit (docs/maths.md 6): the
 * log-normal mixture p(f) = integral dz phi(z) N(f; 0, K e^{sqrt(2 alpha) z - alpha}), from its moments
 * E|f|^{2s} = 2^s Gamma(1/2 + s) / Gamma(1/2) e^{s (s - 1) alpha}. Its peak is p(0) = e^{3 alpha/4} / sqrt(2 pi K).
 *
 * @param alpha depth over width, from 0; at 0 the density is {@link gaussianDensity}
 */
export function proportionalDensity(alpha: number): OutputDensity {
  const logMoment = (s: Complex) => {
    const { re, im } = logChiSquareMoment(1, s);
    return {
      re: re + alpha * (s.re * (s.re - 1) - s.im ** 2),
      im: im + alpha * s.im * (2 * s.re - 1),
    };
  };
  const logVariance = (c: number) => trigammaBound(0.5 + c) + 2 * alpha;
  const atZero = Math.exp(0.75 * alpha) / Math.sqrt(2 * Math.PI);
  return stretched(densityOf({ logMoment, logVariance, pole: OUTPUT_POLE }, atZero));
}
