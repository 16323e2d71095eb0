/** A histogram of weights by value, on even bins. */
export interface OutputHistogram {
  /** [bins + 1]. */
  readonly edges: Float64Array;
  /** Weight in each bin, [bins]. */
  readonly counts: Float64Array;
  /** The weight of all values, those beyond the edges included. */
  readonly total: number;
  add: (value: number, weight: number) => void;
  /** Multiplies all weights so far. */
  rescale: (factor: number) => void;
}

/**
 * The reach of the histogram to either side of its middle, in standard deviations, and its bins per standard deviation.
 */
const REACH = 8;
const BINS_PER_DEVIATION = 10;

/** Creates an empty histogram about `center`, in units of `deviation`. */
export function createOutputHistogram(center: number, deviation: number): OutputHistogram {
  const bins = 2 * REACH * BINS_PER_DEVIATION;
  const width = deviation / BINS_PER_DEVIATION;
  const left = center - REACH * deviation;
  const edges = Float64Array.from({ length: bins + 1 }, (_, edge) => left + edge * width);
  const counts = new Float64Array(bins);
  let total = 0;
  return {
    edges,
    counts,
    get total() {
      return total;
    },
    add: (value, weight) => {
      const bin = Math.floor((value - left) / width);
      if (bin >= 0 && bin < bins) counts[bin] += weight;
      total += weight;
    },
    rescale: (factor) => {
      for (let bin = 0; bin < bins; bin++) counts[bin] *= factor;
      total *= factor;
    },
  };
}
