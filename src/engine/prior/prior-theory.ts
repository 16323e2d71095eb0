import { PRIOR_MEASURES, type PriorTheory, type PriorTheoryName } from '../../config/prior-report.ts';
import type { PriorExperiment } from '../../config/prior.ts';
import {
  crossOutputMoments,
  finiteCrossOutputMoments,
  logScaleMoments,
  proportionalAlpha,
  scaleMoment,
  type CrossOutputMoments,
} from '../../maths/deep-linear-prior.ts';
import { posteriorPrediction } from '../../maths/deep-linear-posterior.ts';
import { finitePosterior, type FinitePosterior } from '../../maths/finite-posterior.ts';
import { gaussianDensity, mixtureDensity, proportionalDensity } from '../../maths/prior-density.ts';
import { kernelRows, outputKernel } from './output-kernel.ts';
import { isMeasured } from './output-statistics.ts';
import { posteriorMixture } from './posterior-mixture.ts';

/** E log of a squared standard normal: psi(1/2) + log 2 = -gamma - log 2. */
const LOG_SQUARE_OF_NORMAL = -1.2703628454614782;
/** The least unit of the curves: of any kernel, and as a part of their middle. */
const LEAST_SPREAD = { absolute: 1e-100, relative: 1e-9 };

/** The reach of the curves in standard deviations of the histogram, and their points per standard deviation. */
const REACH = 8;
const POINTS_PER_DEVIATION = 25;

/**
 * The distance from proportional outputs at infinite width up to which inputs can't be told apart: no posterior is
 * computed.
 */
const SINGULAR = 1e-9;

type Numbers = PriorTheory['numbers'];
/** A function that returns the density of f. */
type Density = (f: number) => number;

/**
 * Returns the theory of an experiment (docs/maths.md 6). Deep linear networks have the exact law at finite width, and
 * the limit at fixed depth over width. All networks have the Gaussian process of infinite width.
 */
export function priorTheory(prior: PriorExperiment): PriorTheory {
  return prior.y ? posteriorTheory(prior, prior.y) : freeTheory(prior);
}

const widthsOf = ({ depth, width }: PriorExperiment) => Array.from({ length: depth }, () => width);

/** The law of Q in a theory. */
interface ScaleLaw {
  secondMoment: number;
  meanLog: number;
  cross: CrossOutputMoments;
}

function scaleLaws(prior: PriorExperiment): Partial<Record<PriorTheoryName, ScaleLaw>> {
  const gaussian = { secondMoment: 1, meanLog: 0, cross: { diagonal: 1, offDiagonal: 0 } };
  if (prior.activation !== 'linear') return { gaussian };
  const widths = widthsOf(prior);
  const alpha = proportionalAlpha(widths);
  return {
    exact: {
      secondMoment: scaleMoment(2, widths),
      meanLog: logScaleMoments(widths).mean,
      cross: finiteCrossOutputMoments(widths),
    },
    proportional: { secondMoment: Math.exp(2 * alpha), meanLog: -alpha, cross: crossOutputMoments(alpha) },
    gaussian,
  };
}

function freeTheory(prior: PriorExperiment): PriorTheory {
  const { variance, covariance } = outputKernel(prior);
  const numbers: Numbers = {};
  for (const [theory, law] of Object.entries(scaleLaws(prior)) as [PriorTheoryName, ScaleLaw][]) {
    const values = numbersOf(law, variance, covariance / variance);
    for (const name of PRIOR_MEASURES) {
      if (isMeasured(name, prior)) numbers[name] = { ...numbers[name], [theory]: values[name] };
    }
  }
  const densities: Partial<Record<PriorTheoryName, Density>> = { gaussian: (f) => gaussianDensity(f, variance) };
  if (prior.activation === 'linear') {
    const widths = widthsOf(prior);
    const exact = mixtureDensity(widths);
    const proportional = proportionalDensity(proportionalAlpha(widths));
    densities.exact = (f) => exact(f, variance);
    densities.proportional = (f) => proportional(f, variance);
  }
  return { numbers, ...curvesOf(densities, 0, Math.sqrt(variance)) };
}

/**
 * Returns moments of f_a(x) with covariance Q_ab K(x, x'), for K(x, x) = `variance` and correlation `c` of two inputs.
 */
function numbersOf(
  { secondMoment, meanLog, cross }: ScaleLaw,
  variance: number,
  c: number,
): Record<(typeof PRIOR_MEASURES)[number], number> {
  const correlation = (moment: number) => (moment - 1) / (3 * secondMoment - 1);
  return {
    mean: 0,
    variance,
    kurtosis: 3 * secondMoment,
    logSquare: Math.log(variance) + meanLog + LOG_SQUARE_OF_NORMAL,
    inputCorrelation: correlation(secondMoment * (1 + 2 * c ** 2)),
    outputCorrelation: correlation(secondMoment),
    crossCorrelation: correlation(cross.diagonal + 2 * c ** 2 * cross.offDiagonal),
  };
}

function posteriorTheory(prior: PriorExperiment, y: readonly number[]): PriorTheory {
  const kernel = outputKernel(prior);
  if (!(1 - kernel.covariance / kernel.variance > SINGULAR)) return { numbers: {}, ...curvesOf({}, 0, 1) };
  const gram = kernelRows(kernel, y.length);
  const isLinear = prior.activation === 'linear';
  const widths = isLinear ? widthsOf(prior) : [];
  const alpha = proportionalAlpha(widths);
  const cross = [y.map(() => kernel.covariance)];
  const prediction = posteriorPrediction({ gram, cross, self: [kernel.variance], y, alpha });
  const { theta } = prediction;
  const [[mean], [variance], [gaussianVariance]] = [prediction.mean, prediction.variance, prediction.nngpVariance];
  const gaussian = { scale: 1, density: gaussianDensity };
  const laws: Partial<Record<PriorTheoryName, FinitePosterior>> = isLinear
    ? {
        exact: finitePosterior(widths, theta, y.length),
        proportional: { scale: variance / gaussianVariance, density: posteriorMixture(alpha, theta, y.length) },
        gaussian,
      }
    : { gaussian };
  const widest = Math.max(...Object.values(laws).map(({ scale }) => scale));
  const densities = mapLaws(
    laws,
    ({ density }): Density =>
      (f) =>
        density(f - mean, gaussianVariance),
  );
  return {
    numbers: {
      mean: mapLaws(laws, () => mean),
      variance: mapLaws(laws, ({ scale }) => scale * gaussianVariance),
      scale: mapLaws(laws, ({ scale }) => scale),
    },
    ...curvesOf(densities, mean, Math.sqrt(widest * gaussianVariance)),
  };
}

/** Returns a value for each theory that there is. */
const mapLaws = <Law, Value>(
  laws: Partial<Record<PriorTheoryName, Law>>,
  of: (law: Law) => Value,
): Partial<Record<PriorTheoryName, Value>> =>
  Object.fromEntries(Object.entries(laws).map(([theory, law]) => [theory, of(law)]));

function curvesOf(densities: Partial<Record<PriorTheoryName, Density>>, center: number, spread: number) {
  // A kernel beyond float64's range has no unit to draw in, and in a smaller one its places could not be told apart.
  const least = Math.max(LEAST_SPREAD.absolute, LEAST_SPREAD.relative * Math.abs(center));
  const deviation = spread > 0 && Number.isFinite(spread) ? Math.max(spread, least) : 1;
  const points = 2 * REACH * POINTS_PER_DEVIATION + 1;
  const x = Float64Array.from(
    { length: points },
    (_, point) => center + deviation * (point / POINTS_PER_DEVIATION - REACH),
  );
  const curves = Object.fromEntries(
    Object.entries(densities).map(([theory, density]) => [theory, x.map((f) => density(f))]),
  );
  return { x, curves, center, deviation };
}
