/** Estimates, fits and number formats that the claims of several lessons share. */
import type { Sweep } from '../config/sweep/sweep.ts';
import { fitPowerLawOfSeeds, type PowerLaw } from '../maths/slope.ts';
import { mean, standardDeviation } from '../maths/summary.ts';
import { fixedText } from '../words/number-text.ts';
import { words } from '../words/words.ts';

/** A number with its standard error. */
export interface Estimate {
  value: number;
  error: number;
}

/** Returns the values of an axis of a sweep as numbers. */
export const axisNumbers = ({ axes }: Sweep, axis = 0): number[] => axes[axis].values.map(Number);

/**
 * Returns the mean over seeds with its standard error.
 *
 * @throws Error with a sentence where fewer than two are numbers, or more than half are not
 */
export function meanOverSeeds(bySeed: readonly number[]): Estimate {
  const values = bySeed.filter(Number.isFinite);
  if (values.length < 2 || 2 * values.length < bySeed.length) throw new Error(words.lessons.claim.tooFew);
  return { value: mean(values), error: standardDeviation(values) / Math.sqrt(values.length) };
}

/**
 * Returns an estimate for a claim that rests on its standard error.
 *
 * @throws Error with a sentence where the error is 0 or not known: then anything would lie outside of it
 */
export function withSpread<Known extends Estimate>(estimate: Known): Known {
  if (!(estimate.error > 0)) throw new Error(words.lessons.claim.noError);
  return estimate;
}

/**
 * Fits the power law over the points at which `x` is at most `upTo`, seed by seed.
 *
 * @param bySeed the values, [x][seed]
 * @throws Error with a sentence where there are too few points for a slope
 */
export function powerLawUpTo(x: readonly number[], bySeed: readonly (readonly number[])[], upTo: number): PowerLaw {
  const kept = [...x.keys()].filter((i) => x[i] <= upTo);
  const law = fitPowerLawOfSeeds(
    kept.map((i) => x[i]),
    kept.map((i) => bySeed[i]),
  );
  if (!law) throw new Error(words.lessons.claim.tooFew);
  return law;
}

/** The least and the largest number of decimals of a number with its error. */
const DIGITS = { least: 2, most: 5 };

/** Returns the number of decimals at which an error is not 0. */
const digitsOf = (error: number): number =>
  error > 0 ? Math.min(DIGITS.most, Math.max(DIGITS.least, Math.ceil(-Math.log10(error)))) : DIGITS.least;

/** Formats an estimate as "0.98 ± 0.01", by default with as many decimals as it takes to see the error. */
export const withError = ({ value, error }: Estimate, digits = digitsOf(error)): string =>
  `${fixedText(value, digits)} ± ${fixedText(error, digits)}`;

/** Formats an estimate of a share in percent, with as many decimals as it takes to see the error. */
export const percentWithError = ({ value, error }: Estimate): string => {
  const inPercent = { value: 100 * value, error: 100 * error };
  const digits = Math.ceil(-Math.log10(inPercent.error));
  return words.lessons.percent(
    withError(inPercent, error > 0 ? Math.min(DIGITS.most, Math.max(0, digits)) : DIGITS.least),
  );
};

/** Returns whether each value is less than the one before. */
export const isFalling = (estimates: readonly Estimate[]): boolean =>
  estimates.every(({ value }, i) => i === 0 || value < estimates[i - 1].value);

/**
 * Returns the learning rate at which a loss is least: the lowest point of the parabola, on log axes, through the best
 * rate that was tried and its neighbours. Returns the best rate itself where it is the first or the last, or where a
 * neighbour has diverged; NaN where no loss is a finite number.
 *
 * @param rates rising
 * @param losses at each of them, above 0; not a finite number where training has diverged
 */
export function bestRate(rates: readonly number[], losses: readonly number[]): number {
  const finite = losses.map((loss) => (Number.isFinite(loss) ? loss : Infinity));
  const best = finite.indexOf(Math.min(...finite));
  if (!Number.isFinite(finite[best])) return NaN;
  const near = [best - 1, best, best + 1];
  const [x0, x1, x2] = near.map((i) => Math.log2(rates[i]));
  const [y0, y1, y2] = near.map((i) => Math.log2(finite[i]));
  const [left, right] = [(x1 - x0) * (y1 - y2), (x1 - x2) * (y1 - y0)];
  if (left === right || !Number.isFinite(left - right)) return rates[best];
  return 2 ** (x1 - ((x1 - x0) * left - (x1 - x2) * right) / (left - right) / 2);
}
