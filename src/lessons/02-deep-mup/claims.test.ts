import { describe, expect, it } from 'vitest';
import type { LayerMeasure } from '../../config/measures/measures.ts';
import { axisNumbers } from '../claim-tools.ts';
import { madeSweep, type MadeFrame } from '../testing/made-sweep.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import { studies } from './studies.ts';

/** Varies a value a little from seed to seed, so that its error is not 0. */
const shaken = (value: number, seed: number) => value * (1 + 0.01 * seed);

/** The powers of the width by scaling, for tanh (sp, ntp, ip, mup) and for relu (ntp, ip, mup), and remaining losses. */
const AS_CLAIMED = {
  move: [-0.5, -0.5, 0.5, 0],
  joint: [-1, -1, -2, 0],
  own: [0, 0, -1.5, 0],
  loss: 1e-8,
  jointRelu: [-1, -0.75, 0],
  lossRelu: 0.01,
  /** Of the second and the third layer before training. */
  size: [-0.5, -1],
};

type Value = MadeFrame['values'][number];
const ofLayer = (measure: LayerMeasure, layer: number, value: number): Value => [
  { of: 'layer', measure, layer },
  value,
];
const ofLoss = (value: number): Value => [{ of: 'run', measure: 'loss' }, value];

/** Returns the claims that are not reproduced, with their verdicts. */
function verdicts(changes: Partial<typeof AS_CLAIMED>): Record<string, string> {
  const made = { ...AS_CLAIMED, ...changes };
  const widths = axisNumbers(studies.widths.quick);
  const power = (by: readonly number[], cell: number, seed: number) =>
    shaken(widths[cell % widths.length] ** by[Math.floor(cell / widths.length)], seed);
  const trained = (loss: number, values: readonly Value[]): MadeFrame[] => [
    { step: 0, values: [ofLoss(0.5)] },
    { step: 64, values: [ofLoss(0.5 * loss), ...values] },
  ];
  const results = {
    widths: madeSweep(studies.widths, (cell, seed) =>
      trained(made.loss, [
        ofLayer('featureMove', 3, power(made.move, cell, seed)),
        ofLayer('jointMinEig', 3, power(made.joint, cell, seed)),
        ofLayer('gramMinEig', 3, power(made.own, cell, seed)),
      ]),
    ),
    relu: madeSweep(studies.relu, (cell, seed) =>
      trained(made.lossRelu, [ofLayer('jointMinEig', 3, power(made.jointRelu, cell, seed))]),
    ),
    start: madeSweep(studies.start, (cell, seed) => [
      {
        step: 0,
        values: made.size.map((by, i) => ofLayer('featureRms', i + 2, shaken(widths[cell] ** by, seed))),
      },
    ]),
  };
  return Object.fromEntries(
    measureClaims(lesson, results)
      .filter(({ verdict }) => verdict.kind !== 'reproduced')
      .map(({ claim, verdict }) => [claim.id, verdict.kind]),
  );
}

describe('the claims of deep μP', () => {
  it('hold where the powers are those of theory', () => {
    expect(verdicts({})).toEqual({});
  });

  it.each([
    ['move-lazy', { move: [-0.5, -1, 0.5, 0] }],
    ['move-lazy', { move: [0, -0.5, 0.5, 0] }],
    ['move-mup', { move: [-0.5, -0.5, 0.5, -0.25] }],
    ['collapse-ip', { size: [-0.5, -0.75] }],
    ['joint-mup', { joint: [-1, -1, -2, -0.5] }],
    ['joint-lazy', { joint: [-1, -0.5, -2, 0] }],
    ['joint-ip', { joint: [-1, -1, -1, 0] }],
    ['joint-relu', { jointRelu: [-1, -0.75, -0.5] }],
    ['still-independent', { own: [0, 0, -1.5, -1] }],
    ['fitted', { loss: 0.01 }],
    ['fitted', { loss: NaN }],
  ])('%s does not where %o', (id, changes) => {
    expect(verdicts(changes)).toEqual({ [id]: 'notReproduced' });
  });

  it.each([
    ['collapse-ip', { size: [-1, -1] }],
    ['joint-ip', { jointRelu: [-1, -2, 0] }],
    ['joint-relu', { jointRelu: [0, -0.75, 0] }],
    ['still-independent', { own: [0, 0, 0, 0] }],
    ['fitted', { lossRelu: 1e-8 }],
  ])('%s tells nothing where its control holds as well: %o', (id, changes) => {
    expect(verdicts(changes)).toEqual({ [id]: 'notTold' });
  });

  it('hold in no two worlds whose exponents are neighbours', () => {
    // μP where SP and NTP should be, and the other way round.
    expect(verdicts({ move: [0, 0, 0, 0], joint: [0, 0, 0, 0] })).toEqual({
      'move-lazy': 'notReproduced',
      'move-mup': 'notTold',
      'joint-mup': 'notTold',
      'joint-lazy': 'notReproduced',
      'joint-ip': 'notReproduced',
    });
  });
});
