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
import { words } from '../../words/words.ts';
import { sweepStudy } from '../read-results.ts';
import { distanceToSpline, distanceToTwoLines, type Sampled } from './straight-lines.ts';
import { said } from './words.ts';

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

const lazyDigits = { study: 'digits', upTo: 0.1 };
const richDigits: Stretch = { study: 'digits', from: 0.3 };

const moves = (
  id: 'movement-fit' | 'movement-digits',
  world: Stretch & { upTo: number },
  control: { name: string; world: Stretch },
) =>
  defineClaim<Stretch>({
    id,
    ...said.claims[id](world.upTo),
    world,
    control,
    studies: [world.study],
    measure: (results, stretch) => {
      const law = lawOver(results, stretch, movement);
      return { reproduced: isProportional(law.slope), measured: words.lessons.slope(slopeText(law)) };
    },
  });

const twinOfFit = defineClaim<Stretch>({
  id: 'twin-fit',
  ...said.claims['twin-fit'],
  studies: ['fit'],
  world: { study: 'fit' },
  control: { name: said.worlds.uncentered, world: { study: 'fit', uncentered: true } },
  measure: (results, stretch) => {
    const { lazy, rich } = atBothEnds(results, stretch, gap);
    return {
      reproduced: lazy.value < 0.001 && lazy.value < rich.value / 100,
      measured: said.measured.gaps(percentWithError(lazy), percentWithError(rich)),
    };
  },
});

const twinOfDigits = defineClaim<Stretch>({
  id: 'twin-digits',
  ...said.claims['twin-digits'],
  studies: ['digits'],
  world: lazyDigits,
  control: { name: said.worlds.richEnd, world: richDigits },
  measure: (results, stretch) => {
    const law = lawOver(results, stretch, gap);
    const { lazy } = atBothEnds(results, stretch, gap);
    return {
      reproduced: isProportional(law.slope) && lazy.value < 0.001,
      measured: said.measured.slopeAndGap(slopeText(law), percentWithError(lazy)),
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
  said.measured.bothEnds(withError(lazy), withError(rich));

/** The studies of the fit by relu networks and by tanh networks. */
const RELU = 'kinks';
const TANH = { name: said.worlds.tanh, world: 'fit' };

const kinksStay = defineClaim<string>({
  id: 'kinks-stay',
  ...said.claims['kinks-stay'],
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
  ...said.claims.spline,
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
  ...said.claims.direction,
  studies: ['direction', 'directions'],
  world: { study: 'direction' },
  control: { name: said.worlds.directions, world: { study: 'directions' } },
  measure: (results, stretch) => {
    const { lazy, rich } = atBothEnds(results, stretch, testLoss);
    const measured = said.measured.testLosses(withError(lazy), withError(rich));
    return { reproduced: rich.value < lazy.value / 2, measured };
  },
});

/** The claims about the dial. */
export const claims: readonly Claim[] = [
  moves(
    'movement-fit',
    { study: 'fit', upTo: 0.03 },
    { name: said.worlds.uncentered, world: { study: 'fit', upTo: 0.03, uncentered: true } },
  ),
  moves('movement-digits', lazyDigits, { name: said.worlds.richEnd, world: richDigits }),
  twinOfFit,
  twinOfDigits,
  kinksStay,
  spline,
  direction,
];
