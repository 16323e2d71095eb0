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

/** Results as in the paper; steps are given for 12 inputs, and grow with a power of the inputs. */
const AS_CLAIMED = {
  staircase: { steps: 80, slope: 0.3 },
  parity: { steps: 300, slope: 0.9 },
  /** Test losses by number of samples. */
  fewStaircase: [1, 0.8, 0.2, 0.02, 0.02, 0.01],
  fewParity: [0.5, 0.5, 0.5, 0.5, 0.07, 0.01],
  /** Test losses, and the stairs that the lazy network has learned. */
  lazy: [0.8, 0.2, 0.02],
  stairs: [1, 0.6, 0],
};

/** Makes a study whose loss vanishes at a step that follows a power of the number of inputs. */
const learnedAfter = (study: Study, { steps, slope }: { steps: number; slope: number }): StudyResult => {
  const cells = sweepCells(quickOf(study));
  return madeSweep(study, (cell, seed) => {
    const last = Math.round(shaken(steps * (Number(cells[cell].values[0]) / 12) ** slope, seed));
    return [frame(0, 0.5), frame(last - 1, 0.5), frame(last, 0.001)];
  });
};

const endingAt = (study: Study, losses: readonly number[]): StudyResult =>
  madeSweep(study, (cell, seed) => [frame(0, 2), frame(100, shaken(losses[cell], seed))]);

function lazyResult({ lazy, stairs }: typeof AS_CLAIMED): StudyResult {
  const made = endingAt(studies.lazy, lazy);
  if (made.kind !== 'sweep') throw new Error('The study is not a sweep.');
  const { sweep, runs } = made.result;
  const outputs = runs.map(({ cell, seed }) => {
    const { experiment } = sweepCells(sweep)[cell];
    const task = experiment && seedExperiment(sweep, experiment, seed).task;
    if (task?.name !== 'staircase') throw new Error('The task is not a staircase.');
    const { x, count } = makeStaircase(task).dataset.test;
    return Float32Array.from({ length: count }, (_, i) => {
      const [a, b, c] = x.subarray(i * task.d);
      return stairs[0] * a + stairs[1] * a * b + stairs[2] * a * b * c;
    });
  });
  return { ...made, outputs };
}

function failing(changes: Partial<typeof AS_CLAIMED>) {
  const by = { ...AS_CLAIMED, ...changes };
  const results: LessonResults = {
    staircase: learnedAfter(studies.staircase, by.staircase),
    parity: learnedAfter(studies.parity, by.parity),
    'few-staircase': endingAt(studies['few-staircase'], by.fewStaircase),
    'few-parity': endingAt(studies['few-parity'], by.fewParity),
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
    ['steeper', { parity: { steps: 400, slope: 0.35 } }],
    ['fewer-samples', { fewStaircase: [1, 0.8, 0.7, 0.6, 0.02, 0.01] }],
    ['fewer-samples', { fewParity: [0.5, 0.5, 0.5, 0.2, 0.07, 0.01] }],
    ['lazy', { lazy: [0.4, 0.2, 0.02] }],
    ['lazy', { lazy: [0.8, 0.5, 0.4] }],
    ['stair-by-stair', { stairs: [1, 1, 1] }],
    ['stair-by-stair', { stairs: [1, 0.1, 0.15] }],
    ['stair-by-stair', { stairs: [0.5, 0.1, 0] }],
  ])('%s is not, by %j', (id, changes) => {
    expect(failing(changes)).toEqual([[id, 'notReproduced']]);
  });
});
