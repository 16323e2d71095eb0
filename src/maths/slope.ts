/** Power laws through points: straight lines on log axes, by ordinary least squares (docs/maths.md 7). */
import { mean, standardDeviation } from './summary.ts';

/** y = 2^intercept x^slope. */
export interface PowerLaw {
  slope: number;
  /** The standard error of the slope. */
  error: number;
  /** log2 of y at x = 1. */
  intercept: number;
  /** The number of points that it rests on. */
  points: number;
  /** The number of points that were left out because they have no logarithm. */
  leftOut: number;
}

/** The least number of points: two always lie on a line, and an error needs a third. */
const FEWEST_POINTS = 3;

/**
 * Fits the power law to the points `x`, `y` (of one length) on log axes; its error comes from the residuals.
 *
 * @returns `null` with fewer than 3 points that have logarithms, or all of them at one x
 */
export function fitPowerLaw(x: readonly number[], y: readonly number[]): PowerLaw | null {
  const points = x
    .map((at, i) => [Math.log2(at), Math.log2(y[i])] as const)
    .filter((point) => point.every(Number.isFinite));
  const [middleX, middleY] = [mean(points.map(([u]) => u)), mean(points.map(([, v]) => v))];
  const sum = (term: (u: number, v: number) => number) =>
    points.reduce((total, [u, v]) => total + term(u - middleX, v - middleY), 0);
  const spread = sum((u) => u * u);
  if (points.length < FEWEST_POINTS || spread === 0) return null;
  const slope = sum((u, v) => u * v) / spread;
  const variance = sum((u, v) => (v - slope * u) ** 2) / (points.length - 2);
  return {
    slope,
    error: Math.sqrt(variance / spread),
    intercept: middleY - slope * middleX,
    points: points.length,
    leftOut: x.length - points.length,
  };
}

/**
 * Fits the power law of several seeds, seed by seed: the mean of their slopes, with its standard error over the seeds.
 * If only one seed has a fit, the error comes from its residuals. If no point is missing, the slope is that of the
 * geometric mean over the seeds. Seeds with too few points are left out.
 *
 * @param bySeed the values, [x][seed]
 * @returns `null` where no seed has a fit
 */
export function fitPowerLawOfSeeds(x: readonly number[], bySeed: readonly (readonly number[])[]): PowerLaw | null {
  const seeds = Math.max(0, ...bySeed.map(({ length }) => length));
  const fits = Array.from({ length: seeds }, (_, seed) =>
    fitPowerLaw(
      x,
      bySeed.map((values) => values[seed] ?? NaN),
    ),
  ).filter((fit) => fit !== null);
  if (fits.length === 0) return null;
  const points = fits.reduce((sum, fit) => sum + fit.points, 0);
  const slopes = fits.map(({ slope }) => slope);
  return {
    slope: mean(slopes),
    error: fits.length === 1 ? fits[0].error : standardDeviation(slopes) / Math.sqrt(fits.length),
    intercept: mean(fits.map(({ intercept }) => intercept)),
    points,
    leftOut: seeds * x.length - points,
  };
}
