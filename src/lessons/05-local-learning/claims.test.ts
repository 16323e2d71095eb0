import { describe, expect, it } from 'vitest';
import type { WeightMeasure } from '../../config/measures/measures.ts';
import { axisNumbers } from '../claim-tools.ts';
import type { LessonResults, Study } from '../lesson.ts';
import { madeSweep, type MadeFrame } from '../testing/made-sweep.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import { studies } from './studies.ts';

const LAYERS = [1, 2, 3, 4];
const BASE_WIDTH = 64;
/** Varies a value a little from seed to seed, so that its error is not 0. */
const shaken = (value: number, seed: number) => value * (1 + 0.001 * seed);

const axisOf = (study: Study, axis: number) => (study.kind === 'sweep' ? axisNumbers(study.quick, axis) : []);

type Value = MadeFrame['values'][number];
const weights = (measure: WeightMeasure, layer: number, value: number): Value => [
  { of: 'weights', measure, layer },
  value,
];

/** The dependence on the width, as in the paper. */
const AS_CLAIMED = {
  /** Powers of the width with which the best rate falls, by study. */
  rate: { 'pc-mup': 0, 'pc-sp': -1, 'tp-mup': 0, 'tp-sp': -1 },
  /** Powers of 1 - cosine with the gradient for gbar = 0 and -1. */
  deviation: [-1.5, -0.5],
  /** How much nearer to Gauss-Newton than to the gradient the widest networks are. */
  gaussNewton: [-0.01, 0.02],
  fixed: 1,
  moving: -0.4,
  /** Powers of omega for backpropagation, targets and difference targets, from .65, .5 and .5 on. */
  omega: [0.05, 0, 0],
  move: [-0.5, 0, 0],
};

function verdicts(changes: Partial<typeof AS_CLAIMED>): string[] {
  const goes = { ...AS_CLAIMED, ...changes };
  const transfer = Object.entries(goes.rate).map(([name, power]) => {
    const rates = axisOf(studies[name], 0);
    const made = madeSweep(studies[name], (cell, seed) => {
      const width = axisOf(studies[name], 1)[Math.floor(cell / rates.length)];
      const best = shaken(0.4 * (width / BASE_WIDTH) ** power, seed);
      const loss = (value: number): Value => [{ of: 'run', measure: 'loss' }, value];
      const octaves = Math.log2(rates[cell % rates.length] / best);
      // Rates far above the best diverge.
      const left = octaves > 1.5 ? NaN : 0.1 * 2 ** (octaves ** 2 / 4);
      return [
        { step: 0, values: [loss(1)] },
        { step: 30, values: [loss(left)] },
      ];
    });
    return [name, made] as const;
  });
  const widthAt = (study: Study, cell: number) => {
    const widths = axisOf(study, 0);
    return { rho: widths[cell % widths.length] / BASE_WIDTH, row: Math.floor(cell / widths.length) };
  };
  const results: LessonResults = {
    ...Object.fromEntries(transfer),
    equilibrium: madeSweep(studies.equilibrium, (cell, seed) => {
      const { rho, row } = widthAt(studies.equilibrium, cell);
      const cosine = 1 - shaken(0.15 * rho ** goes.deviation[row], seed);
      const values = LAYERS.flatMap((layer) => [
        weights('bpCosine', layer, cosine),
        weights('gaussNewtonCosine', layer, cosine + shaken(goes.gaussNewton[row], seed)),
      ]);
      return [{ step: 0, values }];
    }),
    sweep: madeSweep(studies.sweep, (cell) => {
      const { row } = widthAt(studies.sweep, cell);
      return [
        { step: 0, values: LAYERS.map((layer) => weights('bpCosine', layer, row === 0 ? goes.fixed : goes.moving)) },
      ];
    }),
    rules: madeSweep(studies.rules, (cell, seed) => {
      const { rho, row } = widthAt(studies.rules, cell);
      const values: Value[] = [
        weights('omega', 4, shaken((row === 0 ? 0.65 : 0.5) * rho ** goes.omega[row], seed)),
        [{ of: 'layer', measure: 'featureMove', layer: 3 }, shaken(rho ** goes.move[row], seed)],
      ];
      return [1, 32].map((step) => ({ step, values }));
    }),
  };
  return measureClaims(lesson, results)
    .filter(({ verdict }) => verdict.kind !== 'reproduced')
    .map(({ claim }) => claim.id);
}

describe('the claims of local learning', () => {
  it('hold where widths act as theory says', () => {
    expect(verdicts({})).toEqual([]);
  });

  it.each<[string, Partial<typeof AS_CLAIMED>, string[]]>([
    [
      'the best rates sink with μP, too',
      { rate: { 'pc-mup': -1, 'pc-sp': -1, 'tp-mup': -1, 'tp-sp': -1 } },
      ['pc-transfer', 'pc-drift', 'tp-transfer', 'tp-drift'],
    ],
    [
      'the best rates stay with SP',
      { rate: { 'pc-mup': 0, 'pc-sp': 0, 'tp-mup': 0, 'tp-sp': 0 } },
      ['pc-drift', 'tp-drift'],
    ],
    ['predictive coding stays what it is', { deviation: [0, 0] }, ['becomes-gradient', 'slower']],
    ['the weight of the loss means nothing', { deviation: [-1.5, -1.5] }, ['slower']],
    ['it is always nearer to Gauss-Newton', { gaussNewton: [0.02, 0.02] }, ['between']],
    ['fixed predictions are not backpropagation', { fixed: 0.99 }, ['one-sweep']],
    ['moving predictions are', { moving: 0.9 }, ['one-sweep']],
    ['targets come down through the readout', { omega: [0.05, 0.2, 0.2] }, ['omega-targets']],
    ['omega of the gradient does not rise', { omega: [-0.01, 0, 0] }, ['omega-gradient']],
    ['target propagation is lazy', { move: [-0.5, -0.5, -0.5] }, ['no-kernel-regime']],
    ['backpropagation is not', { move: [0, 0, 0] }, ['no-kernel-regime']],
  ])('do not where %s', (_, changes, broken) => {
    expect(verdicts(changes)).toEqual(broken);
  });
});
