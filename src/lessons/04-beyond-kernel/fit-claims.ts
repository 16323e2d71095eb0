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
import { countText, outcomesAt, shareOf, successes, valuesAt } from './successes.ts';

const OURS = 'arXiv 2212.02323 and 1902.04674, our setting';

const resultOf = (results: LessonResults, study: string) => sweepStudy(results, study).result;
const inSteps = ({ sweep }: SweepResult) => `T = ${sweep.base.train.steps} steps`;

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
  statement: `With d = ${INPUTS} inputs, nearly all networks of ${WIDTHS.join(' or ')} units fit n = ${RATIO} md random labels, four to six times √(md), whether steps are small or large.`,
  source: OURS,
  expected: `at least 90 % of the networks at n/(md) = ${RATIO} with either step size`,
  studies: ['phase', 'large-steps', 'layers'],
  world: [
    { study: 'phase', name: `rate ${SMALL.lr}`, at: WIDTHS.map((width) => [width, RATIO]) },
    { study: 'large-steps', name: `rate ${LARGE.lr}`, at: WIDTHS.map((width) => [width, RATIO]) },
  ],
  control: {
    name: 'the readout alone trained, in place of both layers',
    world: [{ study: 'layers', name: `rate ${SMALL.lr}`, at: [[RATES.readoutAlone, RATIO]] }],
  },
  measure: (results, world) => {
    const shares = world.map(({ study, name, at }) => {
      const result = resultOf(results, study);
      return { name, result, share: shareOf(at.flatMap((cell) => outcomesAt(result, cell))) };
    });
    return {
      reproduced: shares.every(({ share }) => share.value >= 0.9),
      measured: shares
        .map(({ name, result, share }) => `${countText(share)} with ${name}, ${inSteps(result)}`)
        .join(';\n'),
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
  statement:
    'With small steps, the number of labels that half of the networks fit grows in proportion to m, as md does; √(md) grows only as the square root of m.',
  source: OURS,
  expected: `exponent of the width between 0.85 and 1.15, from m = ${INPUTS} on; √(md) has 0.5`,
  studies: ['phase', 'large-steps'],
  world: 'phase',
  control: { name: 'steps three times as large', world: 'large-steps' },
  measure: (results, study) => {
    const result = resultOf(results, study);
    const exponent = jackknife(result.sweep.seeds, (seeds) => growthOf(result, seeds));
    return {
      reproduced: exponent.value > 0.85 && exponent.value < 1.15,
      measured: `exponent ${withError(exponent)}, ${inSteps(result)}`,
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
  statement:
    'With the number of hidden weights fixed at md = 400, more inputs and fewer units fit as many random labels in fewer steps, whether steps are small or large.',
  source: 'our finding, in our setting',
  expected: 'steps until n = 0.1 md labels are fitted fall at least threefold with each doubling of d, at either rate',
  studies: ['dimension', 'smooth-labels'],
  world: 'dimension',
  control: { name: 'labels of a linear teacher in place of random ones', world: 'smooth-labels' },
  measure: (results, study) => {
    const result = resultOf(results, study);
    const inputs = axisNumbers(result.sweep);
    const byRate = axisNumbers(result.sweep, 1).map((rate) => ({
      rate,
      steps: inputs.map((d) => medianOrNever(valuesAt(result, stepsUntilFit, [d, rate]))),
    }));
    return {
      reproduced: byRate.every(({ steps }) => steps.every((step, x) => x === 0 || steps[x - 1] / step >= 3)),
      measured: byRate
        .map(({ rate, steps }) => `${steps.map((step) => step.toFixed(0)).join(', ')} steps with rate ${rate}`)
        .join(';\n')
        .concat(` at d = ${inputs.join(', ')}`),
    };
  },
});

/** n/(md) between the boundaries of small and of large steps. */
const BETWEEN = 0.6;

/** The claim that large steps, and not the labels, set the boundary of rich networks. */
export const smallerSteps = defineClaim({
  id: 'smaller-steps',
  statement:
    'Large steps lower the boundary: with as many steps, each a third as large, networks fit labels that they don’t fit with large ones.',
  source: 'our finding, in our setting',
  expected: `at n/(md) = ${BETWEEN} at least 75 % of the networks with rate ${SMALL.lr}, at most 25 % with ${LARGE.lr}`,
  studies: ['rate', 'lazy'],
  world: 'rate',
  control: { name: 'lazy networks, γ₀ = 0.02', world: 'lazy' },
  measure: (results, study) => {
    const result = resultOf(results, study);
    const at = (rate: number) => shareOf(outcomesAt(result, [BETWEEN, rate]));
    const [small, large] = [at(SMALL.lr), at(LARGE.lr)];
    return {
      reproduced: small.value >= 0.75 && large.value <= 0.25,
      measured: `${countText(small)} with ${SMALL.lr}, ${countText(large)} with ${LARGE.lr}, ${inSteps(result)}`,
    };
  },
});
