import type { Quantity } from '../../config/sweep/quantity.ts';
import { numberText } from '../../words/number-text.ts';
import { axisNumbers, meanOverSeeds, powerLawUpTo, withError, withSpread, type Estimate } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { rowOf, sweepStudy } from '../read-results.ts';
import { FIXED_PREDICTION, GBARS } from './studies.ts';
import { said } from './words.ts';

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
  ...said.claims['becomes-gradient'],
  studies: ['equilibrium'],
  world: { study: 'equilibrium', row: STAYS },
  control: { name: said.worlds.grows, world: { study: 'equilibrium', row: GROWS } },
  measure: (results, world) => {
    const flattest = most(WEIGHT_LAYERS.map((layer) => deviationPower(results, world, layer)));
    return { reproduced: flattest.value < FIRST_ORDER, measured: said.measured.slopeOrSteeper(withError(flattest)) };
  },
});

/** The largest slope of a deviation that persists: a third of the 1/n of an effect of C. */
const FLAT = 0.35;
/** The least 1 - cosine that the widest networks have to keep. */
const KEPT = 0.1;

const persists = defineClaim<World>({
  id: 'persists',
  ...said.claims.persists(FLAT, KEPT),
  studies: ['one-output'],
  world: { study: 'one-output', row: GROWS },
  control: { name: said.worlds.stays, world: { study: 'one-output', row: STAYS } },
  measure: (results, world) => {
    const slope = withSpread(deviationPower(results, world, READOUT));
    const left = deviations(results, world, READOUT).map(meanOverSeeds);
    const last = withSpread(left[left.length - 1]);
    return {
      reproduced: Math.abs(slope.value) + 2 * slope.error < FLAT && last.value - 2 * last.error > KEPT,
      measured: said.measured.deviations(
        left.map((deviation) => withError(deviation)),
        withError(slope),
      ),
    };
  },
});

/** The largest 1 - cosine of a gradient: float32, and inference that has not quite come to rest. */
const EXACT = 1e-4;
/** The least 1 - cosine of a readout that learns from states that have moved. */
const MOVED = 0.05;

const movedStates = defineClaim<World>({
  id: 'moved-states',
  ...said.claims['moved-states'](EXACT, MOVED),
  studies: ['linear-one-output', 'linear'],
  world: { study: 'linear-one-output', row: GROWS },
  control: { name: said.worlds.tenOutputs, world: { study: 'linear', row: GROWS } },
  measure: (results, world) => {
    const [first, readout] = [1, READOUT].map((layer) => deviations(results, world, layer).map(meanOverSeeds));
    const [largest, smallest] = [most(first), withSpread(least(readout))];
    return {
      reproduced: largest.value < EXACT && smallest.value - 2 * smallest.error > MOVED,
      measured: said.measured.layers(numberText(largest.value, 1), withError(smallest)),
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
  ...said.claims.between(WAY),
  studies: ['linear'],
  world: { study: 'linear', row: GROWS },
  control: { name: said.worlds.shrinks, world: { study: 'linear', row: STAYS } },
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
  ...said.claims['one-sweep'](ROUNDING),
  studies: ['sweep'],
  world: FIXED,
  control: { name: said.worlds.moving, world: MOVING },
  measure: (results, world) => {
    const lowest = least(
      WEIGHT_LAYERS.flatMap((layer) => cosines(results, world, layer, 'bp').map((seeds) => meanOverSeeds(seeds))),
    );
    const off = Math.abs(1 - lowest.value);
    return {
      reproduced: off < ROUNDING,
      measured: off < ROUNDING ? said.measured.oneTo(numberText(off, 1)) : said.measured.downTo(withError(lowest)),
    };
  },
});

const movingSweep = defineClaim<World>({
  id: 'moving-sweep',
  ...said.claims['moving-sweep'](FAR),
  studies: ['sweep', 'equilibrium'],
  world: MOVING,
  control: { name: said.worlds.atRest, world: { study: 'equilibrium', row: STAYS } },
  measure: (results, world) => {
    const highest = most(
      HIDDEN_WEIGHTS.flatMap((layer) => cosines(results, world, layer, 'bp').map((seeds) => meanOverSeeds(seeds))),
    );
    return { reproduced: highest.value < FAR, measured: said.measured.atMost(withError(highest)) };
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
