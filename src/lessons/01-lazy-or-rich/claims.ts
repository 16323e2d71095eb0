import { sweepCells } from '../../config/sweep/cells.ts';
import type { Quantity } from '../../config/sweep/quantity.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { makeCurve } from '../../tasks/curve.ts';
import { axisNumbers, meanOverSeeds, powerLawUpTo, withError, type Estimate } from '../claim-tools.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { distanceToSpline, distanceToTwoLines, type Sampled } from './straight-lines.ts';

/** Movement of the last hidden layer at the end. */
export const movement: Quantity = { of: 'layer', measure: 'featureMove', layer: 'last', at: 'end' };
/** The gap to the lazy twin at the end, in units of rms(y). */
export const gap: Quantity = { of: 'run', measure: 'twinGap', at: 'end' };

/** Reads a quantity at the two ends of the dial. */
function atBothEnds(results: LessonResults, study: string, quantity: Quantity): { lazy: Estimate; rich: Estimate } {
  const bySeed = quantityBySeed(sweepStudy(results, study).result, quantity);
  return { lazy: meanOverSeeds(bySeed[0]), rich: meanOverSeeds(bySeed[bySeed.length - 1]) };
}

/** Fits the power law of a quantity over the dial, for γ₀ up to `upTo`. */
function lawUpTo(results: LessonResults, study: string, quantity: Quantity, upTo: number) {
  const { result } = sweepStudy(results, study);
  return powerLawUpTo(axisNumbers(result.sweep), quantityBySeed(result, quantity), upTo);
}

const slopeText = ({ slope, error }: { slope: number; error: number }) => withError({ value: slope, error });

const moves = (about: { id: string; study: string; statement: string; upTo: number }): Claim => ({
  id: about.id,
  statement: about.statement,
  source: 'arXiv 1812.07956, our setting',
  expected: `slope on log axes between 0.9 and 1.1 for γ₀ up to ${about.upTo}`,
  studies: [about.study],
  measure: (results) => {
    const law = lawUpTo(results, about.study, movement, about.upTo);
    return { reproduced: law.slope > 0.9 && law.slope < 1.1, measured: `slope ${slopeText(law)}` };
  },
});

const twinOfFit: Claim = {
  id: 'twin-fit',
  statement: 'On the one-dimensional fit, network and lazy twin become the same as γ₀ goes to 0.',
  source: 'arXiv 1812.07956, our setting',
  expected: 'a gap below 1 % of rms(y) at the smallest γ₀, and below a tenth of the gap at the largest',
  studies: ['fit'],
  measure: (results) => {
    const { lazy, rich } = atBothEnds(results, 'fit', gap);
    return {
      reproduced: lazy.value < 0.01 && lazy.value < rich.value / 10,
      measured: `gap ${percent(lazy)} at the lazy end, ${percent(rich)} at the rich end`,
    };
  },
};

const percent = ({ value, error }: Estimate) => `${withError({ value: 100 * value, error: 100 * error })} %`;

const twinOfDigits: Claim = {
  id: 'twin-digits',
  statement: 'On digits, the gap to the lazy twin falls at least as fast as γ₀, and no faster than γ₀².',
  source: 'arXiv 1812.07956, our setting',
  expected: 'slope on log axes between 0.9 and 2.1 for γ₀ up to 0.1, and a gap below 1 % of rms(y) at the smallest γ₀',
  studies: ['digits'],
  measure: (results) => {
    const law = lawUpTo(results, 'digits', gap, 0.1);
    const { lazy } = atBothEnds(results, 'digits', gap);
    return {
      reproduced: law.slope > 0.9 && law.slope < 2.1 && lazy.value < 0.01,
      measured: `slope ${slopeText(law)}, gap ${percent(lazy)} at the lazy end`,
    };
  },
};

/** Measures a distance of the learned functions at both ends of the dial; the target has standard deviation 1. */
function distances(results: LessonResults, distance: (learned: Sampled, samples: Sampled) => number) {
  const { result, outputs } = sweepStudy(results, 'kinks');
  const cells = sweepCells(result.sweep);
  const at = (cell: number) => {
    const task = cells[cell].experiment?.task;
    if (task?.name !== 'curve' || !outputs) return meanOverSeeds([]);
    const { train, test } = makeCurve(task).dataset;
    const learned = outputs.filter((y, i) => result.runs[i].cell === cell && y.length > 0);
    return meanOverSeeds(learned.map((y) => distance({ x: test.x, y }, train)));
  };
  return { lazy: at(0), rich: at(cells.length - 1) };
}

const bothEnds = ({ lazy, rich }: { lazy: Estimate; rich: Estimate }) =>
  `${withError(lazy)} at the lazy end, ${withError(rich)} at the rich end`;

const kinksStay: Claim = {
  id: 'kinks-stay',
  statement:
    'A lazy relu network can’t move its kinks: what it learns is one straight line on either side of 0. A rich one can.',
  source: 'follows from the linearization at step 0, where all biases are 0; our setting',
  expected: 'rms distance to two lines below 0.15 at the lazy end and above 0.3 at the rich end',
  studies: ['kinks'],
  measure: (results) => {
    const found = distances(results, distanceToTwoLines);
    return { reproduced: found.lazy.value < 0.15 && found.rich.value > 0.3, measured: bothEnds(found) };
  },
};

const spline: Claim = {
  id: 'spline',
  statement: 'A rich relu network comes out near the linear spline, the straight lines from sample to sample.',
  source: 'arXiv 1906.07842, our setting',
  expected: 'rms distance below 0.15 at the rich end and above 0.3 at the lazy end',
  studies: ['kinks'],
  measure: (results) => {
    const found = distances(results, distanceToSpline);
    return { reproduced: found.rich.value < 0.15 && found.lazy.value > 0.3, measured: bothEnds(found) };
  },
};

const direction: Claim = {
  id: 'direction',
  statement: 'Where the target knows a single direction of the input, rich networks learn more from the same samples.',
  source: 'arXiv 2206.15144, our setting',
  expected: 'a test loss at the rich end below half of that at the lazy end',
  studies: ['direction'],
  measure: (results) => {
    const found = atBothEnds(results, 'direction', { of: 'run', measure: 'testLoss', at: 'end' });
    return { reproduced: found.rich.value < found.lazy.value / 2, measured: `test loss ${bothEnds(found)}` };
  },
};

/** The claims about the dial. */
export const claims: readonly Claim[] = [
  moves({
    id: 'movement-fit',
    study: 'fit',
    statement: 'On the one-dimensional fit, the features of lazy networks move in proportion to γ₀.',
    upTo: 0.03,
  }),
  moves({
    id: 'movement-digits',
    study: 'digits',
    statement: 'On digits, too, the features of lazy networks move in proportion to γ₀.',
    upTo: 0.1,
  }),
  twinOfFit,
  twinOfDigits,
  kinksStay,
  spline,
  direction,
];
