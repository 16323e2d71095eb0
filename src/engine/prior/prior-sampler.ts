import type { PriorReport, PriorTheory } from '../../config/prior-report.ts';
import type { PriorExperiment } from '../../config/prior.ts';
import { randomStream, type RandomStream } from '../../maths/random.ts';
import { condition, POSTERIOR_STATISTICS, posteriorNumbers } from './condition.ts';
import { drawFeatures } from './draw-features.ts';
import { createOutputHistogram, type OutputHistogram } from './output-histogram.ts';
import { outputStatistics, priorNumbers, STATISTICS } from './output-statistics.ts';
import { priorTheory } from './prior-theory.ts';
import { createWeightedMoments, type WeightedMoments } from './weighted-moments.ts';

/** A sampler that draws the networks of a prior, some at a time. */
export interface PriorSampler {
  /** The theory of these networks. */
  readonly theory: PriorTheory;
  /** Networks drawn so far. */
  readonly drawn: number;
  /** Draws more networks for a few hundredths of a second; none when all are drawn. */
  draw: () => Promise<void>;
  /** Returns the report of the networks so far; its arrays are copies. */
  report: () => PriorReport;
}

/** Features that the engine works on at once, and normals between two looks at the messages. */
const FEATURES_AT_ONCE = 65_536;
const NORMALS_AT_ONCE = 1_500_000;

/** Outputs drawn for the histogram from each network of a posterior: the few heavy ones are smoothed. */
const DRAWS_PER_NETWORK = 8;

/**
 * Returns the number of networks drawn at once. It depends on the experiment alone, since a seed's networks depend on
 * it.
 */
const chunkSize = ({ width, inputs, depth }: PriorExperiment) =>
  Math.max(1, Math.floor(Math.min(FEATURES_AT_ONCE, NORMALS_AT_ONCE / Math.max(1, depth)) / (width * inputs)));

/** The record of the drawn networks for one kind of experiment. */
interface Record {
  moments: WeightedMoments;
  /** Takes `members` networks by the factors of their outputs' covariances, [members, inputs, inputs]. */
  take: (factors: Float64Array, members: number) => void;
  measures: () => PriorReport['measures'];
}

/**
 * Creates a sampler without a network yet; the tfjs backend must be open. Fast and slow machines draw the same
 * networks, and so do all backends up to the rounding of the activations.
 */
export function createPriorSampler(prior: PriorExperiment): PriorSampler {
  const theory = priorTheory(prior);
  const stream = randomStream(prior.seed, 'prior');
  const histogram = createOutputHistogram(theory.center, theory.deviation);
  const record = prior.y
    ? recordPosterior(prior, prior.y, theory, stream, histogram)
    : recordPrior(prior, stream, histogram);
  let drawn = 0;
  return {
    theory,
    get drawn() {
      return drawn;
    },
    draw: async () => {
      const members = Math.min(chunkSize(prior), prior.networks - drawn);
      if (members === 0) return;
      record.take(await drawFeatures(prior, stream, members), members);
      drawn += members;
    },
    report: () => ({
      networks: drawn,
      effective: record.moments.effective,
      measures: record.measures(),
      histogram: { edges: histogram.edges.slice(), counts: histogram.counts.slice(), total: histogram.total },
    }),
  };
}

/** Records a prior, with every output at every input in the histogram. */
function recordPrior(prior: PriorExperiment, { normal }: RandomStream, histogram: OutputHistogram): Record {
  const { inputs, outputs } = prior;
  const moments = createWeightedMoments(STATISTICS);
  const statistics = new Float64Array(STATISTICS);
  const eps = new Float64Array(inputs);
  const f = new Float64Array(outputs * inputs);
  const readOut = (factors: Float64Array, start: number) => {
    for (let output = 0; output < outputs; output++) {
      for (let p = 0; p < inputs; p++) {
        eps[p] = normal();
        let sum = 0;
        for (let q = 0; q <= p; q++) sum += factors[start + p * inputs + q] * eps[q];
        f[output * inputs + p] = sum;
      }
    }
  };
  return {
    moments,
    take: (factors, members) => {
      for (let member = 0; member < members; member++) {
        readOut(factors, member * inputs ** 2);
        outputStatistics(f, inputs, statistics);
        moments.add(statistics, 1);
        for (const value of f) histogram.add(value, 1);
      }
    },
    measures: () => priorNumbers(moments, prior),
  };
}

/**
 * Records a posterior, where networks count by the likelihood of the targets, relative to the likeliest network so far.
 */
function recordPosterior(
  { inputs }: PriorExperiment,
  y: readonly number[],
  theory: PriorTheory,
  { normal }: RandomStream,
  histogram: OutputHistogram,
): Record {
  const moments = createWeightedMoments(POSTERIOR_STATISTICS);
  let highest = -Infinity;
  return {
    moments,
    take: (factors, members) => {
      for (let member = 0; member < members; member++) {
        const { logLikelihood, mean, variance } = condition(factors, member, inputs, y);
        if (logLikelihood > highest) {
          const factor = Math.exp(highest - logLikelihood);
          moments.rescale(factor);
          histogram.rescale(factor);
          highest = logLikelihood;
        }
        const weight = highest === -Infinity ? 0 : Math.exp(logLikelihood - highest);
        moments.add([mean, variance + mean ** 2], weight);
        for (let draw = 0; draw < DRAWS_PER_NETWORK; draw++) {
          histogram.add(mean + Math.sqrt(variance) * normal(), weight / DRAWS_PER_NETWORK);
        }
      }
    },
    measures: () => posteriorNumbers(moments, theory.numbers.variance?.gaussian ?? NaN),
  };
}
