/** Claims on how many random labels are fitted, and how soon. */
import type { Quantity } from '../../config/sweep/quantity.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import { fitPowerLaw } from '../../maths/slope.ts';
import { axisNumbers, withError } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { halfSuccess, jackknife } from './boundary.ts';
import { INPUTS, LARGE, RATES, RATIO, SMALL, SUCCESS, UNITS } from './studies.ts';
import { outcomesAt, shareOf, successes, valuesAt } from './successes.ts';
import { said } from './words.ts';

const resultOf = (results: LessonResults, study: string) => sweepStudy(results, study).result;
const stepsOf = ({ sweep }: SweepResult) => sweep.base.train.steps;

/** Cells of studies, by the values of the axes. */
interface Cells {
  study: string;
  name: string;
  at: (string | number)[][];
}

/** The least width that is claimed; narrower networks have too many samples that no unit can fit. */
const WIDTHS = [UNITS, 2 * UNITS];

/** The claim that networks fit many more labels than theorems ask for, whatever the step size. */
export const beyondTheorem = defineClaim<Cells[]>({
  id: 'boundary',
  ...said.claims.boundary({ inputs: INPUTS, widths: WIDTHS, ratio: RATIO }),
  studies: ['phase', 'large-steps', 'layers'],
  world: [
    { study: 'phase', name: said.worlds.rate(SMALL.lr), at: WIDTHS.map((width) => [width, RATIO]) },
    { study: 'large-steps', name: said.worlds.rate(LARGE.lr), at: WIDTHS.map((width) => [width, RATIO]) },
  ],
  control: {
    name: said.worlds.readoutAlone,
    world: [{ study: 'layers', name: said.worlds.rate(SMALL.lr), at: [[RATES.readoutAlone, RATIO]] }],
  },
  measure: (results, world) => {
    const shares = world.map(({ study, name, at }) => {
      const result = resultOf(results, study);
      return { ...shareOf(at.flatMap((cell) => outcomesAt(result, cell))), name, steps: stepsOf(result) };
    });
    return {
      reproduced: shares.every(({ value }) => value >= 0.9),
      measured: said.measured.shares(shares),
    };
  },
});

/** Returns n/(md) at which half of the networks succeed, by x, from some of the seeds. */
function halves(result: SweepResult, seeds: readonly number[]): number[] {
  const [places, ratios] = [axisNumbers(result.sweep), axisNumbers(result.sweep, 1)];
  const table = successes(result);
  return places.map((_, x) =>
    halfSuccess(
      ratios,
      table.map((row) => shareOf(seeds.map((seed) => row[x][seed])).value),
    ),
  );
}

/** Fits the exponent with which n at half success grows with the width. */
function growthOf(result: SweepResult, seeds: readonly number[]): number {
  const widths = axisNumbers(result.sweep);
  const kept = widths.flatMap((width, x) => (width >= INPUTS ? [x] : []));
  const half = halves(result, seeds);
  const law = fitPowerLaw(
    kept.map((x) => widths[x]),
    kept.map((x) => half[x] * widths[x] * INPUTS),
  );
  return law?.slope ?? NaN;
}

/** The claim that with small steps the number of fitted labels grows as the number of weights. */
export const growth = defineClaim({
  id: 'beyond-lazy',
  ...said.claims['beyond-lazy'](INPUTS),
  studies: ['phase', 'large-steps'],
  world: 'phase',
  control: { name: said.worlds.largeSteps, world: 'large-steps' },
  measure: (results, study) => {
    const result = resultOf(results, study);
    const exponent = jackknife(result.sweep.seeds, (seeds) => growthOf(result, seeds));
    return {
      reproduced: exponent.value > 0.85 && exponent.value < 1.15,
      measured: said.measured.exponent(withError(exponent), stepsOf(result)),
    };
  },
});

const stepsUntilFit: Quantity = { of: 'run', measure: 'loss', stepsUntil: SUCCESS };

/** Returns the upper median, where NaN, which stands for never, is the largest. */
const medianOrNever = (steps: readonly number[]): number =>
  steps.map((step) => (Number.isNaN(step) ? Infinity : step)).toSorted((a, b) => a - b)[Math.floor(steps.length / 2)];

/** The claim that random labels on few inputs take longer. */
export const dimension = defineClaim({
  id: 'dimension',
  ...said.claims.dimension,
  studies: ['dimension', 'smooth-labels'],
  world: 'dimension',
  control: { name: said.worlds.smoothLabels, world: 'smooth-labels' },
  measure: (results, study) => {
    const result = resultOf(results, study);
    const inputs = axisNumbers(result.sweep);
    const byRate = axisNumbers(result.sweep, 1).map((rate) => ({
      rate,
      steps: inputs.map((d) => medianOrNever(valuesAt(result, stepsUntilFit, [d, rate]))),
    }));
    return {
      reproduced: byRate.every(({ steps }) => steps.every((step, x) => x === 0 || steps[x - 1] / step >= 3)),
      measured: said.measured.stepsByRate(
        byRate.map(({ rate, steps }) => ({ rate, steps: steps.map((step) => step.toFixed(0)) })),
        inputs,
      ),
    };
  },
});

/** n/(md) between the boundaries of small and of large steps. */
const BETWEEN = 0.6;

/** The claim that large steps, and not the labels, set the boundary of rich networks. */
export const smallerSteps = defineClaim({
  id: 'smaller-steps',
  ...said.claims['smaller-steps']({ ratio: BETWEEN, small: SMALL.lr, large: LARGE.lr }),
  studies: ['rate', 'lazy'],
  world: 'rate',
  control: { name: said.worlds.lazy, world: 'lazy' },
  measure: (results, study) => {
    const result = resultOf(results, study);
    const at = (rate: number) => ({ ...shareOf(outcomesAt(result, [BETWEEN, rate])), rate });
    const [small, large] = [at(SMALL.lr), at(LARGE.lr)];
    return {
      reproduced: small.value >= 0.75 && large.value <= 0.25,
      measured: said.measured.twoRates([small, large], stepsOf(result)),
    };
  },
});
