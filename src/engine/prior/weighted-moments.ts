import { hasTooFew } from '../../config/prior-report.ts';

/** A number with its standard error, NaN if too few networks count for one. */
export interface Estimate {
  value: number;
  error: number;
}

/** Running moments of a vector of statistics, one vector per independent network. */
export interface WeightedMoments {
  /** Networks so far. */
  readonly count: number;
  /** The number of equally weighted networks with the same information: (sum w)^2 / sum w^2. */
  readonly effective: number;
  /** Adds one network's statistics, [size], which are read at once. */
  add: (statistics: ArrayLike<number>, weight: number) => void;
  /** Multiplies all weights so far. */
  rescale: (factor: number) => void;
  /** Returns the weighted mean of each statistic, [size]. */
  means: () => Float64Array;
  /**
   * Estimates a smooth function of the means, with its standard error by the delta method: sqrt( sum_k w_k^2 (g . (y_k
   * - mean))^2 ) / sum_k w_k, g the gradient at the means.
   */
  estimate: (value: number, gradient: ArrayLike<number>) => Estimate;
}

/** Creates moments without a network yet. */
export function createWeightedMoments(size: number): WeightedMoments {
  let count = 0;
  let weights = 0;
  let squaredWeights = 0;
  const sums = new Float64Array(size);
  const squaredSums = new Float64Array(size);
  const products = new Float64Array(size * size);

  const effective = () => weights ** 2 / squaredWeights;
  const means = () => sums.map((sum) => sum / weights);
  return {
    get count() {
      return count;
    },
    get effective() {
      return effective();
    },
    add: (y, weight) => {
      const squared = weight ** 2;
      count++;
      weights += weight;
      squaredWeights += squared;
      for (let i = 0; i < size; i++) {
        sums[i] += weight * y[i];
        squaredSums[i] += squared * y[i];
        for (let j = 0; j <= i; j++) products[i * size + j] += squared * y[i] * y[j];
      }
    },
    rescale: (factor) => {
      weights *= factor;
      squaredWeights *= factor ** 2;
      for (let i = 0; i < size; i++) {
        sums[i] *= factor;
        squaredSums[i] *= factor ** 2;
      }
      for (let entry = 0; entry < products.length; entry++) products[entry] *= factor ** 2;
    },
    means,
    estimate: (value, gradient) => {
      // Where one network has nearly all the weight, the spread about the mean, which is its own, would be 0.
      if (hasTooFew({ effective: effective() })) return { value, error: NaN };
      const mean = means();
      let square = 0;
      for (let i = 0; i < size; i++) {
        if (gradient[i] === 0) continue;
        for (let j = 0; j <= i; j++) {
          if (gradient[j] === 0) continue;
          const centred =
            products[i * size + j] -
            squaredSums[i] * mean[j] -
            squaredSums[j] * mean[i] +
            squaredWeights * mean[i] * mean[j];
          square += (i === j ? 1 : 2) * gradient[i] * gradient[j] * centred;
        }
      }
      // A sum of squares, which only rounding makes negative.
      return { value, error: Math.sqrt(Math.max(square, 0)) / weights };
    },
  };
}
