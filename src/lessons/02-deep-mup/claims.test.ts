import { describe, expect, it } from 'vitest';
import type { LayerMeasure } from '../../config/measures/measures.ts';
import { axisNumbers } from '../claim-tools.ts';
import { madeSweep, type MadeFrame } from '../testing/made-sweep.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import { studies } from './studies.ts';

const widths = axisNumbers(studies.widths.quick);
/** Varies a value a little from seed to seed, so that its error is not 0. */
const shaken = (value: number, seed: number) => value * (1 + 0.01 * seed);

/** The powers of the width by scaling (sp, ntp, ip, mup) and the remaining loss of μP, as in the paper. */
const AS_CLAIMED = {
  move: [-0.5, -0.5, 0.5, 0],
  size: [0, 0, -1, 0],
  joint: [-1, -1, -2, 0],
  left: 1,
  loss: 1e-8,
};

function verdicts(changes: Partial<typeof AS_CLAIMED>) {
  const powers = { ...AS_CLAIMED, ...changes };
  const result = madeSweep(studies.widths, (cell, seed) => {
    const scaling = Math.floor(cell / widths.length);
    const power = (by: number[]) => shaken(widths[cell % widths.length] ** by[scaling], seed);
    const of = (measure: LayerMeasure, value: number): MadeFrame['values'][number] => [
      { of: 'layer', measure, layer: 3 },
      value,
    ];
    const loss = (value: number): MadeFrame['values'][number] => [{ of: 'run', measure: 'loss' }, value];
    return [
      { step: 0, values: [loss(0.5), of('featureRms', power(powers.size)), of('gramMinEig', 0.2)] },
      {
        step: 64,
        values: [
          loss(0.5 * powers.loss),
          of('featureMove', power(powers.move)),
          of('jointMinEig', power(powers.joint)),
          of('gramMinEig', shaken(0.2 * powers.left, seed)),
        ],
      },
    ];
  });
  return measureClaims(lesson, { widths: result })
    .filter(({ verdict }) => verdict.kind !== 'reproduced')
    .map(({ claim }) => claim.id);
}

describe('the claims of deep μP', () => {
  it('hold where the powers are those of theory', () => {
    expect(verdicts({})).toEqual([]);
  });

  it.each([
    ['move-lazy', { move: [-0.5, 0, 0.5, 0] }],
    ['move-mup', { move: [-0.5, -0.5, 0.5, -0.5] }],
    ['collapse-ip', { size: [0, 0, 0, 0] }],
    ['joint-mup', { joint: [-1, -1, -2, -1] }],
    ['joint-lazy', { joint: [-1, 0, -2, 0] }],
    ['joint-ip', { joint: [-1, -1, -1, 0] }],
    ['still-independent', { left: 0.1 }],
    ['fitted', { loss: 0.01 }],
    ['fitted', { loss: NaN }],
  ])('%s does not where %o', (id, changes) => {
    expect(verdicts(changes)).toEqual([id]);
  });
});
