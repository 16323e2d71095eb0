import { describe, expect, it } from 'vitest';
import { blockFactor } from '../../config/scaling.ts';
import { sweepCells } from '../../config/sweep/cells.ts';
import type { MeasureName } from '../../config/sweep/quantity.ts';
import type { LessonResults } from '../lesson.ts';
import { measureClaims } from '../measure-claims.ts';
import { madeSweep } from '../testing/made-sweep.ts';
import { lesson } from './lesson.ts';
import { CHECKED_STEPS, KINDS, studies } from './studies.ts';

const loss: MeasureName = { of: 'run', measure: 'loss' };
const weights: MeasureName = { of: 'weights', measure: 'weightMove', layer: 2 };
const relative = (depth: number) => (depth - 1) / 2;

/** Slopes over D by kind: how far a block moves, and the features. */
const MOVED = {
  none: [0, 1.3],
  plain: [0, 1.1],
  'depth-mup': [-1, 0],
  'mean-field': [-1, 0],
} as const;
type Moved = Record<(typeof KINDS)[number], readonly [block: number, features: number]>;

const AS_CLAIMED = {
  sgd: MOVED as Moved,
  adam: MOVED as Moved,
  drift: { 'sgd-depth-mup': 0, 'sgd-plain': -1, 'sgd-none': -1, 'adam-depth-mup': 0, 'adam-plain': -1 },
};

function resultsOf(made: typeof AS_CLAIMED): LessonResults {
  const checked = (study: 'sgd' | 'adam') => {
    const cells = sweepCells(studies[study].quick);
    return madeSweep(studies[study], (cell, seed) =>
      CHECKED_STEPS.map((step) => {
        const depth = Number(cells[cell].values[0]);
        const kind = KINDS[cells[cell].y];
        const [block, features] = made[study][kind];
        const beta = blockFactor({ residual: kind, depth, baseDepth: 3 }) ?? 1;
        const size = 1e-3 * (1 + 0.01 * seed);
        const last: MeasureName = { of: 'layer', measure: 'featureMove', layer: depth };
        return {
          step,
          values: [
            [weights, (size * relative(depth) ** block) / beta],
            [last, size * relative(depth) ** features],
          ] as const,
        };
      }),
    );
  };
  const transferred = (study: keyof typeof AS_CLAIMED.drift) => {
    const { quick } = studies[study];
    const cells = sweepCells(quick);
    const rates = quick.axes[0].values.map(Number);
    const middle = Math.sqrt(rates[0] * rates[rates.length - 1]);
    return madeSweep(studies[study], (cell) => {
      const [rate, depth] = cells[cell].values.map(Number);
      const best = middle * (relative(depth) / 5.7) ** made.drift[study];
      return [{ step: 1, values: [[loss, 0.1 * (1 + Math.log(rate / best) ** 2)]] }];
    });
  };
  return {
    sgd: checked('sgd'),
    adam: checked('adam'),
    'sgd-depth-mup': transferred('sgd-depth-mup'),
    'sgd-plain': transferred('sgd-plain'),
    'sgd-none': transferred('sgd-none'),
    'adam-depth-mup': transferred('adam-depth-mup'),
    'adam-plain': transferred('adam-plain'),
  };
}

const notReproduced = (changes: Partial<typeof AS_CLAIMED>) =>
  measureClaims(lesson, resultsOf({ ...AS_CLAIMED, ...changes }))
    .filter(({ verdict }) => verdict.kind !== 'reproduced')
    .map(({ claim, verdict }) => [claim.id, verdict.kind]);

describe('the claims about depth', () => {
  it('are reproduced by networks that do as they say', () => {
    expect(notReproduced({})).toEqual([]);
  });

  it.each([
    ['a block moves too far', [-0.7, 0]],
    ['a block moves too little', [-1.3, 0]],
    ['the features move further with the depth', [-1, 0.3]],
    ['the features move less with the depth', [-1, -0.3]],
  ] as const)('of shared movement are not reproduced where %s', (_, moved) => {
    expect(notReproduced({ sgd: { ...MOVED, 'depth-mup': moved, 'mean-field': moved } })).toEqual([
      ['shared-sgd', 'notReproduced'],
      ['shared-mean-field', 'notReproduced'],
    ]);
    expect(notReproduced({ adam: { ...MOVED, 'depth-mup': moved } })).toEqual([['shared-adam', 'notReproduced']]);
  });

  it('of growth are not reproduced where features of deep networks move as far as others', () => {
    expect(notReproduced({ adam: { ...MOVED, plain: [0, 0.5] } })).toEqual([['growing-plain', 'notReproduced']]);
    expect(notReproduced({ adam: { ...MOVED, none: [0, 0.5] } })).toEqual([['growing-none', 'notReproduced']]);
  });

  it('tell nothing where all kinds are alike', () => {
    const level: Moved = { none: [-1, 0], plain: [-1, 0], 'depth-mup': [-1, 0], 'mean-field': [-1, 0] };
    expect(notReproduced({ sgd: level, adam: level })).toEqual([
      ['shared-sgd', 'notTold'],
      ['shared-adam', 'notTold'],
      ['shared-mean-field', 'notTold'],
      ['growing-plain', 'notReproduced'],
      ['growing-none', 'notReproduced'],
    ]);
    const growing: Moved = { none: [0, 1], plain: [0, 1], 'depth-mup': [0, 1], 'mean-field': [0, 1] };
    expect(notReproduced({ adam: growing })).toEqual([
      ['shared-adam', 'notReproduced'],
      ['growing-plain', 'notTold'],
      ['growing-none', 'notTold'],
    ]);
  });

  it.each([
    ['transfer-sgd', { 'sgd-depth-mup': -0.3 }],
    ['transfer-sgd', { 'sgd-depth-mup': 0.3 }],
    ['transfer-adam', { 'adam-depth-mup': 0.3 }],
    ['drift-sgd', { 'sgd-plain': -0.3 }],
    ['drift-adam', { 'adam-plain': -0.3 }],
    ['drift-none', { 'sgd-none': -0.3 }],
  ])('%s is not reproduced with the drift %j', (id, drift) => {
    expect(notReproduced({ drift: { ...AS_CLAIMED.drift, ...drift } })).toEqual([[id, 'notReproduced']]);
  });

  it('of learning rates tell nothing where both kinds drift alike', () => {
    const drift = { ...AS_CLAIMED.drift, 'adam-depth-mup': -1 };
    expect(notReproduced({ drift })).toEqual([
      ['transfer-adam', 'notReproduced'],
      ['drift-adam', 'notTold'],
    ]);
  });
});
