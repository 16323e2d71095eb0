import type { Quantity } from '../../config/sweep/quantity.ts';
import { quantityBySeed, type SweepResult } from '../../config/sweep/result.ts';
import { fitPowerLaw } from '../../maths/slope.ts';
import { axisNumbers, meanOverSeeds, withError } from '../claim-tools.ts';
import type { Claim } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { halfSuccess, jackknife, onGrid } from './boundary.ts';
import { oneSample } from './one-sample.ts';
import { INPUTS, SUCCESS } from './studies.ts';
import { percent, shareOf, successes } from './successes.ts';

const OURS = 'arXiv 2212.02323, our setting';

/** Movement of the hidden weights at the end, relative to their start. */
const weightMove: Quantity = { of: 'weights', measure: 'weightMove', layer: 1, at: 'end' };
/** Share of gates that have flipped at the end. */
const gateFlips: Quantity = { of: 'layer', measure: 'gateFlips', layer: 1, at: 'end' };
const twinLoss: Quantity = { of: 'run', measure: 'twinLoss', at: 'end' };

const inSteps = ({ sweep }: SweepResult) => `T = ${sweep.base.train.steps} steps`;

/** The least width that is claimed; narrower networks have too many samples that no unit can fit. */
const FEWEST_UNITS = 20;

const boundary: Claim = {
  id: 'boundary',
  statement: `With d = ${INPUTS} inputs, ${FEWEST_UNITS} units or more and steps of 0.9/λₘₐₓ, nearly all networks fit n = 0.3 md random labels, and none fits 0.8 md.`,
  source: OURS,
  expected: 'at least 80 % of the networks at n/(md) = 0.3, at most 10 % at 0.8',
  studies: ['phase'],
  measure: (results) => {
    const { result } = sweepStudy(results, 'phase');
    const [widths, ratios] = [axisNumbers(result.sweep), axisNumbers(result.sweep, 1)];
    const at = (ratio: number) =>
      shareOf(
        successes(result)
          [ratios.indexOf(ratio)].filter((_, x) => widths[x] >= FEWEST_UNITS)
          .flat(),
      );
    const [few, many] = [at(0.3), at(0.8)];
    return {
      reproduced: few.value >= 0.8 && many.value <= 0.1,
      measured: `${percent(few)} at 0.3, ${percent(many)} at 0.8, ${inSteps(result)}`,
    };
  },
};

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
function growth(result: SweepResult, seeds: readonly number[]): number {
  const widths = axisNumbers(result.sweep);
  const kept = widths.flatMap((width, x) => (width >= INPUTS ? [x] : []));
  const half = halves(result, seeds);
  const law = fitPowerLaw(
    kept.map((x) => widths[x]),
    kept.map((x) => half[x] * widths[x] * INPUTS),
  );
  return law?.slope ?? NaN;
}

const beyondLazy: Claim = {
  id: 'beyond-lazy',
  statement:
    'The number of labels that half of the networks fit grows with the width much faster than the fourth root of m, up to which networks stay lazy by the rule of thumb; md grows as m.',
  source: OURS,
  expected: `exponent of the width between 0.5 and 1.1, from m = ${INPUTS} on`,
  studies: ['phase'],
  measure: (results) => {
    const { result } = sweepStudy(results, 'phase');
    const exponent = jackknife(result.sweep.seeds, (seeds) => growth(result, seeds));
    return {
      reproduced: exponent.value > 0.5 && exponent.value < 1.1,
      measured: `exponent ${withError(exponent)}, ${inSteps(result)}`,
    };
  },
};

const dimension: Claim = {
  id: 'dimension',
  statement: 'With the number of weights fixed at md = 400, more inputs and fewer units fit more random labels.',
  source: OURS,
  expected: 'n/(md) at half success rises with every doubling of d, and from d = 5 to 40 at least twofold',
  studies: ['dimension'],
  measure: (results) => {
    const { result } = sweepStudy(results, 'dimension');
    const [inputs, ratios] = [axisNumbers(result.sweep), axisNumbers(result.sweep, 1)];
    const half = inputs.map((_, x) =>
      onGrid(
        jackknife(result.sweep.seeds, (seeds) => halves(result, seeds)[x]),
        ratios,
      ),
    );
    const rises = half.every(({ value }, x) => x === 0 || value > half[x - 1].value);
    return {
      reproduced: rises && half[half.length - 1].value >= 2 * half[0].value,
      measured: `${half.map((one, x) => `${withError(one)} at d = ${inputs[x]}`).join(', ')}, ${inSteps(result)}`,
    };
  },
};

const smallerSteps: Claim = {
  id: 'smaller-steps',
  statement:
    'The boundary depends on the step size: with as many steps, each a third as large, networks fit labels that they don’t fit with large ones.',
  source: 'our finding, in our setting',
  expected: 'at n/(md) = 0.6 at least 75 % of the networks with rate 0.15, at most 25 % with 0.45',
  studies: ['rate'],
  measure: (results) => {
    const { result } = sweepStudy(results, 'rate');
    const [ratios, rates] = [axisNumbers(result.sweep), axisNumbers(result.sweep, 1)];
    const at = (rate: number) => shareOf(successes(result)[rates.indexOf(rate)][ratios.indexOf(0.6)]);
    const [small, large] = [at(0.15), at(0.45)];
    return {
      reproduced: small.value >= 0.75 && large.value <= 0.25,
      measured: `${percent(small)} with 0.15, ${percent(large)} with 0.45, ${inSteps(result)}`,
    };
  },
};

const moves: Claim = {
  id: 'moves',
  statement: 'Near the boundary the networks are far from lazy: their weights move far, and many gates flip.',
  source: OURS,
  expected:
    'at n/(md) = 0.4 hidden weights moved by more than half of their length and 10 to 40 % of the gates flipped, both at least 1.5 times as much as at 0.1',
  studies: ['movement'],
  measure: (results) => {
    const { result } = sweepStudy(results, 'movement');
    const ratios = axisNumbers(result.sweep);
    const at = (quantity: Quantity, ratio: number) =>
      meanOverSeeds(quantityBySeed(result, quantity)[ratios.indexOf(ratio)]);
    const [move, flips] = [at(weightMove, 0.4), at(gateFlips, 0.4)];
    const [moveBefore, flipsBefore] = [at(weightMove, 0.1), at(gateFlips, 0.1)];
    const grows = move.value > 1.5 * moveBefore.value && flips.value > 1.5 * flipsBefore.value;
    return {
      reproduced: grows && move.value > 0.5 && flips.value > 0.1 && flips.value < 0.4,
      measured: `movement ${withError(move)}, ${percent(flips)} of gates; at 0.1 ${withError(moveBefore)} and ${percent(flipsBefore)}`,
    };
  },
};

const twinFits: Claim = {
  id: 'twin-fits',
  statement:
    'The lazy twin, started at the same random features, fits the labels of n = 0.3 md as well: this does not need a network beyond the kernel regime.',
  source: 'follows from n < md for the linearization at step 0; our setting',
  expected: 'at least 80 % of the twins and of the networks',
  studies: ['movement'],
  measure: (results) => {
    const { result } = sweepStudy(results, 'movement');
    const x = axisNumbers(result.sweep).indexOf(0.3);
    const networks = shareOf(successes(result)[0][x]);
    const twins = shareOf(quantityBySeed(result, twinLoss)[x].map((loss) => loss <= SUCCESS));
    return {
      reproduced: networks.value >= 0.8 && twins.value >= 0.8,
      measured: `${percent(twins)} of the twins, ${percent(networks)} of the networks, ${inSteps(result)}`,
    };
  },
};

/** The claims about shallow networks with random labels. */
export const claims: readonly Claim[] = [boundary, beyondLazy, dimension, smallerSteps, moves, twinFits, oneSample];
