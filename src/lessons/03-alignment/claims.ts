import type { WeightMeasure } from '../../config/measures/measures.ts';
import { measureCurve, type Moment, type Quantity } from '../../config/sweep/quantity.ts';
import { cellLayouts, quantityBySeed, type SweepResult } from '../../config/sweep/result.ts';
import { fixedText } from '../../words/number-text.ts';
import {
  axisNumbers,
  isFalling,
  meanOverSeeds,
  percentWithError,
  withError,
  withSpread,
  type Estimate,
} from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { atEqualLoss } from './equal-loss.ts';
import { silentAlignment, silentRank } from './silent-alignment.ts';
import { said } from './words.ts';

/** Returns a measure of a weight layer, counted from 1, as a quantity. */
const ofLayer = (layer: number, measure: WeightMeasure, at: Moment = 'end'): Quantity => ({
  of: 'weights',
  measure,
  layer,
  at,
});
/** Loss on the test set at the end. */
export const testLoss: Quantity = { of: 'run', measure: 'testLoss', at: 'end' };

const bySeed = (results: LessonResults, study: string, quantity: Quantity): number[][] =>
  quantityBySeed(sweepStudy(results, study).result, quantity);

/** Returns the mean of a quantity over the seeds of every cell. */
const means = (results: LessonResults, study: string, quantity: Quantity): Estimate[] =>
  bySeed(results, study, quantity).map(meanOverSeeds);

/** Returns the mean over seeds of the difference of two quantities, cell by cell. */
const meanDifferences = (larger: number[][], smaller: number[][]): Estimate[] =>
  larger.map((values, cell) => meanOverSeeds(values.map((value, seed) => value - smaller[cell][seed])));

/** Lists estimates of a study by scale, with three decimals. */
function byScale(results: LessonResults, study: string, estimates: readonly Estimate[]): string {
  const scales = axisNumbers(sweepStudy(results, study).result.sweep);
  return said.measured.byScale(estimates.map((estimate, i) => ({ value: withError(estimate, 3), scale: scales[i] })));
}

const last = <T>(values: readonly T[]): T => values[values.length - 1];

/** Returns the lowest centred alignment of layer 2 from the first step on, [cell][seed]. */
function leastCentred({ sweep, runs }: SweepResult): number[][] {
  const centred = { of: 'weights', measure: 'nfaCentered', layer: 2 } as const;
  return cellLayouts(sweep).map((layout, cell) =>
    runs
      .filter((run) => run.cell === cell && run.frames.length > 0)
      .map(({ frames }) => {
        const { steps, values } = layout ? measureCurve(layout, frames, centred) : { steps: [], values: [] };
        return Math.min(...values.filter((_, i) => steps[i] > 0));
      }),
  );
}

/** A control whose networks hardly move, whatever the scale of their weights. */
const inLazy = (study: string) => ({ name: said.worlds.lazy, world: study });

const centredIsHigh = defineClaim<string>({
  id: 'centred-is-high',
  ...said.claims['centred-is-high'],
  source: said.source,
  studies: ['scale', 'large-steps'],
  world: 'scale',
  control: { name: said.worlds.largeSteps, world: 'large-steps' },
  measure: (results, study) => {
    const lowest = leastCentred(sweepStudy(results, study).result).map(meanOverSeeds);
    return {
      reproduced: lowest.every(({ value }) => value >= 0.7),
      measured: said.measured.lowest(byScale(results, study, lowest)),
    };
  },
});

const uncentredRises = defineClaim<string>({
  id: 'uncentred-rises',
  ...said.claims['uncentred-rises'],
  source: said.source,
  studies: ['scale', 'lazy'],
  world: 'scale',
  control: inLazy('lazy'),
  measure: (results, study) => {
    const gaps = meanDifferences(
      bySeed(results, study, ofLayer(2, 'nfaCentered')),
      bySeed(results, study, ofLayer(2, 'nfaUncentered')),
    );
    return {
      reproduced: isFalling(gaps) && gaps[0].value > 0.4 && last(gaps).value < 0.05,
      measured: said.measured.gap(byScale(results, study, gaps)),
    };
  },
});

const learnedShare = defineClaim<string>({
  id: 'learned-share',
  ...said.claims['learned-share'],
  source: said.source,
  studies: ['scale', 'lazy'],
  world: 'scale',
  control: inLazy('lazy'),
  measure: (results, study) => {
    const shares = means(results, study, ofLayer(2, 'nfaRatio'));
    return {
      reproduced: isFalling(shares.toReversed()) && shares[0].value < 0.2 && last(shares).value > 0.75,
      measured: said.measured.share(byScale(results, study, shares)),
    };
  },
});

const testLossFalls = defineClaim<string>({
  id: 'test-loss',
  ...said.claims['test-loss'],
  source: said.source,
  studies: ['scale', 'lazy'],
  world: 'scale',
  control: inLazy('lazy'),
  measure: (results, study) => {
    const losses = means(results, study, testLoss);
    return {
      reproduced: isFalling(losses) && last(losses).value < losses[0].value / 2,
      measured: said.measured.testLoss(byScale(results, study, losses)),
    };
  },
});

/** The largest error of the prediction that is allowed: the step is not infinitely small. */
const STEP_ERROR = 0.001;
/** The least spread of the predictions; if all were alike, meeting them would show nothing. */
const SPREAD = 0.1;

const firstStep = defineClaim<string>({
  id: 'first-step',
  ...said.claims['first-step'](SPREAD, STEP_ERROR),
  source: said.source,
  studies: ['first', 'probe-step'],
  // The networks of which the prediction is made; it is met, or not, by those of `first`.
  world: 'first',
  control: { name: said.worlds.probeStep, world: 'probe-step' },
  measure: (results, predictedFor) => {
    const read = (study: string, measure: WeightMeasure, step: number) =>
      [1, 2].flatMap((layer) => bySeed(results, study, ofLayer(layer, measure, { step })).flat());
    const predicted = read(predictedFor, 'nfaCenteredLimit', 0);
    const errors = read('first', 'nfaCentered', 1).map((value, i) => Math.abs(value - predicted[i]));
    const [low, high, off] = [Math.min(...predicted), Math.max(...predicted), Math.max(...errors)];
    return {
      reproduced: high - low > SPREAD && off < STEP_ERROR,
      measured: said.measured.predictions(fixedText(low, 2), fixedText(high, 2), fixedText(off, 4)),
    };
  },
});

/** The cell of the study `slo` with even speeds; in cell l, layer l is fast. */
const EVEN = 0;
type FastLayer = 1 | 2;

const inPlaceOf = (layer: FastLayer): { name: string; world: FastLayer } =>
  layer === 1 ? { name: said.worlds.secondFast, world: 2 } : { name: said.worlds.firstFast, world: 1 };

/** The least gain in alignment of a fast layer over steps of the same length that all layers share evenly. */
const RAISED = 0.2;

const sloRaises = (id: 'slo-input' | 'slo-hidden', layer: FastLayer): Claim =>
  defineClaim<FastLayer>({
    id,
    ...said.claims[id](RAISED),
    source: said.source,
    studies: ['slo'],
    world: layer,
    control: inPlaceOf(layer),
    measure: (results, fastLayer) => {
      const alignment = bySeed(results, 'slo', ofLayer(layer, 'nfaUncentered'));
      const [even, fast] = [alignment[EVEN], alignment[fastLayer]].map(meanOverSeeds);
      return {
        reproduced: fast.value - even.value >= RAISED,
        measured: said.measured.against(withError(fast), withError(even)),
      };
    },
  });

/** The least share by which a fast first layer lowers the test loss. */
const LOWERED = 0.2;

const sloTestLoss = defineClaim<FastLayer>({
  id: 'slo-test-loss',
  ...said.claims['slo-test-loss'](100 * LOWERED),
  source: said.source,
  studies: ['slo'],
  world: 1,
  control: inPlaceOf(1),
  measure: (results, fastLayer) => {
    const { levels, first, second } = atEqualLoss(sweepStudy(results, 'slo').result, EVEN, fastLayer);
    const change = withSpread(meanOverSeeds(second.map((loss, seed) => loss / first[seed] - 1)));
    const [level, even, fast] = [levels, first, second].map(meanOverSeeds);
    return {
      reproduced: change.value + 2 * change.error < -LOWERED,
      measured: said.measured.testLossAgainst(
        withError(fast),
        withError(even),
        level.value.toFixed(3),
        percentWithError(change),
      ),
    };
  },
});

const onDigits = defineClaim<string>({
  id: 'digits',
  ...said.claims.digits,
  source: said.source,
  studies: ['digits', 'lazy-digits'],
  world: 'digits',
  control: inLazy('lazy-digits'),
  measure: (results, study) => {
    const rises = meanDifferences(
      bySeed(results, study, ofLayer(2, 'nfaUncentered')),
      bySeed(results, study, ofLayer(2, 'nfaUncentered', { step: 0 })),
    );
    return {
      reproduced: rises[1].value > 0.6 && rises[0].value < 0.1,
      measured: said.measured.rise(byScale(results, study, rises)),
    };
  },
});

/** The claims about alignment. */
export const claims: readonly Claim[] = [
  centredIsHigh,
  uncentredRises,
  learnedShare,
  testLossFalls,
  firstStep,
  sloRaises('slo-input', 1),
  sloRaises('slo-hidden', 2),
  sloTestLoss,
  onDigits,
  silentAlignment,
  silentRank,
];
