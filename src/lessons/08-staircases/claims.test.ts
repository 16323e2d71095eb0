import { describe, expect, it } from 'vitest';
import type { MeasureName } from '../../config/sweep/quantity.ts';
import { seedExperiment, sweepCells } from '../../config/sweep/cells.ts';
import { makeStaircase } from '../../tasks/staircase.ts';
import type { LessonResults, Study, StudyResult } from '../lesson.ts';
import { madeSweep, type MadeFrame } from '../testing/made-sweep.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import { studies } from './studies.ts';

const testLoss: MeasureName = { of: 'run', measure: 'testLoss' };
const frame = (step: number, loss: number): MadeFrame => ({ step, values: [[testLoss, loss]] });
const shaken = (value: number, seed: number) => value * (1 + 0.01 * seed);
const quickOf = (study: Study) => (study.kind === 'sweep' ? study.quick : expect.fail('The study is not a sweep.'));

/** Results as in the paper; steps are given for 12 inputs, and grow with a power of the inputs. Pairs are of degree 2. */
const AS_CLAIMED = {
  staircase: { steps: 80, slope: 0.3 },
  parity: { steps: 300, slope: 0.9 },
  staircaseOfPairs: { steps: 25, slope: 0.3 },
  parityOfPairs: { steps: 35, slope: 0.5 },
  /** Test losses by number of samples. */
  fewStaircase: [1, 0.8, 0.2, 0.02, 0.02, 0.01],
  fewParity: [0.5, 0.5, 0.5, 0.5, 0.07, 0.01],
  /** The same for pairs, at every number of samples. */
  fewPairs: { staircase: 0.01, parity: 0.01 },
  /** Test losses of a lazy and a rich network with 6 inputs, and with 48. */
  lazy: [0.08, 0.01, 0.8, 0.02],
  /** The stairs that a lazy network has learned, and a rich one. */
  stairs: [1, 0.6, 0],
  richStairs: [1, 1, 0.9],
};
type Learned = (typeof AS_CLAIMED)['parity'];

/** Makes a study whose loss vanishes at a step that follows a power of the number of inputs. */
const learnedAfter = (study: Study, triples: Learned, pairs: Learned): StudyResult => {
  const cells = sweepCells(quickOf(study));
  return madeSweep(study, (cell, seed) => {
    const [inputs, degree] = cells[cell].values.map(Number);
    const { steps, slope } = degree === 3 ? triples : pairs;
    const last = Math.round(shaken(steps * (inputs / 12) ** slope, seed));
    return [frame(0, 0.5), frame(last - 1, 0.5), frame(last, 0.001)];
  });
};

const endingAt = (study: Study, losses: readonly number[]): StudyResult =>
  madeSweep(study, (cell, seed) => [frame(0, 2), frame(100, shaken(losses[cell], seed))]);

function lazyResult({ lazy, stairs, richStairs }: typeof AS_CLAIMED): StudyResult {
  const made = endingAt(studies.lazy, lazy);
  if (made.kind !== 'sweep') throw new Error('The study is not a sweep.');
  const { sweep, runs } = made.result;
  const outputs = runs.map(({ cell, seed }) => {
    const { experiment, values } = sweepCells(sweep)[cell];
    const learned = values[0] === 4 ? richStairs : stairs;
    const task = experiment && seedExperiment(sweep, experiment, seed).task;
    if (task?.name !== 'staircase') throw new Error('The task is not a staircase.');
    const { x, count } = makeStaircase(task).dataset.test;
    return Float32Array.from({ length: count }, (_, i) => {
      const [a, b, c] = x.subarray(i * task.d);
      return learned[0] * a + learned[1] * a * b + learned[2] * a * b * c;
    });
  });
  return { ...made, outputs };
}

function failing(changes: Partial<typeof AS_CLAIMED>) {
  const by = { ...AS_CLAIMED, ...changes };
  const results: LessonResults = {
    staircase: learnedAfter(studies.staircase, by.staircase, by.staircaseOfPairs),
    parity: learnedAfter(studies.parity, by.parity, by.parityOfPairs),
    'few-staircase': endingAt(studies['few-staircase'], [
      ...by.fewStaircase.map(() => by.fewPairs.staircase),
      ...by.fewStaircase,
    ]),
    'few-parity': endingAt(studies['few-parity'], [...by.fewParity.map(() => by.fewPairs.parity), ...by.fewParity]),
    lazy: lazyResult(by),
  };
  return measureClaims(lesson, results).flatMap(({ claim, verdict }) =>
    verdict.kind === 'reproduced' ? [] : [[claim.id, verdict.kind]],
  );
}

describe('the claims on staircases', () => {
  it('are reproduced by results that show what they say', () => {
    expect(failing({})).toEqual([]);
  });

  it.each<[string, Partial<typeof AS_CLAIMED>]>([
    ['slower', { parity: { steps: 90, slope: 0.9 } }],
    ['steeper', { parity: { steps: 400, slope: 0.55 } }],
    ['fewer-samples', { fewStaircase: [1, 0.8, 0.7, 0.6, 0.02, 0.01] }],
    ['fewer-samples', { fewParity: [0.5, 0.5, 0.5, 0.2, 0.07, 0.01] }],
    ['lazy', { lazy: [0.08, 0.01, 0.4, 0.02] }],
    ['lazy', { lazy: [0.08, 0.01, 0.8, 0.4] }],
    ['stair-by-stair', { stairs: [1, 1, 1] }],
    ['stair-by-stair', { stairs: [1, 0.1, 0.15] }],
    ['stair-by-stair', { stairs: [0.5, 0.1, 0] }],
  ])('%s is not, by %j', (id, changes) => {
    expect(failing(changes)).toEqual([[id, 'notReproduced']]);
  });

  it.each<[string, Partial<typeof AS_CLAIMED>]>([
    ['slower', { parityOfPairs: { steps: 80, slope: 0.5 } }],
    ['steeper', { parityOfPairs: { steps: 35, slope: 0.8 } }],
    ['fewer-samples', { fewPairs: { staircase: 0.01, parity: 0.5 } }],
    ['lazy', { lazy: [0.8, 0.01, 0.8, 0.02] }],
    ['stair-by-stair', { richStairs: [1, 0.6, 0] }],
  ])('%s tells nothing where its control holds as well: %j', (id, changes) => {
    expect(failing(changes)).toEqual([[id, 'notTold']]);
  });
});
