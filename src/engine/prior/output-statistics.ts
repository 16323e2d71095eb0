import { PRIOR_MEASURES, type MeasuredNumber, type PriorMeasure } from '../../config/prior-report.ts';
import type { WeightedMoments } from './weighted-moments.ts';

/** The statistics of a network: means of f, f^2, f^4, log f^2, and of f^2 f'^2 over three kinds of pairs. */
const ORDER = ['f', 'f2', 'f4', 'logF2', 'inputPairs', 'outputPairs', 'crossPairs'] as const;
const [F, F2, F4, LOG_F2, INPUT_PAIRS, OUTPUT_PAIRS, CROSS_PAIRS] = ORDER.keys();
/** The number of statistics of a network. */
export const STATISTICS = ORDER.length;

/**
 * Computes the statistics of one network's outputs: averages over all outputs and inputs, and over all pairs of places.
 * Networks are independent, places are not.
 *
 * @param f [outputs, inputs]
 * @param into [STATISTICS]
 */
export function outputStatistics(f: Float64Array, inputs: number, into: Float64Array): void {
  into.fill(0);
  const counts = [0, 0, 0];
  for (let place = 0; place < f.length; place++) {
    const square = f[place] ** 2;
    into[F] += f[place];
    into[F2] += square;
    into[F4] += square ** 2;
    into[LOG_F2] += Math.log(square);
    for (let other = 0; other < place; other++) {
      const isSameInput = place % inputs === other % inputs;
      const isSameOutput = place - (place % inputs) === other - (other % inputs);
      const pairs = isSameOutput ? 0 : isSameInput ? 1 : 2;
      into[INPUT_PAIRS + pairs] += square * f[other] ** 2;
      counts[pairs]++;
    }
  }
  for (let statistic = F; statistic <= LOG_F2; statistic++) into[statistic] /= f.length;
  counts.forEach((count, pairs) => (into[INPUT_PAIRS + pairs] /= count || 1));
}

/** A function of the statistics' means, and its derivatives by some of them. */
interface Reading {
  value: (mean: ArrayLike<number>) => number;
  gradient: (mean: ArrayLike<number>) => readonly [statistic: number, derivative: number][];
}

const meanOf = (statistic: number): Reading => ({
  value: (mean) => mean[statistic],
  gradient: () => [[statistic, 1]],
});

/** Returns corr(f^2, f'^2) = (E f^2 f'^2 - (E f^2)^2) / (E f^4 - (E f^2)^2). */
function correlationOver(pairs: number): Reading {
  const parts = (mean: ArrayLike<number>) => ({
    covariance: mean[pairs] - mean[F2] ** 2,
    variance: mean[F4] - mean[F2] ** 2,
  });
  return {
    value: (mean) => parts(mean).covariance / parts(mean).variance,
    gradient: (mean) => {
      const { covariance, variance } = parts(mean);
      return [
        [pairs, 1 / variance],
        [F4, -covariance / variance ** 2],
        [F2, (2 * mean[F2] * (covariance - variance)) / variance ** 2],
      ];
    },
  };
}

const READINGS: Record<(typeof PRIOR_MEASURES)[number], Reading> = {
  mean: meanOf(F),
  variance: meanOf(F2),
  kurtosis: {
    value: (mean) => mean[F4] / mean[F2] ** 2,
    gradient: (mean) => [
      [F4, 1 / mean[F2] ** 2],
      [F2, (-2 * mean[F4]) / mean[F2] ** 3],
    ],
  },
  logSquare: meanOf(LOG_F2),
  inputCorrelation: correlationOver(INPUT_PAIRS),
  outputCorrelation: correlationOver(OUTPUT_PAIRS),
  crossCorrelation: correlationOver(CROSS_PAIRS),
};

/** Returns whether networks of this shape have pairs to correlate, for the measures that need them. */
export function isMeasured(measure: PriorMeasure, { inputs, outputs }: { inputs: number; outputs: number }): boolean {
  if (measure === 'inputCorrelation') return inputs > 1;
  if (measure === 'outputCorrelation') return outputs > 1;
  return measure !== 'crossCorrelation' || (inputs > 1 && outputs > 1);
}

/** Returns the measured numbers of a prior, each with its standard error. */
export function priorNumbers(moments: WeightedMoments, shape: { inputs: number; outputs: number }): MeasuredNumber[] {
  const mean = moments.means();
  return PRIOR_MEASURES.filter((name) => isMeasured(name, shape)).map((name) => {
    const gradient = new Float64Array(STATISTICS);
    for (const [statistic, derivative] of READINGS[name].gradient(mean)) gradient[statistic] = derivative;
    return { name, ...moments.estimate(READINGS[name].value(mean), gradient) };
  });
}
