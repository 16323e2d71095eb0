import { describe, expect, it } from 'vitest';
import { makeCurve } from '../../tasks/curve.ts';
import { axisNumbers } from '../claim-tools.ts';
import type { LessonResults, Study, StudyResult } from '../lesson.ts';
import { madeSweep } from '../testing/made-sweep.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import { studies } from './studies.ts';

/** A network of a study: its place on the dial, and what tells it from the others there. */
interface Network {
  study: string;
  gamma0: number;
  uncentered: boolean;
}

/** The made-up results of networks. */
interface Made {
  featureMove: (network: Network) => number;
  twinGap: (network: Network) => number;
  testLoss: (network: Network) => number;
  learned: (x: number, network: Network) => number;
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

const smooth = (x: number) => spline(x) + 0.2 * Math.sin(20 * x);

/** Networks as the lesson says: lazy where the dial is small and z_0 subtracted. */
const expectedOf: Made = {
  featureMove: ({ gamma0, uncentered }) => (uncentered ? 0.04 + gamma0 : gamma0) / (1 + gamma0),
  twinGap: ({ gamma0, uncentered }) => (uncentered ? 0.1 : 0) + (0.03 * gamma0) / (1 + 0.2 * gamma0),
  testLoss: ({ study, gamma0 }) => (study === 'directions' ? 0.5 : 0.5 / (1 + gamma0)),
  learned: (x, { study, gamma0 }) => (study === 'fit' ? smooth(x) : gamma0 < 0.1 ? twoLines(x) : spline(x)),
};

function resultOf(name: string, study: Study, made: Made): StudyResult {
  const sweep = study.kind === 'sweep' ? study.quick : expect.fail();
  const gammas = axisNumbers(sweep);
  const networkOf = (cell: number): Network => ({
    study: name,
    gamma0: gammas[cell % gammas.length],
    uncentered: cell >= gammas.length,
  });
  const result = madeSweep(study, (cell, seed) => {
    const network = networkOf(cell);
    const spread = 1 + 0.02 * seed;
    const values = [
      [{ of: 'layer', measure: 'featureMove', layer: 'last' }, spread * made.featureMove(network)],
      [{ of: 'run', measure: 'twinGap' }, spread * made.twinGap(network)],
      [{ of: 'run', measure: 'testLoss' }, spread * made.testLoss(network)],
    ] as const;
    return [{ step: 1, values }];
  });
  if (result.kind !== 'sweep') return expect.fail();
  const outputs = result.result.runs.map(({ cell }) =>
    Float32Array.from(test.x, (x) => made.learned(x, networkOf(cell))),
  );
  return { ...result, outputs };
}

function verdicts(made: Made): Record<string, string> {
  const results: LessonResults = Object.fromEntries(
    Object.entries(studies).map(([name, study]) => [name, resultOf(name, study, made)]),
  );
  return Object.fromEntries(measureClaims(lesson, results).map(({ claim, verdict }) => [claim.id, verdict.kind]));
}

/** Returns the claims that are not reproduced, with their verdicts. */
const changed = (made: Partial<Made>) =>
  Object.fromEntries(
    Object.entries(verdicts({ ...expectedOf, ...made })).filter(([, verdict]) => verdict !== 'reproduced'),
  );

describe('the claims about the dial', () => {
  it('are reproduced by networks that become lazy as the dial is turned down', () => {
    expect(changed({})).toEqual({});
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
    const featureMove: Made['featureMove'] = ({ gamma0 }) => gamma0 ** 0.8;
    expect(changed({ featureMove })).toEqual({ 'movement-fit': 'notReproduced', 'movement-digits': 'notReproduced' });
    for (const twinGap of [({ gamma0 }: Network) => 0.01 + gamma0, ({ gamma0 }: Network) => 0.01 * Math.sqrt(gamma0)]) {
      expect(changed({ twinGap })).toEqual({ 'twin-fit': 'notReproduced', 'twin-digits': 'notReproduced' });
    }
    expect(changed({ twinGap: ({ gamma0 }) => gamma0 ** 2 })).toMatchObject({ 'twin-digits': 'notReproduced' });
  });

  it.each([
    [['movement-fit'], { featureMove: ({ gamma0 }: Network) => gamma0 / (1 + gamma0) }],
    [['movement-digits'], { featureMove: ({ gamma0, uncentered }: Network) => (uncentered ? 0.04 : gamma0) }],
    [['twin-fit'], { twinGap: ({ gamma0 }: Network) => (0.03 * gamma0) / (1 + 0.2 * gamma0) }],
    [['twin-digits'], { twinGap: ({ gamma0, uncentered }: Network) => (uncentered ? 0.1 : 0.0005 * gamma0) }],
    [
      ['kinks-stay', 'spline'],
      { learned: (x: number, { gamma0 }: Network) => (gamma0 < 0.1 ? twoLines(x) : spline(x)) },
    ],
    [['direction'], { testLoss: ({ gamma0 }: Network) => 0.5 / (1 + gamma0) }],
  ])('%s tell nothing where their control holds as well', (ids, made) => {
    expect(changed(made)).toEqual(Object.fromEntries(ids.map((id) => [id, 'notTold'])));
  });

  it('are not measured on networks that have not been trained', () => {
    const nothing = verdicts({ ...expectedOf, featureMove: () => NaN, testLoss: () => NaN });
    expect(nothing).toMatchObject({ 'movement-fit': 'notMeasured', direction: 'notMeasured' });
  });
});
