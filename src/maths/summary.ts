/** A way to turn the values of several seeds into one number with a band. */
export type Summary =
  | 'mean'
  /** The geometric mean of the values above zero; others count as no number. */
  | 'geometricMean'
  | 'median'
  | 'min'
  | 'max'
  /** The share of values at most so large; a value that is no number (diverged, not trained) is not small. */
  | { shareBelow: number };

/** A summary of values. */
export interface Summarized {
  /** NaN where more than half of the values are not numbers (of a share: where there are no values at all). */
  value: number;
  /**
   * The band: one standard deviation about a mean (of logarithms, about a geometric one), quartiles about a median,
   * all values about the least and the largest, one standard error (Wilson's) about a share.
   */
  low: number;
  high: number;
  /** The number of values that were numbers. */
  count: number;
}

/** A number with its band. */
type Banded = Omit<Summarized, 'count'>;

const NOTHING: Banded = { value: NaN, low: NaN, high: NaN };

/** Returns one number with a band for the values of several seeds; a value that is not finite counts as no number. */
export function summarize(values: readonly number[], summary: Summary): Summarized {
  const finite = values.filter(Number.isFinite);
  if (typeof summary === 'object') {
    const below = finite.filter((value) => value <= summary.shareBelow).length;
    return { ...share(below, values.length), count: finite.length };
  }
  const numbers = summary === 'geometricMean' ? finite.filter((value) => value > 0) : finite;
  const count = numbers.length;
  if (count === 0 || 2 * count < values.length) return { ...NOTHING, count };
  return { ...SUMMARIES[summary](numbers), count };
}

const SUMMARIES: Record<Exclude<Summary, object>, (values: readonly number[]) => Banded> = {
  mean: (values) => meanAndDeviation(values),
  geometricMean: (values) => {
    const { value, low, high } = meanAndDeviation(values.map(Math.log));
    return { value: Math.exp(value), low: Math.exp(low), high: Math.exp(high) };
  },
  median: (values) => ({ value: quantile(values, 0.5), low: quantile(values, 0.25), high: quantile(values, 0.75) }),
  min: (values) => ({ value: Math.min(...values), low: Math.min(...values), high: Math.max(...values) }),
  max: (values) => ({ value: Math.max(...values), low: Math.min(...values), high: Math.max(...values) }),
};

/** Returns the mean, and one standard deviation of the sample (n - 1) to either side; a single value has no band. */
function meanAndDeviation(values: readonly number[]): Banded {
  const value = mean(values);
  const deviation = standardDeviation(values);
  return { value, low: value - deviation, high: value + deviation };
}

/**
 * Returns the share `part` of `all` with its interval of one standard error after Wilson (1927), which has a width even
 * where the share is 0 or 1.
 */
function share(part: number, all: number): Banded {
  if (all === 0) return NOTHING;
  const value = part / all;
  const middle = (part + 0.5) / (all + 1);
  const half = Math.sqrt(all * value * (1 - value) + 0.25) / (all + 1);
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Returns the quantile at a share 0..1 of the values, linear between neighbours. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}

/** Returns the mean; NaN if there are no values. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Returns the standard deviation of a sample (n - 1 in the denominator); 0 for a single value. */
export function standardDeviation(values: readonly number[]): number {
  if (values.length === 1) return 0;
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}
