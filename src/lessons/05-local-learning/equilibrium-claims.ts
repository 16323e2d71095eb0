import type { Quantity } from '../../config/sweep/quantity.ts';
import { numberText } from '../../words/number-text.ts';
import { axisNumbers, meanOverSeeds, powerLawUpTo, withError, withSpread, type Estimate } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { rowOf } from './read-sweeps.ts';
import { FIXED_PREDICTION, GBARS } from './studies.ts';

const SOURCE = 'arXiv 2411.02001, our setting';
const WORKED_OUT = 'worked out in the text, our setting';
const WEIGHT_LAYERS = [1, 2, 3, 4];
/** Below the top, where errors have come down through the layers. */
const HIDDEN_WEIGHTS = [2, 3];
const READOUT = 4;

/** One value of the second axis of a study, counted from 0. */
interface World {
  study: string;
  row: number;
}

const STAYS = GBARS.indexOf(0);
const GROWS = GBARS.indexOf(-1);

/** Reads a cosine with a reference at the initial weights, [width][seed]. */
const cosines = (results: LessonResults, { study, row }: World, layer: number, reference: 'bp' | 'gaussNewton') => {
  const quantity: Quantity = { of: 'weights', measure: `${reference}Cosine`, layer, at: { step: 0 } };
  return rowOf(results, study, quantity, row);
};

/** Returns 1 - cosine with the gradient, [width][seed]. */
const deviations = (results: LessonResults, world: World, layer: number): number[][] =>
  cosines(results, world, layer, 'bp').map((seeds) => seeds.map((cosine) => 1 - cosine));

/** Fits the power of the width with which 1 - cosine with the gradient goes. */
const deviationPower = (results: LessonResults, world: World, layer: number): Estimate => {
  const widths = axisNumbers(sweepStudy(results, world.study).result.sweep);
  const { slope, error } = powerLawUpTo(widths, deviations(results, world, layer), Infinity);
  return { value: slope, error };
};

const least = (estimates: readonly Estimate[]): Estimate => estimates.reduce((a, b) => (b.value < a.value ? b : a));
const most = (estimates: readonly Estimate[]): Estimate => estimates.reduce((a, b) => (b.value > a.value ? b : a));

/** The power of 1/n: 1 - cosine has to fall at least as fast. */
const FIRST_ORDER = -1;

const becomesGradient = defineClaim<World>({
  id: 'becomes-gradient',
  statement:
    'Where the loss keeps its weight in the energy, predictive coding at equilibrium becomes backpropagation as the network widens.',
  source: SOURCE,
  expected: '1 − cosine falls at least as fast as 1/n: a slope below −1 in each layer',
  studies: ['equilibrium'],
  world: { study: 'equilibrium', row: STAYS },
  control: { name: 'γₒᵤₜ ~ n', world: { study: 'equilibrium', row: GROWS } },
  measure: (results, world) => {
    const flattest = most(WEIGHT_LAYERS.map((layer) => deviationPower(results, world, layer)));
    return { reproduced: flattest.value < FIRST_ORDER, measured: `slope ${withError(flattest)} or steeper` };
  },
});

/** The largest slope of a deviation that persists: a third of the 1/n of an effect of C. */
const FLAT = 0.35;
/** The least 1 - cosine that the widest networks have to keep. */
const KEPT = 0.1;

const persists = defineClaim<World>({
  id: 'persists',
  statement:
    'Where the weight of the loss grows with the width, predictive coding with one output does not come to backpropagation: the deviation of the readout persists.',
  source: 'our finding',
  expected: `1 − cosine of the readout with a slope within ±${FLAT}, and above ${KEPT} at the largest width, two standard errors included (if it came from C: slope −1)`,
  studies: ['one-output'],
  world: { study: 'one-output', row: GROWS },
  control: { name: 'γₒᵤₜ that stays', world: { study: 'one-output', row: STAYS } },
  measure: (results, world) => {
    const slope = withSpread(deviationPower(results, world, READOUT));
    const left = deviations(results, world, READOUT).map(meanOverSeeds);
    const last = withSpread(left[left.length - 1]);
    return {
      reproduced: Math.abs(slope.value) + 2 * slope.error < FLAT && last.value - 2 * last.error > KEPT,
      measured: `${left.map((deviation) => withError(deviation)).join(', ')}; slope ${withError(slope)}`,
    };
  },
});

/** The largest 1 - cosine of a gradient: float32, and inference that has not quite come to rest. */
const EXACT = 1e-4;
/** The least 1 - cosine of a readout that learns from states that have moved. */
const MOVED = 0.05;

const movedStates = defineClaim<World>({
  id: 'moved-states',
  statement:
    'In a linear network with one output C is only a number: the first layer, whose inputs do not move, gets exactly the gradient, and the readout, which learns from states that have moved, does not.',
  source: WORKED_OUT,
  expected: `1 − cosine below ${EXACT} in layer 1 and above ${MOVED} in the readout by two standard errors, at each width`,
  studies: ['linear-one-output', 'linear'],
  world: { study: 'linear-one-output', row: GROWS },
  control: { name: 'ten outputs, where C is a matrix', world: { study: 'linear', row: GROWS } },
  measure: (results, world) => {
    const [first, readout] = [1, READOUT].map((layer) => deviations(results, world, layer).map(meanOverSeeds));
    const [largest, smallest] = [most(first), withSpread(least(readout))];
    return {
      reproduced: largest.value < EXACT && smallest.value - 2 * smallest.error > MOVED,
      measured: `at most ${numberText(largest.value, 1)} in layer 1, at least ${withError(smallest)} in the readout`,
    };
  },
});

/** C / (1 + C) with C = L = 3, and the margin for a C that is not quite a multiple of the identity. */
const WAY = { value: 0.75, margin: 0.1 };

/** Returns the share of the way from the gradient to the Gauss-Newton target, as angles of layer 1, by width. */
const wayToGaussNewton = (results: LessonResults, world: World): Estimate[] => {
  const target = cosines(results, world, 1, 'gaussNewton');
  return cosines(results, world, 1, 'bp').map((gradient, width) =>
    meanOverSeeds(
      gradient.map((cosine, seed) => {
        const [fromGradient, fromTarget] = [Math.acos(cosine), Math.acos(target[width][seed])];
        return fromGradient / (fromGradient + fromTarget);
      }),
    ),
  );
};

const between = defineClaim<World>({
  id: 'between',
  statement:
    'The errors of a linear network lie between those of the gradient and those of Gauss-Newton, C/(1 + C) of the way: three quarters at every width where γₒᵤₜ ~ n.',
  source: WORKED_OUT,
  expected: `in layer 1 within ${WAY.margin} of ${WAY.value} of the angle at each width`,
  studies: ['linear'],
  world: { study: 'linear', row: GROWS },
  control: { name: 'γₒᵤₜ that stays, where C shrinks', world: { study: 'linear', row: STAYS } },
  measure: (results, world) => {
    const ways = wayToGaussNewton(results, world);
    return {
      reproduced: ways.every(({ value }) => Math.abs(value - WAY.value) < WAY.margin),
      measured: ways.map((way) => withError(way)).join(', '),
    };
  },
});

/** Float32 rounding of a cosine of 1. */
const ROUNDING = 1e-4;
/** The largest cosine that is clearly not approaching 1. */
const FAR = 0.5;

const FIXED: World = { study: 'sweep', row: FIXED_PREDICTION.indexOf(true) };
const MOVING: World = { study: 'sweep', row: FIXED_PREDICTION.indexOf(false) };

const oneSweep = defineClaim<World>({
  id: 'one-sweep',
  statement: 'One sweep of inference is backpropagation where predictions stay fixed.',
  source: WORKED_OUT,
  expected: `a cosine of 1 to ${ROUNDING} in each layer at each width`,
  studies: ['sweep'],
  world: FIXED,
  control: { name: 'predictions that move', world: MOVING },
  measure: (results, world) => {
    const lowest = least(
      WEIGHT_LAYERS.flatMap((layer) => cosines(results, world, layer, 'bp').map((seeds) => meanOverSeeds(seeds))),
    );
    const off = Math.abs(1 - lowest.value);
    return {
      reproduced: off < ROUNDING,
      measured: off < ROUNDING ? `1 to ${numberText(off, 1)}` : `down to ${withError(lowest)}`,
    };
  },
});

const movingSweep = defineClaim<World>({
  id: 'moving-sweep',
  statement: 'One sweep with predictions that move is something else at every width.',
  source: WORKED_OUT,
  expected: `a cosine below ${FAR} in layers 2 and 3 at each width`,
  studies: ['sweep', 'equilibrium'],
  world: MOVING,
  control: { name: 'inference that comes to rest', world: { study: 'equilibrium', row: STAYS } },
  measure: (results, world) => {
    const highest = most(
      HIDDEN_WEIGHTS.flatMap((layer) => cosines(results, world, layer, 'bp').map((seeds) => meanOverSeeds(seeds))),
    );
    return { reproduced: highest.value < FAR, measured: `at most ${withError(highest)}` };
  },
});

/** The claims about predictive coding and backpropagation. */
export const equilibriumClaims: readonly Claim[] = [
  oneSweep,
  movingSweep,
  becomesGradient,
  between,
  persists,
  movedStates,
];
