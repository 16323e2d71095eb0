import { describe, expect, it } from 'vitest';
import { makeCurve } from '../../tasks/curve.ts';
import { axisNumbers } from '../claim-tools.ts';
import type { LessonResults, Study, StudyResult } from '../lesson.ts';
import { madeSweep } from '../testing/made-sweep.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import { studies } from './studies.ts';

/** The made-up results of networks at one setting of the dial. */
interface Made {
  featureMove: (gamma0: number) => number;
  twinGap: (gamma0: number) => number;
  testLoss: (gamma0: number) => number;
  learned: (x: number, gamma0: number) => number;
}

/** The samples of the fit, and the straight lines between them. */
const task = studies.kinks.kind === 'sweep' ? studies.kinks.quick.base.task : expect.fail();
const { train, test } = makeCurve(task.name === 'curve' ? task : expect.fail()).dataset;
const knots = Array.from(train.x, (x, i) => ({ x, y: train.y[i] })).sort((a, b) => a.x - b.x);
function spline(x: number): number {
  const next = Math.min(
    knots.length - 1,
    Math.max(
      1,
      knots.findIndex((knot) => knot.x >= x),
    ),
  );
  const [from, to] = [knots[next - 1], knots[next]];
  return from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
}
const twoLines = (x: number) => (x < 0 ? 1 + x : x - 1);

const expectedOf: Made = {
  featureMove: (gamma0) => gamma0 / (1 + gamma0),
  twinGap: (gamma0) => (0.05 * gamma0) / (1 + 0.2 * gamma0),
  testLoss: (gamma0) => 0.5 / (1 + gamma0),
  learned: (x, gamma0) => (gamma0 < 0.1 ? twoLines(x) : spline(x)),
};

function resultOf(study: Study, made: Made): StudyResult {
  const sweep = study.kind === 'sweep' ? study.quick : expect.fail();
  const gammas = axisNumbers(sweep);
  const result = madeSweep(study, (cell, seed) => {
    const gamma0 = gammas[cell];
    const spread = 1 + 0.02 * seed;
    const values = [
      [{ of: 'layer', measure: 'featureMove', layer: 'last' }, spread * made.featureMove(gamma0)],
      [{ of: 'run', measure: 'twinGap' }, spread * made.twinGap(gamma0)],
      [{ of: 'run', measure: 'testLoss' }, spread * made.testLoss(gamma0)],
    ] as const;
    return [{ step: 1, values }];
  });
  if (result.kind !== 'sweep') return expect.fail();
  const outputs = result.result.runs.map(({ cell }) => Float32Array.from(test.x, (x) => made.learned(x, gammas[cell])));
  return { ...result, outputs };
}

function verdicts(made: Made): Record<string, string> {
  const results: LessonResults = Object.fromEntries(
    Object.entries(studies).map(([name, study]) => [name, resultOf(study, made)]),
  );
  return Object.fromEntries(measureClaims(lesson, results).map(({ claim, verdict }) => [claim.id, verdict.kind]));
}

describe('the claims about the dial', () => {
  it('are reproduced by networks that become lazy as the dial is turned down', () => {
    expect(new Set(Object.values(verdicts(expectedOf)))).toEqual(new Set(['reproduced']));
  });

  it('are all refuted by networks that don’t know the dial', () => {
    const deaf = verdicts({
      featureMove: () => 0.5,
      twinGap: () => 0.1,
      testLoss: () => 0.4,
      learned: (x) => spline(x),
    });
    expect(new Set(Object.values(deaf))).toEqual(new Set(['notReproduced']));
  });

  it('are refuted by another power of the dial, and by a gap that stays', () => {
    const found = verdicts({ ...expectedOf, featureMove: Math.sqrt, twinGap: (gamma0) => 0.02 + gamma0 });
    expect(found).toMatchObject({
      'movement-fit': 'notReproduced',
      'movement-digits': 'notReproduced',
      'twin-fit': 'notReproduced',
      'twin-digits': 'notReproduced',
    });
  });

  it('are not measured on networks that have not been trained', () => {
    const nothing = verdicts({ ...expectedOf, featureMove: () => NaN, testLoss: () => NaN });
    expect(nothing).toMatchObject({ 'movement-fit': 'notMeasured', direction: 'notMeasured' });
  });
});
