import type { Quantity } from '../../config/sweep/quantity.ts';
import { seedExperiment, sweepCells, sweepShape } from '../../config/sweep/cells.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { fitPowerLaw } from '../../maths/slope.ts';
import { makeStaircase } from '../../tasks/staircase.ts';
import { words } from '../../words/words.ts';
import { axisNumbers, meanOverSeeds, withError, type Estimate } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { stairCoefficients } from './stairs.ts';
import { said } from './words.ts';

/** The number of steps until a tenth of the test loss is left. */
export const stepsToLearn: Quantity = { of: 'run', measure: 'testLoss', relative: true, stepsUntil: 0.1 };
const bestTestLoss: Quantity = { of: 'run', measure: 'testLoss', at: 'best' };

/** The number of inputs in the target's highest term: three, or two, where the parity needs a smaller leap. */
type Degree = 3 | 2;
const PAIRS = { name: said.worlds.pairs, world: 2 } as const;

/** Returns the indices of the cells in the row of a sweep in which its second axis has a value, in their order. */
function rowOf(results: LessonResults, study: string, value: number): number[] {
  const { sweep } = sweepStudy(results, study).result;
  const { columns } = sweepShape(sweep);
  const row = axisNumbers(sweep, 1).indexOf(value);
  return Array.from({ length: columns }, (_, column) => row * columns + column);
}

/** Reads the steps until a target is learned, [inputs][seed]. */
function stepsByInputs(results: LessonResults, study: 'staircase' | 'parity', degree: Degree) {
  const { result } = sweepStudy(results, study);
  const steps = quantityBySeed(result, stepsToLearn);
  return { inputs: axisNumbers(result.sweep), steps: rowOf(results, study, degree).map((cell) => steps[cell]) };
}

const ratios = (above: readonly number[], below: readonly number[]) => above.map((value, i) => value / below[i]);

const slower = defineClaim<Degree>({
  id: 'slower',
  ...said.claims.slower,
  source: said.source,
  studies: ['staircase', 'parity'],
  world: 3,
  control: PAIRS,
  measure: (results, degree) => {
    const [parity, staircase] = (['parity', 'staircase'] as const).map((study) =>
      stepsByInputs(results, study, degree),
    );
    const factors = [24, 48].map((inputs) => {
      const at = parity.inputs.indexOf(inputs);
      return { inputs, factor: meanOverSeeds(ratios(parity.steps[at], staircase.steps[at])) };
    });
    return {
      reproduced: factors.every(({ factor }) => factor.value >= 3),
      measured: said.measured.factors(factors.map(({ inputs, factor }) => ({ inputs, factor: withError(factor) }))),
    };
  },
});

/** The least difference between the slopes. The text works out 1/2; a delay of order log d, with two inputs, gives 0.2. */
const STEEPER = 0.3;

const steeper = defineClaim<Degree>({
  id: 'steeper',
  ...said.claims.steeper(STEEPER),
  source: said.source,
  studies: ['staircase', 'parity'],
  world: 3,
  control: PAIRS,
  measure: (results, degree) => {
    const [parity, staircase] = (['parity', 'staircase'] as const).map((study) => {
      const { inputs, steps } = stepsByInputs(results, study, degree);
      return steps[0].map((_, seed) => slopeOf(inputs, steps, seed));
    });
    const difference = meanOverSeeds(parity.map((slope, seed) => slope - staircase[seed]));
    const [ofParity, ofStaircase] = [parity, staircase].map(meanOverSeeds);
    return {
      reproduced: difference.value >= STEEPER,
      measured: said.measured.slopes(withError(ofParity), withError(ofStaircase), withError(difference)),
    };
  },
});

/** Fits the slope over the inputs at which this seed learned its target. */
const slopeOf = (inputs: readonly number[], steps: readonly (readonly number[])[], seed: number): number =>
  fitPowerLaw(
    inputs,
    steps.map((bySeed) => bySeed[seed]),
  )?.slope ?? NaN;

/** The number of samples that is enough for one target, and not for the other. */
const FEW = 2048;

const fewerSamples = defineClaim<Degree>({
  id: 'fewer-samples',
  ...said.claims['fewer-samples'](FEW),
  source: said.source,
  studies: ['few-staircase', 'few-parity'],
  world: 3,
  control: PAIRS,
  measure: (results, degree) => {
    const [staircase, parity] = ['few-staircase', 'few-parity'].map((study) => {
      const { result } = sweepStudy(results, study);
      const column = axisNumbers(result.sweep).indexOf(FEW);
      return meanOverSeeds(quantityBySeed(result, bestTestLoss)[rowOf(results, study, degree)[column]]);
    });
    return {
      reproduced: staircase.value < 0.1 && parity.value > 0.4,
      measured: said.measured.testLosses(withError(staircase), withError(parity)),
    };
  },
});

const lazyMisses = defineClaim<{ inputs: number }>({
  id: 'lazy',
  ...said.claims.lazy,
  source: said.source,
  studies: ['lazy'],
  world: { inputs: 48 },
  control: { name: said.worlds.sixInputs, world: { inputs: 6 } },
  measure: (results, { inputs }) => {
    const losses = quantityBySeed(sweepStudy(results, 'lazy').result, bestTestLoss);
    const cells = rowOf(results, 'lazy', inputs);
    const [atLazy, atRich] = [cells[0], cells[cells.length - 1]].map((cell) => meanOverSeeds(losses[cell]));
    return {
      reproduced: atLazy.value > 0.5 && atRich.value < 0.1,
      measured: said.measured.bothEnds(withError(atLazy), withError(atRich)),
    };
  },
});

/** Returns how much of each stair the networks of a cell of the study `lazy` have learned. */
function learnedStairs(results: LessonResults, cell: number): Estimate[] {
  const { result, outputs } = sweepStudy(results, 'lazy');
  const { experiment } = sweepCells(result.sweep)[cell];
  const coefficients = result.runs.flatMap((run, i) => {
    if (run.cell !== cell || !experiment || !outputs?.[i].length) return [];
    const { task } = seedExperiment(result.sweep, experiment, run.seed);
    if (task.name !== 'staircase') return [];
    const { x } = makeStaircase(task).dataset.test;
    return [stairCoefficients({ x, inputs: task.d, outputs: outputs[i] }, task.degree)];
  });
  if (coefficients.length === 0) throw new Error(words.lessons.claim.tooFew);
  return coefficients[0].map((_, stair) => meanOverSeeds(coefficients.map((bySeed) => bySeed[stair])));
}

const stairByStair = defineClaim<{ gamma0: number }>({
  id: 'stair-by-stair',
  ...said.claims['stair-by-stair'],
  source: said.source,
  studies: ['lazy'],
  world: { gamma0: 0.03 },
  control: { name: said.worlds.richEnd, world: { gamma0: 4 } },
  measure: (results, { gamma0 }) => {
    const column = axisNumbers(sweepStudy(results, 'lazy').result.sweep).indexOf(gamma0);
    const [first, second, third] = learnedStairs(results, rowOf(results, 'lazy', 48)[column]);
    return {
      reproduced: first.value > 0.8 && first.value > second.value && second.value > third.value && third.value < 0.2,
      measured: said.measured.stairs([first, second, third].map((stair) => withError(stair))),
    };
  },
});

/** The claims about staircases. */
export const claims: readonly Claim[] = [slower, steeper, fewerSamples, lazyMisses, stairByStair];
