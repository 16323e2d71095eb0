import { describe, expect, it } from 'vitest';
import type { LayerMeasure, RunMeasure } from '../../config/measures/measures.ts';
import { sweepCells } from '../../config/sweep/cells.ts';
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

/** Returns the frames of a network that fits its samples at one step and finds the rule at another; `null`: never. */
const grokking = (fitted: number, found: number | null, right = 0.02): MadeFrame[] =>
  [0, fitted, found ?? 9000].map((step, i) => ({
    step,
    values: [
      of('accuracy', i === 0 ? 0.04 : 1),
      of('testAccuracy', i === 2 && found !== null ? 0.97 : i === 1 ? right : 0.04),
    ],
  }));

/** The way of kernel and features, at the start, once the samples are fitted, and where the rule is found. */
const withWay = (frames: MadeFrame[], moved: number, aligned: number): MadeFrame[] =>
  frames.map(({ step, values }, i) => {
    const share = [0, moved, 1][i];
    const rise = [0, aligned, 1][i];
    return {
      step,
      values: [
        ...values,
        of('ntkMove', 0.13 * share),
        ofFeatures('kernelMove', 0.04 * share),
        of('ntkTarget', 0.02 + 0.005 * rise),
        ofFeatures('targetCka', 0.4 + 0.2 * rise),
      ],
    };
  });

const AS_CLAIMED = {
  lazy: { fitted: 30, found: 1200, right: 0.02, moved: 0.03, aligned: -0.02 },
  rich: { fitted: 200, found: 400 as number | null, right: 0.1, moved: 1.1, aligned: 0.5 },
  withoutDecay: null as number | null,
  powers: { scale: -1, decay: -1, fitted: -0.2 },
};

function resultsOf({ lazy, rich, withoutDecay, powers }: typeof AS_CLAIMED): LessonResults {
  const byAxis = (study: 'scale' | 'decay') => {
    const cells = sweepCells(studies[study].quick);
    return madeSweep(studies[study], (cell, seed) => {
      const x = Number(cells[cell].values[0]) / Number(cells[0].values[0]);
      return grokking(40 * x ** powers.fitted, 2400 * (1 + 0.01 * seed) * x ** powers[study]);
    });
  };
  return {
    course: madeSweep(studies.course, (cell, seed) =>
      cell === 0
        ? withWay(grokking(lazy.fitted + seed, lazy.found + 10 * seed, lazy.right), lazy.moved, lazy.aligned)
        : grokking(lazy.fitted, withoutDecay),
    ),
    rich: madeSweep(studies.rich, (_, seed) =>
      withWay(
        grokking(rich.fitted + seed, rich.found === null ? null : rich.found + seed, rich.right),
        rich.moved,
        rich.aligned,
      ),
    ),
    scale: byAxis('scale'),
    decay: byAxis('decay'),
  };
}

const notReproduced = (changes: Partial<typeof AS_CLAIMED>) =>
  measureClaims(lesson, resultsOf({ ...AS_CLAIMED, ...changes }))
    .filter(({ verdict }) => verdict.kind !== 'reproduced')
    .map(({ claim, verdict }) => [claim.id, verdict.kind]);

describe('the claims about grokking', () => {
  const { lazy, rich, powers } = AS_CLAIMED;

  it('are reproduced by networks that grok as they say', () => {
    expect(notReproduced({})).toEqual([]);
  });

  it.each([
    ['delay', { lazy: { ...lazy, found: 250 } }],
    ['delay', { lazy: { ...lazy, right: 0.3 } }],
    ['lazy-first', { lazy: { ...lazy, moved: 0.2 } }],
    ['aligns-late', { lazy: { ...lazy, aligned: 0.3 } }],
    ['scale', { powers: { ...powers, scale: -0.5 } }],
    ['decay', { powers: { ...powers, decay: -1.5 } }],
    ['plain', { rich: { ...rich, found: null } }],
  ])('%s is not reproduced by others', (id, changes) => {
    expect(notReproduced(changes)).toEqual([[id, 'notReproduced']]);
  });

  it('on the start tell nothing where a rich start does as a lazy one', () => {
    expect(notReproduced({ rich: { ...lazy, found: lazy.found } })).toEqual([
      ['delay', 'notTold'],
      ['lazy-first', 'notTold'],
      ['aligns-late', 'notTold'],
    ]);
  });

  it('on steps tell nothing where all steps shrink alike, and on weight decay where none is needed', () => {
    expect(notReproduced({ powers: { scale: -1, decay: -1, fitted: -1 }, withoutDecay: 1200 })).toEqual([
      ['scale', 'notTold'],
      ['decay', 'notTold'],
      ['plain', 'notTold'],
    ]);
  });
});
