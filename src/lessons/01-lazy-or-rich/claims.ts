import { sweepCells } from '../../config/sweep/cells.ts';
import type { Quantity } from '../../config/sweep/quantity.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { makeCurve } from '../../tasks/curve.ts';
import {
  axisNumbers,
  meanOverSeeds,
  percentWithError,
  powerLawUpTo,
  withError,
  type Estimate,
} from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { distanceToSpline, distanceToTwoLines, type Sampled } from './straight-lines.ts';

/** Movement of the last hidden layer at the end. */
export const movement: Quantity = { of: 'layer', measure: 'featureMove', layer: 'last', at: 'end' };
/** The gap to the lazy twin at the end, in units of rms(y). */
export const gap: Quantity = { of: 'run', measure: 'twinGap', at: 'end' };
const testLoss: Quantity = { of: 'run', measure: 'testLoss', at: 'end' };

/** A stretch of the dial: the networks of a study with a gamma0 from `from` to `upTo`. */
interface Stretch {
  study: string;
  from?: number;
  upTo?: number;
  /** Whether the output at step 0 is left in; only in the study of the fit. */
  uncentered?: boolean;
}

/** Reads a quantity over a stretch of the dial, [gamma0][seed]. */
function readStretch(results: LessonResults, stretch: Stretch, quantity: Quantity) {
  const { study, from = 0, upTo = Infinity, uncentered = false } = stretch;
  const { result } = sweepStudy(results, study);
  const dial = axisNumbers(result.sweep);
  const kept = [...dial.keys()].filter((i) => dial[i] >= from && dial[i] <= upTo);
  const bySeed = quantityBySeed(result, quantity).slice(uncentered ? dial.length : 0);
  return { gammas: kept.map((i) => dial[i]), bySeed: kept.map((i) => bySeed[i]) };
}

/** Reads a quantity at the two ends of a stretch. */
function atBothEnds(results: LessonResults, stretch: Stretch, quantity: Quantity): { lazy: Estimate; rich: Estimate } {
  const { bySeed } = readStretch(results, stretch, quantity);
  return { lazy: meanOverSeeds(bySeed[0]), rich: meanOverSeeds(bySeed[bySeed.length - 1]) };
}

/** Fits the power law of a quantity over a stretch. */
function lawOver(results: LessonResults, stretch: Stretch, quantity: Quantity) {
  const { gammas, bySeed } = readStretch(results, stretch, quantity);
  return powerLawUpTo(gammas, bySeed, Infinity);
}

const isProportional = (slope: number): boolean => slope > 0.9 && slope < 1.1;
const slopeText = ({ slope, error }: { slope: number; error: number }) => withError({ value: slope, error });

const UNCENTERED = 'f = z/γ₀ in place of (z − z₀)/γ₀';
const RICH_END = 'γ₀ from 0.3 on in place of up to 0.1';
const lazyDigits: Stretch = { study: 'digits', upTo: 0.1 };
const richDigits: Stretch = { study: 'digits', from: 0.3 };

const moves = (about: { id: string; statement: string; world: Stretch; control: { name: string; world: Stretch } }) =>
  defineClaim<Stretch>({
    ...about,
    source: 'arXiv 1812.07956, our setting',
    expected: `slope on log axes between 0.9 and 1.1 for γ₀ up to ${about.world.upTo}`,
    studies: [about.world.study],
    measure: (results, stretch) => {
      const law = lawOver(results, stretch, movement);
      return { reproduced: isProportional(law.slope), measured: `slope ${slopeText(law)}` };
    },
  });

const twinOfFit = defineClaim<Stretch>({
  id: 'twin-fit',
  statement: 'On the one-dimensional fit, network and lazy twin become the same as γ₀ goes to 0.',
  source: 'arXiv 1812.07956, our setting',
  expected: 'a gap below 0.1 % of rms(y) at the smallest γ₀, and below a hundredth of the gap at the largest',
  studies: ['fit'],
  world: { study: 'fit' },
  control: { name: UNCENTERED, world: { study: 'fit', uncentered: true } },
  measure: (results, stretch) => {
    const { lazy, rich } = atBothEnds(results, stretch, gap);
    return {
      reproduced: lazy.value < 0.001 && lazy.value < rich.value / 100,
      measured: `gap ${percentWithError(lazy)} at the lazy end, ${percentWithError(rich)} at the rich end`,
    };
  },
});

const twinOfDigits = defineClaim<Stretch>({
  id: 'twin-digits',
  statement: 'On digits, the gap to the lazy twin falls in proportion to γ₀.',
  source: 'arXiv 1812.07956, our setting',
  expected:
    'slope on log axes between 0.9 and 1.1 for γ₀ up to 0.1, and a gap below 0.1 % of rms(y) at the smallest γ₀',
  studies: ['digits'],
  world: lazyDigits,
  control: { name: RICH_END, world: richDigits },
  measure: (results, stretch) => {
    const law = lawOver(results, stretch, gap);
    const { lazy } = atBothEnds(results, stretch, gap);
    return {
      reproduced: isProportional(law.slope) && lazy.value < 0.001,
      measured: `slope ${slopeText(law)}, gap ${percentWithError(lazy)} at the smallest γ₀`,
    };
  },
});

/** Measures a distance of the learned functions at both ends of the dial; the target has standard deviation 1. */
function distances(
  results: LessonResults,
  study: string,
  distance: (learned: Sampled, samples: Sampled) => number,
): { lazy: Estimate; rich: Estimate } {
  const { result, outputs } = sweepStudy(results, study);
  const cells = sweepCells(result.sweep);
  const at = (cell: number) => {
    const task = cells[cell].experiment?.task;
    if (task?.name !== 'curve' || !outputs) return meanOverSeeds([]);
    const { train, test } = makeCurve(task).dataset;
    const learned = outputs.filter((y, i) => result.runs[i].cell === cell && y.length > 0);
    return meanOverSeeds(learned.map((y) => distance({ x: test.x, y }, train)));
  };
  return { lazy: at(0), rich: at(axisNumbers(result.sweep).length - 1) };
}

const bothEnds = ({ lazy, rich }: { lazy: Estimate; rich: Estimate }) =>
  `${withError(lazy)} at the lazy end, ${withError(rich)} at the rich end`;

/** The studies of the fit by relu networks and by tanh networks. */
const RELU = 'kinks';
const TANH = { name: 'tanh in place of relu', world: 'fit' };

const kinksStay = defineClaim<string>({
  id: 'kinks-stay',
  statement:
    'A lazy relu network can’t move its kinks: what it learns is one straight line on either side of 0. A rich one can.',
  source: 'follows from the linearization at step 0, where all biases are 0; our setting',
  expected: 'rms distance to two lines below 0.1 at the lazy end and above 0.3 at the rich end',
  studies: [RELU, TANH.world],
  world: RELU,
  control: TANH,
  measure: (results, study) => {
    const found = distances(results, study, distanceToTwoLines);
    return { reproduced: found.lazy.value < 0.1 && found.rich.value > 0.3, measured: bothEnds(found) };
  },
});

const spline = defineClaim<string>({
  id: 'spline',
  statement: 'A rich relu network comes out near the linear spline, the straight lines from sample to sample.',
  source: 'arXiv 1906.07842, our setting',
  expected: 'rms distance below 0.1 at the rich end and above 0.3 at the lazy end',
  studies: [RELU, TANH.world],
  world: RELU,
  control: TANH,
  measure: (results, study) => {
    const found = distances(results, study, distanceToSpline);
    return { reproduced: found.rich.value < 0.1 && found.lazy.value > 0.3, measured: bothEnds(found) };
  },
});

const direction = defineClaim<Stretch>({
  id: 'direction',
  statement: 'Where the target knows a single direction of the input, rich networks learn more from the same samples.',
  source: 'arXiv 2206.15144, our setting',
  expected: 'a test loss at the rich end below half of that at the lazy end',
  studies: ['direction', 'directions'],
  world: { study: 'direction' },
  control: { name: 'a target of eight directions in place of one', world: { study: 'directions' } },
  measure: (results, stretch) => {
    const found = atBothEnds(results, stretch, testLoss);
    return { reproduced: found.rich.value < found.lazy.value / 2, measured: `test loss ${bothEnds(found)}` };
  },
});

/** The claims about the dial. */
export const claims: readonly Claim[] = [
  moves({
    id: 'movement-fit',
    statement: 'On the one-dimensional fit, the features of lazy networks move in proportion to γ₀.',
    world: { study: 'fit', upTo: 0.03 },
    control: { name: UNCENTERED, world: { study: 'fit', upTo: 0.03, uncentered: true } },
  }),
  moves({
    id: 'movement-digits',
    statement: 'On digits, too, the features of lazy networks move in proportion to γ₀.',
    world: lazyDigits,
    control: { name: RICH_END, world: richDigits },
  }),
  twinOfFit,
  twinOfDigits,
  kinksStay,
  spline,
  direction,
];
