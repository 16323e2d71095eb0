import type { Quantity } from '../../config/sweep/quantity.ts';
import { seedExperiment, sweepCells } from '../../config/sweep/cells.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { fitPowerLaw } from '../../maths/slope.ts';
import { makeStaircase } from '../../tasks/staircase.ts';
import { words } from '../../words/words.ts';
import { axisNumbers, meanOverSeeds, withError, type Estimate } from '../claim-tools.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { stairCoefficients } from './stairs.ts';

const SOURCE = 'follows arXiv 2202.08658, our setting';

/** The number of steps until a tenth of the test loss is left. */
export const stepsToLearn: Quantity = { of: 'run', measure: 'testLoss', relative: true, stepsUntil: 0.1 };
const bestTestLoss: Quantity = { of: 'run', measure: 'testLoss', at: 'best' };

/** Reads the steps until the target of the highest degree is learned, [inputs][seed]. */
function stepsByInputs(results: LessonResults, study: 'staircase' | 'parity'): { inputs: number[]; steps: number[][] } {
  const { result } = sweepStudy(results, study);
  const inputs = axisNumbers(result.sweep);
  return { inputs, steps: quantityBySeed(result, stepsToLearn).slice(-inputs.length) };
}

const ratios = (above: readonly number[], below: readonly number[]) => above.map((value, i) => value / below[i]);

const slower: Claim = {
  id: 'slower',
  statement: 'The product of three inputs is learned later when it stands alone than as the top of a staircase.',
  source: SOURCE,
  expected: 'at least three times as many steps, with 24 inputs and with 48',
  studies: ['staircase', 'parity'],
  measure: (results) => {
    const [parity, staircase] = [stepsByInputs(results, 'parity'), stepsByInputs(results, 'staircase')];
    const factors = [24, 48].map((inputs) => {
      const at = parity.inputs.indexOf(inputs);
      return { inputs, factor: meanOverSeeds(ratios(parity.steps[at], staircase.steps[at])) };
    });
    return {
      reproduced: factors.every(({ factor }) => factor.value >= 3),
      measured: factors.map(({ inputs, factor }) => `${withError(factor, 1)} times with ${inputs} inputs`).join(', '),
    };
  },
};

/** The least difference between the slopes. */
const STEEPER = 0.2;

const steeper: Claim = {
  id: 'steeper',
  statement: 'Inputs that do not matter delay the isolated parity more than the staircase.',
  source: SOURCE,
  expected: `a slope of steps over inputs, on log axes, that is larger by at least ${STEEPER}`,
  studies: ['staircase', 'parity'],
  measure: (results) => {
    const [parity, staircase] = (['parity', 'staircase'] as const).map((study) => {
      const { inputs, steps } = stepsByInputs(results, study);
      return steps[0].map((_, seed) => slopeOf(inputs, steps, seed));
    });
    const difference = meanOverSeeds(parity.map((slope, seed) => slope - staircase[seed]));
    const [ofParity, ofStaircase] = [parity, staircase].map(meanOverSeeds);
    return {
      reproduced: difference.value >= STEEPER,
      measured: `slope ${withError(ofParity)} against ${withError(ofStaircase)}, a difference of ${withError(difference)}`,
    };
  },
};

/** Fits the slope over the inputs at which this seed learned its target. */
const slopeOf = (inputs: readonly number[], steps: readonly (readonly number[])[], seed: number): number =>
  fitPowerLaw(
    inputs,
    steps.map((bySeed) => bySeed[seed]),
  )?.slope ?? NaN;

/** The number of samples that is enough for one target, and not for the other. */
const FEW = 2048;

const fewerSamples: Claim = {
  id: 'fewer-samples',
  statement: 'There is a number of samples from which the staircase is learned and the isolated parity is not.',
  source: SOURCE,
  expected: `with ${FEW} samples of 48 inputs, a best test loss below 0.1 for the staircase and above 0.4 for the parity, where 0.5 means nothing is learned`,
  studies: ['few-staircase', 'few-parity'],
  measure: (results) => {
    const [staircase, parity] = ['few-staircase', 'few-parity'].map((study) => {
      const { result } = sweepStudy(results, study);
      return meanOverSeeds(quantityBySeed(result, bestTestLoss)[axisNumbers(result.sweep).indexOf(FEW)]);
    });
    return {
      reproduced: staircase.value < 0.1 && parity.value > 0.4,
      measured: `test loss ${withError(staircase)} and ${withError(parity)}`,
    };
  },
};

const lazyMisses: Claim = {
  id: 'lazy',
  statement: 'A lazy network does not learn the staircase from samples that are enough for a rich one.',
  source: SOURCE,
  expected:
    'a best test loss above 0.5 at the lazy end, the worth of the top stair alone, and below 0.1 at the rich end',
  studies: ['lazy'],
  measure: (results) => {
    const losses = quantityBySeed(sweepStudy(results, 'lazy').result, bestTestLoss);
    const [atLazy, atRich] = [losses[0], losses[losses.length - 1]].map(meanOverSeeds);
    return {
      reproduced: atLazy.value > 0.5 && atRich.value < 0.1,
      measured: `test loss ${withError(atLazy)} at the lazy end, ${withError(atRich)} at the rich end`,
    };
  },
};

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

const stairByStair: Claim = {
  id: 'stair-by-stair',
  statement: 'A lazy network misses the upper stairs.',
  source: SOURCE,
  expected: 'of the first stair more than 0.8, less of each further one, and of the third less than 0.2',
  studies: ['lazy'],
  measure: (results) => {
    const [first, second, third] = learnedStairs(results, 0);
    return {
      reproduced: first.value > 0.8 && first.value > second.value && second.value > third.value && third.value < 0.2,
      measured: `${withError(first)}, ${withError(second)} and ${withError(third)}`,
    };
  },
};

/** The claims about staircases. */
export const claims: readonly Claim[] = [slower, steeper, fewerSamples, lazyMisses, stairByStair];
