import { describe, expect, it } from 'vitest';
import type { LayerMeasure, RunMeasure } from '../../config/measures/measures.ts';
import { axisNumbers } from '../claim-tools.ts';
import type { MeasureName } from '../../config/sweep/quantity.ts';
import type { LessonResults } from '../lesson.ts';
import { measureClaims } from '../measure-claims.ts';
import { madeSweep, type MadeFrame } from '../testing/made-sweep.ts';
import { lesson } from './lesson.ts';
import { studies } from './studies.ts';

const of = (measure: RunMeasure, value: number): [MeasureName, number] => [{ of: 'run', measure }, value];
const ofFeatures = (measure: LayerMeasure, value: number): [MeasureName, number] => [
  { of: 'layer', measure, layer: 1 },
  value,
];

/**
 * A course: steps to its moments, what is right of the test set once the samples are fitted, and which shares of the ways are gone
 * then; when half of the loss is gone, a third of these are.
 */
interface Made {
  fitted: number;
  /** `null`: never. */
  found: number | null;
  right: number;
  turned: number;
  aligned: number;
}

/** Returns the frames of a network: at the start, with its samples right, with half of the loss, fitted, and at the end. */
const framesOf = ({ fitted, found, right, turned, aligned }: Made, seed = 0): MadeFrame[] => {
  const ends = found ?? 9000;
  const rows = [
    { step: 0, loss: 0.5, accuracy: 0.04, test: 0.04, way: [0, 0] },
    { step: Math.round(fitted / 9), loss: 0.4, accuracy: 1, test: 0, way: [turned / 9, aligned / 9] },
    { step: Math.round(fitted / 3), loss: 0.24, accuracy: 1, test: 0, way: [turned / 3, aligned / 3] },
    { step: fitted + seed, loss: 0.04, accuracy: 1, test: right, way: [turned, aligned] },
    { step: ends + 10 * seed, loss: 0.01, accuracy: 1, test: found === null ? right : 0.97, way: [1, 1] },
  ];
  return rows.map(({ step, loss, accuracy, test, way: [turn, rise] }) => ({
    step,
    values: [
      of('loss', loss),
      of('accuracy', accuracy),
      of('testAccuracy', test),
      of('ntkMove', 0.12 * turn),
      ofFeatures('kernelMove', 0.03 * turn),
      of('ntkTarget', 0.02 + 0.004 * rise),
      ofFeatures('targetCka', 0.39 + 0.2 * rise),
    ],
  }));
};

const AS_CLAIMED = {
  course: { fitted: 310, found: 5500, right: 0.02, turned: 0.42, aligned: 0.5 } as Made,
  rich: { fitted: 300, found: 400, right: 0.9, turned: 3, aligned: 2 } as Made,
  /** What is right of the test set at the least richness. */
  least: 0.1,
  undecayed: { fitted: 100, found: null, right: 0.02, turned: 0.5, aligned: 0.5 } as Made,
  powers: { found: -1, fitted: 0 },
};

function resultsOf({ course, rich, least, undecayed, powers }: typeof AS_CLAIMED): LessonResults {
  const richnesses = axisNumbers(studies.scale.quick);
  const decays = axisNumbers(studies.decay.quick);
  return {
    course: madeSweep(studies.course, (_, seed) => framesOf(course, seed)),
    undecayed: madeSweep(studies.undecayed, (_, seed) => framesOf(undecayed, seed)),
    scale: madeSweep(studies.scale, (cell, seed) =>
      framesOf(cell === richnesses.length - 1 ? rich : { ...rich, found: null, right: least }, seed),
    ),
    decay: madeSweep(studies.decay, (cell, seed) => {
      const x = decays[cell] / decays[0];
      return framesOf({ ...course, fitted: 150 * x ** powers.fitted, found: 2000 * x ** powers.found }, seed / 5);
    }),
  };
}

const notReproduced = (changes: Partial<typeof AS_CLAIMED>) =>
  measureClaims(lesson, resultsOf({ ...AS_CLAIMED, ...changes }))
    .filter(({ verdict }) => verdict.kind !== 'reproduced')
    .map(({ claim, verdict }) => [claim.id, verdict.kind]);

describe('the claims about grokking', () => {
  const { course, rich } = AS_CLAIMED;

  it('are reproduced by networks that grok as they say', () => {
    expect(notReproduced({})).toEqual([]);
  });

  it.each([
    ['delay', { course: { ...course, found: 2500 } }],
    ['delay', { course: { ...course, right: 0.3 } }],
    ['turns-late', { course: { ...course, turned: 0.9 } }],
    ['aligns-late', { course: { ...course, aligned: 1.2 } }],
    ['scale', { least: 0.5 }],
    ['scale', { rich: { ...rich, right: 0.6 } }],
    ['decay', { powers: { found: -0.5, fitted: 0 } }],
    ['plain', { rich: { ...rich, found: null } }],
  ])('%s is not reproduced by others', (id, changes) => {
    expect(notReproduced(changes)).toEqual([[id, 'notReproduced']]);
  });

  it('are not reproduced where a network does not find the rule', () => {
    expect(notReproduced({ course: { ...course, found: null } })).toEqual([
      ['delay', 'notReproduced'],
      ['turns-late', 'notReproduced'],
      ['aligns-late', 'notReproduced'],
    ]);
  });

  it('tell nothing where a rich start does as the other one', () => {
    expect(notReproduced({ rich: { ...course, right: 0.08 } })).toEqual([
      ['delay', 'notTold'],
      ['turns-late', 'notTold'],
      ['aligns-late', 'notTold'],
      ['scale', 'notReproduced'],
    ]);
  });

  it('tell nothing where all steps shrink alike, and where no weight decay is needed', () => {
    expect(notReproduced({ powers: { found: -1, fitted: -1 }, undecayed: { ...course } })).toEqual([
      ['decay', 'notTold'],
      ['plain', 'notTold'],
    ]);
  });
});
