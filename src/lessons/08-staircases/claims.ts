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

const SOURCE = 'follows arXiv 2202.08658, our setting';

/** The number of steps until a tenth of the test loss is left. */
export const stepsToLearn: Quantity = { of: 'run', measure: 'testLoss', relative: true, stepsUntil: 0.1 };
const bestTestLoss: Quantity = { of: 'run', measure: 'testLoss', at: 'best' };

/** The number of inputs in the target's highest term: three, or two, where the parity needs a smaller leap. */
type Degree = 3 | 2;
const PAIRS = { name: 'products of two inputs in place of three', world: 2 } as const;

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
  statement: 'The product of three inputs is learned later when it stands alone than as the top of a staircase.',
  source: SOURCE,
  expected: 'at least three times as many steps, with 24 inputs and with 48',
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
      measured: factors.map(({ inputs, factor }) => `${withError(factor)} times with ${inputs} inputs`).join(', '),
    };
  },
});

/** The least difference between the slopes. The text works out 1/2; a delay of order log d, with two inputs, gives 0.2. */
const STEEPER = 0.3;

const steeper = defineClaim<Degree>({
  id: 'steeper',
  statement: 'Inputs that do not matter delay the isolated parity more than the staircase.',
  source: SOURCE,
  expected: `a slope of steps over inputs, on log axes, that is larger by at least ${STEEPER}; to first order, by 1/2`,
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
      measured: `slope ${withError(ofParity)} against ${withError(ofStaircase)}, a difference of ${withError(difference)}`,
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
  statement: 'There is a number of samples from which the staircase is learned and the isolated parity is not.',
  source: SOURCE,
  expected: `with ${FEW} samples of 48 inputs, a best test loss below 0.1 for the staircase and above 0.4 for the parity, where 0.5 means nothing is learned`,
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
      measured: `test loss ${withError(staircase)} and ${withError(parity)}`,
    };
  },
});

const lazyMisses = defineClaim<{ inputs: number }>({
  id: 'lazy',
  statement: 'A lazy network does not learn the staircase from samples that are enough for a rich one.',
  source: SOURCE,
  expected:
    'a best test loss above 0.5 at the lazy end, the worth of the top stair alone, and below 0.1 at the rich end',
  studies: ['lazy'],
  world: { inputs: 48 },
  control: { name: '6 inputs, with 20 products of three, in place of 48', world: { inputs: 6 } },
  measure: (results, { inputs }) => {
    const losses = quantityBySeed(sweepStudy(results, 'lazy').result, bestTestLoss);
    const cells = rowOf(results, 'lazy', inputs);
    const [atLazy, atRich] = [cells[0], cells[cells.length - 1]].map((cell) => meanOverSeeds(losses[cell]));
    return {
      reproduced: atLazy.value > 0.5 && atRich.value < 0.1,
      measured: `test loss ${withError(atLazy)} at the lazy end, ${withError(atRich)} at the rich end`,
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
  statement: 'A lazy network misses the upper stairs.',
  source: SOURCE,
  expected: 'of the first stair more than 0.8, less of each further one, and of the third less than 0.2',
  studies: ['lazy'],
  world: { gamma0: 0.03 },
  control: { name: 'the rich end, γ₀ = 4, in place of the lazy one', world: { gamma0: 4 } },
  measure: (results, { gamma0 }) => {
    const column = axisNumbers(sweepStudy(results, 'lazy').result.sweep).indexOf(gamma0);
    const [first, second, third] = learnedStairs(results, rowOf(results, 'lazy', 48)[column]);
    return {
      reproduced: first.value > 0.8 && first.value > second.value && second.value > third.value && third.value < 0.2,
      measured: `${withError(first)}, ${withError(second)} and ${withError(third)}`,
    };
  },
});

/** The claims about staircases. */
export const claims: readonly Claim[] = [slower, steeper, fewerSamples, lazyMisses, stairByStair];
