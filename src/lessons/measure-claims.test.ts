import { describe, expect, it } from 'vitest';
import { definePrior } from './define-study.ts';
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

const claimOf = (measure: Claim['measure']): Claim => ({
  id: 'claim',
  statement: 'It is so.',
  source: 'our setting',
  expected: 'more',
  studies: ['a'],
  measure,
});

function verdictOf(measure: (results: LessonResults) => Measured, results: LessonResults) {
  const lesson: Lesson = {
    id: 'lesson',
    number: 1,
    title: '',
    summary: '',
    papers: [],
    studies: {},
    figures: [],
    claims: [claimOf(measure)],
    start: '#v=1',
  };
  return measureClaims(lesson, results)[0].verdict;
}

describe('a claim', () => {
  it('has the outcome of its measure, with the number', () => {
    const measured = (reproduced: boolean) => verdictOf(() => ({ reproduced, measured: 'slope 1' }), { a: result });
    expect(measured(true)).toEqual({ kind: 'reproduced', measured: 'slope 1' });
    expect(measured(false)).toEqual({ kind: 'notReproduced', measured: 'slope 1' });
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
});
