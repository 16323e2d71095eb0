import type { WeightMeasure } from '../../config/measures/measures.ts';
import { measureCurve, type Moment, type Quantity } from '../../config/sweep/quantity.ts';
import { cellLayouts, quantityBySeed, type SweepResult } from '../../config/sweep/result.ts';
import { axisNumbers, isFalling, meanOverSeeds, withError, type Estimate } from '../claim-tools.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { atEqualLoss } from './equal-loss.ts';

const SOURCE = 'arXiv 2402.05271, our setting';

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

/** Lists estimates by scale: "0.71 ± 0.05 at s = 1, 0.41 ± 0.03 at s = 0.5". */
function byScale(results: LessonResults, estimates: readonly Estimate[]): string {
  const scales = axisNumbers(sweepStudy(results, 'scale').result.sweep);
  return estimates.map((estimate, i) => `${withError(estimate)} at s = ${scales[i]}`).join(', ');
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

const centredIsHigh: Claim = {
  id: 'centred-is-high',
  statement:
    'What training adds to the weights of layer 2 is aligned from the first step to the last, at every initial scale.',
  source: SOURCE,
  expected: 'a centred alignment that is at least 0.7 wherever it is lowest, at each of the four scales',
  studies: ['scale'],
  measure: (results) => {
    const lowest = leastCentred(sweepStudy(results, 'scale').result).map(meanOverSeeds);
    return {
      reproduced: lowest.every(({ value }) => value >= 0.7),
      measured: `lowest ${byScale(results, lowest)}`,
    };
  },
};

const uncentredRises: Claim = {
  id: 'uncentred-rises',
  statement: 'The smaller the initial weights, the nearer the alignment of layer 2 comes to the centred one.',
  source: SOURCE,
  expected:
    'a gap between the two that shrinks with every halving of s, from above 0.3 at s = 1 to below 0.15 at s = 1/8',
  studies: ['scale'],
  measure: (results) => {
    const gaps = meanDifferences(
      bySeed(results, 'scale', ofLayer(2, 'nfaCentered')),
      bySeed(results, 'scale', ofLayer(2, 'nfaUncentered')),
    );
    return {
      reproduced: isFalling(gaps) && gaps[0].value > 0.3 && last(gaps).value < 0.15,
      measured: `gap ${byScale(results, gaps)}`,
    };
  },
};

const learnedShare: Claim = {
  id: 'learned-share',
  statement: 'The smaller the initial weights, the more of the alignment of layer 2 was learned.',
  source: SOURCE,
  expected: 'a share that rises with every halving of s, from below 0.3 at s = 1 to above 0.75 at s = 1/8',
  studies: ['scale'],
  measure: (results) => {
    const shares = means(results, 'scale', ofLayer(2, 'nfaRatio'));
    return {
      reproduced: isFalling(shares.toReversed()) && shares[0].value < 0.3 && last(shares).value > 0.75,
      measured: `share ${byScale(results, shares)}`,
    };
  },
};

const testLossFalls: Claim = {
  id: 'test-loss',
  statement: 'Networks that start from smaller weights, and so align more, generalize better on this target.',
  source: SOURCE,
  expected: 'a test loss that falls with every halving of s, at s = 1/8 to less than half of that at s = 1',
  studies: ['scale'],
  measure: (results) => {
    const losses = means(results, 'scale', testLoss);
    return {
      reproduced: isFalling(losses) && last(losses).value < losses[0].value / 2,
      measured: `test loss ${byScale(results, losses)}`,
    };
  },
};

/** The largest error of the prediction that is allowed: the step is not infinitely small. */
const STEP_ERROR = 0.01;
/** The least spread of the predictions; if all were alike, meeting them would show nothing. */
const SPREAD = 0.05;

const firstStep: Claim = {
  id: 'first-step',
  statement:
    'The alignment after the first step can be known before it: it follows from inputs, residuals and kernel at step 0.',
  source: SOURCE,
  expected: `predictions that differ by more than ${SPREAD} among networks, each met to ${STEP_ERROR} in both hidden layers`,
  studies: ['first'],
  measure: (results) => {
    const read = (measure: WeightMeasure, step: number) =>
      [1, 2].flatMap((layer) => bySeed(results, 'first', ofLayer(layer, measure, { step })).flat());
    const predicted = read('nfaCenteredLimit', 0);
    const errors = read('nfaCentered', 1).map((value, i) => Math.abs(value - predicted[i]));
    const [low, high, off] = [Math.min(...predicted), Math.max(...predicted), Math.max(...errors)];
    return {
      reproduced: high - low > SPREAD && off < STEP_ERROR,
      measured: `predictions from ${low.toFixed(2)} to ${high.toFixed(2)}, off by at most ${off.toFixed(4)}`,
    };
  },
};

/** The cell of the study `slo` with equal speeds; in cell l, layer l is fast. */
const NORMALIZED = 0;
/** The least gain in alignment of a fast layer over the control. */
const RAISED = 0.1;

function sloRaises(id: string, statement: string, layer: 1 | 2): Claim {
  return {
    id,
    statement,
    source: SOURCE,
    expected: `at least ${RAISED} more than under normalized gradient descent with equal speeds`,
    studies: ['slo'],
    measure: (results) => {
      const alignment = bySeed(results, 'slo', ofLayer(layer, 'nfaUncentered'));
      const [control, fast] = [alignment[NORMALIZED], alignment[layer]].map(meanOverSeeds);
      return {
        reproduced: fast.value - control.value >= RAISED,
        measured: `${withError(fast)} against ${withError(control)}`,
      };
    },
  };
}

const sloTestLoss: Claim = {
  id: 'slo-test-loss',
  statement: 'Here a faster first layer also generalizes better than normalized gradient descent.',
  source: SOURCE,
  expected: 'a test loss lower by at least two standard errors where both have come to the same training loss',
  studies: ['slo'],
  measure: (results) => {
    const { levels, first, second } = atEqualLoss(sweepStudy(results, 'slo').result, NORMALIZED, 1);
    const [gain] = meanDifferences([first], [second]);
    const [level, control, fast] = [levels, first, second].map(meanOverSeeds);
    return {
      reproduced: gain.value > 2 * gain.error,
      measured: `test loss ${withError(fast)} against ${withError(control)} at a training loss of ${level.value.toFixed(3)}, a gain of ${withError(gain)}`,
    };
  },
};

const onDigits: Claim = {
  id: 'digits',
  statement: 'On digits, too, layer 2 becomes aligned where the initial weights are small.',
  source: SOURCE,
  expected: 'an alignment above 0.6 at s = 1/8, and below 0.3 at s = 1/2',
  studies: ['digits'],
  measure: (results) => {
    const [moderate, small] = means(results, 'digits', ofLayer(2, 'nfaUncentered'));
    return {
      reproduced: small.value > 0.6 && moderate.value < 0.3,
      measured: `${withError(small)} at s = 1/8, ${withError(moderate)} at s = 1/2`,
    };
  },
};

/** The claims about alignment. */
export const claims: readonly Claim[] = [
  centredIsHigh,
  uncentredRises,
  learnedShare,
  testLossFalls,
  firstStep,
  sloRaises('slo-input', 'Letting the first layer move faster than the others raises its alignment.', 1),
  sloRaises('slo-hidden', 'Letting the second layer move faster than the others raises its alignment.', 2),
  sloTestLoss,
  onDigits,
];
