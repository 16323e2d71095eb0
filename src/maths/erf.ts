/** The |x| beyond which the continued fraction of {@link erf} takes fewer terms than its series. */
const FAR = 2.5;
/** Levels of the continued fraction: 1e-16 from {@link FAR} on. */
const LEVELS = 60;

/** Returns erfc(x) for x >= FAR by the continued fraction x + (1/2)/(x + 1/(x + (3/2)/(x + ..))) (DLMF 7.9.1). */
function farErfc(x: number): number {
  let denominator = x;
  for (let level = LEVELS; level >= 1; level--) denominator = x + level / 2 / denominator;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * denominator);
}

/**
 * Returns erf(x) in float64 by the series 2/sqrt(pi) e^{-x^2} sum_n 2^n x^{2n+1} / (2n+1)!! (DLMF 7.6.2), whose terms
 * share a sign. Where |x| is large, it uses the continued fraction of the complement. Relative error about 1e-15.
 */
export function erf(x: number): number {
  if (Math.abs(x) > FAR) return Math.sign(x) * (1 - farErfc(Math.abs(x)));
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
