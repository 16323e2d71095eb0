/** Weights by value, on even bins. */
export interface OutputHistogram {
  /** [bins + 1]. */
  readonly edges: Float64Array;
  /** Weight in each bin, [bins]. */
  readonly counts: Float64Array;
  /** The weight of everything counted, what lies beyond the edges included. */
  readonly total: number;
  add: (value: number, weight: number) => void;
  /** Multiplies all weights so far. */
  rescale: (factor: number) => void;
}

/** How far the histogram reaches to either side of its middle, and its bins, in standard deviations. */
const REACH = 8;
const BINS_PER_DEVIATION = 10;

/** An empty histogram about `center`, in units of `deviation`. */
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
