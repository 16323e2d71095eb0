/** The number of samples at which success ends. */
import type { Estimate } from '../claim-tools.ts';

/**
 * Finds where the share of successes last falls below one half, on straight lines between the places; NaN if it never
 * does.
 *
 * @param at the places, rising
 * @param shares the share of successes at each, 0 to 1
 */
export function halfSuccess(at: readonly number[], shares: readonly number[]): number {
  const last = shares.findLastIndex((share) => share >= 0.5);
  if (last < 0 || last === at.length - 1) return NaN;
  const t = (shares[last] - 0.5) / (shares[last] - shares[last + 1]);
  return at[last] + t * (at[last + 1] - at[last]);
}

/**
 * Computes a number from several seeds, with its jackknife error: the spread when each seed in turn is left out.
 *
 * @param compute the number, from the seeds that it may use
 */
export function jackknife(seeds: number, compute: (used: readonly number[]) => number): Estimate {
  const all = Array.from({ length: seeds }, (_, seed) => seed);
  const without = all.map((left) => compute(all.filter((seed) => seed !== left)));
  const middle = without.reduce((sum, value) => sum + value, 0) / seeds;
  const spread = without.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return { value: compute(all), error: Math.sqrt(((seeds - 1) / seeds) * spread) };
}
