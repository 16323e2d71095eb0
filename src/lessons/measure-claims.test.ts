import { describe, expect, it } from 'vitest';
import { definePrior } from './define-study.ts';
import { defineClaim } from './define-claim.ts';
import type { Claim, Lesson, LessonResults, Measured, StudyResult } from './lesson.ts';
import { measureClaims } from './measure-claims.ts';

const prior = definePrior({});
const result: StudyResult = {
  kind: 'prior',
  backend: 'cpu',
  priors: [
    {
      prior,
      theory: { numbers: {}, x: new Float64Array(), curves: {}, center: 0, deviation: 1 },
      report: {
        networks: 1,
        effective: 1,
        measures: [],
        histogram: { edges: new Float64Array(), counts: new Float64Array(), total: 1 },
      },
    },
  ],
};

const control = { world: 'elsewhere', measure: () => ({ reproduced: false, measured: 'slope 0' }) };
const about = { id: 'claim', statement: 'It is so.', source: 'our setting', expected: 'more', studies: ['a'] };

function verdictOf(claim: Claim | Claim['measure'], results: LessonResults) {
  const lesson: Lesson = {
    id: 'lesson',
    number: 1,
    title: '',
    summary: '',
    papers: [],
    studies: {},
    figures: [],
    claims: [typeof claim === 'function' ? { ...about, measure: claim, control } : claim],
    start: '#v=1',
  };
  return measureClaims(lesson, results)[0].verdict;
}

describe('a claim', () => {
  it('has the outcome of its measure, with the number', () => {
    const measured = (reproduced: boolean) => verdictOf(() => ({ reproduced, measured: 'slope 1' }), { a: result });
    const failed = { world: 'elsewhere', fails: true, measured: 'slope 0' };
    expect(measured(true)).toEqual({ kind: 'reproduced', measured: 'slope 1', control: failed });
    expect(measured(false)).toEqual({ kind: 'notReproduced', measured: 'slope 1', control: failed });
  });

  it('is never reproduced where it could not be measured', () => {
    const fail = (): Measured => {
      throw new Error('Too few networks.');
    };
    expect(verdictOf(fail, { a: result })).toEqual({ kind: 'notMeasured', reason: 'Too few networks.' });
  });

  it('is not measured as long as one of its studies has no result', () => {
    const yes = (): Measured => ({ reproduced: true, measured: '' });
    expect(verdictOf(yes, {})).toMatchObject({ kind: 'notMeasured' });
    expect(verdictOf(yes, { a: { ...result, priors: [] } })).toMatchObject({ kind: 'notMeasured' });
  });

  it('is reproduced where it holds and fails in its control, by one criterion', () => {
    const inWorlds = (own: number, other: number) =>
      verdictOf(
        defineClaim({
          ...about,
          world: own,
          control: { name: 'NTP in place of μP', world: other },
          measure: (_, slope) => ({ reproduced: slope > 0.9, measured: `slope ${slope}` }),
        }),
        { a: result },
      );
    const other = (fails: boolean, slope: number) => ({
      world: 'NTP in place of μP',
      fails,
      measured: `slope ${slope}`,
    });
    expect(inWorlds(1, 0.5)).toEqual({ kind: 'reproduced', measured: 'slope 1', control: other(true, 0.5) });
    expect(inWorlds(1, 0.98)).toEqual({ kind: 'notTold', measured: 'slope 1', control: other(false, 0.98) });
    expect(inWorlds(0.5, 1)).toEqual({ kind: 'notReproduced', measured: 'slope 0.5', control: other(false, 1) });
  });
});
