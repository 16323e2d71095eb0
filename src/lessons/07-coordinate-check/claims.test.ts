import { describe, expect, it } from 'vitest';
import { sweepCells } from '../../config/sweep/cells.ts';
import type { MeasureName } from '../../config/sweep/quantity.ts';
import type { LessonResults } from '../lesson.ts';
import { madeSweep } from '../testing/made-sweep.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import { CHECKED_STEPS, PRESETS, studies } from './studies.ts';

const loss: MeasureName = { of: 'run', measure: 'loss' };
const change: MeasureName = { of: 'run', measure: 'outputRms' };
const changeOf = (layer: number): MeasureName => ({ of: 'layer', measure: 'deltaRms', layer });

/** Slopes of the three hidden layers and the output by row, and exponents of the best learning rate. */
const AS_CLAIMED = {
  sgd: [
    [-0.5, 0.5, 0.5, 1],
    [-0.5, -0.5, -0.5, 0],
    [0, 0, 0, 0],
  ],
  adam: [
    [0, 1, 1, 1.5],
    [-0.5, -0.5, -0.5, 0],
    [0, 0, 0, 0],
  ],
  slips: [
    [0, 0, 0, 0],
    [-1, 0, 0, 0],
    [0, 0, 0, 0.8],
  ],
  'adam-slip': [[1, 1, 1, 1.5]],
  drift: { 'sgd-mup': 0, 'sgd-sp': -1, 'adam-mup': 0, 'adam-sp': -1 },
  decay: [0, 0.3],
};

function resultsOf(made: typeof AS_CLAIMED): LessonResults {
  const checked = (study: 'sgd' | 'adam' | 'slips' | 'adam-slip') => {
    const cells = sweepCells(studies[study].quick);
    return madeSweep(studies[study], (cell, seed) =>
      CHECKED_STEPS.map((step) => {
        const width = Number(cells[cell].values[0]);
        const at = (i: number) => 1e-3 * (1 + 0.01 * seed) * width ** made[study][cells[cell].y][i];
        return {
          step,
          values: [
            [changeOf(1), at(0)],
            [changeOf(2), at(1)],
            [changeOf(3), at(2)],
            [change, at(3)],
          ] as const,
        };
      }),
    );
  };
  const transferred = (study: keyof typeof AS_CLAIMED.drift) => {
    const cells = sweepCells(studies[study].quick);
    return madeSweep(studies[study], (cell) => {
      const [rate, width] = cells[cell].values.map(Number);
      const best = (study.startsWith('sgd') ? 0.08 : 0.008) * (width / 64) ** made.drift[study];
      return [{ step: 1, values: [[loss, 0.1 * (1 + Math.log(rate / best) ** 2)]] }];
    });
  };
  const decayed = (slopes: readonly number[]) => {
    const cells = sweepCells(studies.decay.quick);
    return madeSweep(studies.decay, (cell, seed) => {
      const width = Number(cells[cell].values[0]);
      return [{ step: 100, values: [[loss, (0.1 + 0.001 * seed) * width ** slopes[cells[cell].y]]] }];
    });
  };
  return {
    sgd: checked('sgd'),
    adam: checked('adam'),
    slips: checked('slips'),
    'adam-slip': checked('adam-slip'),
    'sgd-mup': transferred('sgd-mup'),
    'sgd-sp': transferred('sgd-sp'),
    'adam-mup': transferred('adam-mup'),
    'adam-sp': transferred('adam-sp'),
    decay: decayed(made.decay),
  };
}

const notReproduced = (changes: Partial<typeof AS_CLAIMED>) =>
  measureClaims(lesson, resultsOf({ ...AS_CLAIMED, ...changes }))
    .filter(({ verdict }) => verdict.kind !== 'reproduced')
    .map(({ claim, verdict }) => [claim.id, verdict.kind]);

describe('the claims about scalings', () => {
  it('are reproduced by scalings that do as they say', () => {
    expect(notReproduced({})).toEqual([]);
  });

  it.each(PRESETS)('are not reproduced where %s is another scaling', (preset) => {
    const row = PRESETS.indexOf(preset);
    const other = (slopes: number[][]) => slopes.map((own, i) => (i === row ? [1, 2, 2, 2] : own));
    const claims = lesson.claims.map(({ id }) => id).filter((id) => id === `sgd-${preset}` || id === `adam-${preset}`);
    expect(claims.length).toBeGreaterThan(0);
    expect(notReproduced({ sgd: other(AS_CLAIMED.sgd), adam: other(AS_CLAIMED.adam) })).toEqual(
      claims.map((id) => [id, 'notReproduced']),
    );
  });

  it('tell nothing of presets that are one and the same', () => {
    const all = (slopes: number[]) => Array.from({ length: 3 }, () => slopes);
    const level = all([0, 0, 0, 0]);
    expect(notReproduced({ sgd: level, adam: level, 'adam-slip': level })).toEqual([
      ['sgd-mup', 'notTold'],
      ['sgd-ntp', 'notReproduced'],
      ['sgd-sp', 'notReproduced'],
      ['adam-mup', 'notTold'],
      ['adam-sp', 'notReproduced'],
    ]);
    expect(notReproduced({ sgd: all(AS_CLAIMED.sgd[0]), adam: all(AS_CLAIMED.adam[0]) })).toEqual([
      ['sgd-mup', 'notReproduced'],
      ['sgd-ntp', 'notReproduced'],
      ['sgd-sp', 'notTold'],
      ['adam-mup', 'notReproduced'],
      ['adam-sp', 'notTold'],
    ]);
    expect(notReproduced({ sgd: all(AS_CLAIMED.sgd[1]) })).toEqual([
      ['sgd-mup', 'notReproduced'],
      ['sgd-ntp', 'notTold'],
      ['sgd-sp', 'notReproduced'],
    ]);
  });

  it.each([
    [0, 'by-hand'],
    [1, 'slip-input'],
    [2, 'slip-readout'],
  ])('are not reproduced where row %i of the slips shows nothing that is expected', (row, id) => {
    const slips = AS_CLAIMED.slips.map((own, i) => (i === row ? [0.5, 0, 0, 0.4] : own));
    expect(notReproduced({ slips })).toEqual([[id, 'notReproduced']]);
  });

  it('tell nothing of slips that all look alike', () => {
    const all = (slopes: number[]) => ({ slips: Array.from({ length: 3 }, () => slopes) });
    for (const [row, id] of ['by-hand', 'slip-input', 'slip-readout'].entries()) {
      expect(notReproduced(all(AS_CLAIMED.slips[row]))).toContainEqual([id, 'notTold']);
    }
  });

  it.each([
    ['transfer-sgd', { 'sgd-mup': -0.2 }],
    ['drift-sgd', { 'sgd-sp': -0.5 }],
    ['transfer-adam', { 'adam-mup': 0.2 }],
    ['drift-adam', { 'adam-sp': -0.5 }],
  ])('%s is not reproduced with the drift %j', (id, drift) => {
    expect(notReproduced({ drift: { ...AS_CLAIMED.drift, ...drift } })).toEqual([[id, 'notReproduced']]);
  });

  it.each(['sgd', 'adam'])('tell nothing where both scalings drift alike under %s', (optimizer) => {
    const alike = (slope: number) => ({ [`${optimizer}-mup`]: slope, [`${optimizer}-sp`]: slope });
    for (const [slope, told, untold] of [
      [0, 'drift', 'transfer'],
      [-1, 'transfer', 'drift'],
    ] as const) {
      const found = notReproduced({ drift: { ...AS_CLAIMED.drift, ...alike(slope) } });
      expect(Object.fromEntries(found)).toEqual({
        [`${told}-${optimizer}`]: 'notReproduced',
        [`${untold}-${optimizer}`]: 'notTold',
      });
    }
  });

  it('decay is not reproduced where the loss grows or falls with the width', () => {
    for (const slope of [0.3, -0.3]) {
      expect(notReproduced({ decay: [slope, 0.3] })).toEqual([['decay', 'notReproduced']]);
    }
  });

  it('decay tells nothing where the slip does no harm', () => {
    expect(notReproduced({ decay: [0, 0] })).toEqual([['decay', 'notTold']]);
  });
});
