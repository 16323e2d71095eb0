import { describe, expect, it } from 'vitest';
import type { WeightMeasure } from '../../config/measures/measures.ts';
import { axisNumbers } from '../claim-tools.ts';
import type { LessonResults, Study } from '../lesson.ts';
import { madeSweep, type MadeFrame } from '../testing/made-sweep.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import { studies } from './studies.ts';

const LAYERS = [1, 2, 3, 4];
const READOUT = 4;
const BASE_WIDTH = 64;
/** Varies a value a little from seed to seed, and differently from place to place, so that no error is 0. */
const shaken = (value: number, seed: number, place = 0) => value * (1 + 0.001 * Math.sin(7 * seed + 3 * place));

const axisOf = (study: Study, axis: number) => (study.kind === 'sweep' ? axisNumbers(study.quick, axis) : []);

type Value = MadeFrame['values'][number];
const weights = (measure: WeightMeasure, layer: number, value: number): Value => [
  { of: 'weights', measure, layer },
  value,
];

/** The dependence on the width, as it is claimed. Pairs are for gammaOut that stays, and that grows. */
const AS_CLAIMED = {
  /** Powers of the width with which the best rate goes, by study. */
  rate: { 'pc-mup': -0.4, 'pc-mup-kept': 0, 'pc-sp': -1, 'tp-mup': 0, 'tp-sp': -1 },
  /** Powers of 1 - cosine with the gradient, for ten outputs and for one. */
  deviation: [-1.5, -0.5],
  oneOutput: [-1.2, 0],
  /** 1 - cosine of the readout of one output at the base width. */
  left: 0.25,
  /** Powers of C, which is 3 at the base width, and the angle between gradient and Gauss-Newton target. */
  C: [-1, 0],
  angle: 0.4,
  /** 1 - cosine in the first layer and the readout of linear networks with one output. */
  first: 1e-6,
  readout: 0.15,
  fixed: 1,
  moving: -0.4,
  /** Omega at the base width and its powers, for backpropagation, targets and difference targets. */
  omegaAtBase: [0.65, 0.5, 0.5],
  omega: [0.05, 0, 0],
  move: [-0.5, 0, 0],
};

type World = typeof AS_CLAIMED;

/** Returns the loss of a study of rates and widths: a parabola around the best rate, which goes as a power of the width. */
function transfer(name: keyof World['rate'], power: number) {
  const rates = axisOf(studies[name], 0);
  return madeSweep(studies[name], (cell, seed) => {
    const width = axisOf(studies[name], 1)[Math.floor(cell / rates.length)];
    const best = shaken((name.startsWith('pc') ? 0.8 : 0.4) * (width / BASE_WIDTH) ** power, seed, width);
    const loss = (value: number): Value => [{ of: 'run', measure: 'loss' }, value];
    const octaves = Math.log2(rates[cell % rates.length] / best);
    // Rates far above the best diverge.
    const left = octaves > 1.5 ? NaN : 0.1 * 2 ** (octaves ** 2 / 4);
    return [
      { step: 0, values: [loss(1)] },
      { step: 30, values: [loss(left)] },
    ];
  });
}

/** Returns the directions at step 0: 1 - cosine with the gradient, and with the Gauss-Newton target. */
function directions(
  name: string,
  measured: (at: { rho: number; row: number; layer: number; seed: number }) => { bp: number; gaussNewton?: number },
) {
  const widths = axisOf(studies[name], 0);
  return madeSweep(studies[name], (cell, seed) => {
    const [rho, row] = [widths[cell % widths.length] / BASE_WIDTH, Math.floor(cell / widths.length)];
    const values = LAYERS.flatMap((layer) => {
      const { bp, gaussNewton = bp } = measured({ rho, row, layer, seed });
      return [weights('bpCosine', layer, 1 - bp), weights('gaussNewtonCosine', layer, 1 - gaussNewton)];
    });
    return [{ step: 0, values }];
  });
}

function resultsOf(goes: World): LessonResults {
  const rates = Object.entries(goes.rate) as [keyof World['rate'], number][];
  const widths = axisOf(studies.rules, 0);
  return {
    ...Object.fromEntries(rates.map(([name, power]) => [name, transfer(name, power)])),
    equilibrium: directions('equilibrium', ({ rho, row, seed }) => ({
      bp: shaken(0.15 * rho ** goes.deviation[row], seed),
    })),
    'one-output': directions('one-output', ({ rho, row, layer, seed }) => ({
      bp: shaken((layer === READOUT ? goes.left : 0.03) * rho ** goes.oneOutput[row], seed, rho),
    })),
    linear: directions('linear', ({ rho, row, layer, seed }) => {
      const C = shaken(3 * rho ** goes.C[row], seed);
      if (layer === READOUT) return { bp: shaken(0.2, seed) };
      return {
        bp: 1 - Math.cos((goes.angle * C) / (1 + C)),
        gaussNewton: 1 - Math.cos(goes.angle / (1 + C)),
      };
    }),
    'linear-one-output': directions('linear-one-output', ({ layer, seed }) => ({
      bp: layer === READOUT ? shaken(goes.readout, seed) : goes.first,
    })),
    sweep: directions('sweep', ({ row }) => ({ bp: 1 - (row === 0 ? goes.fixed : goes.moving) })),
    rules: madeSweep(studies.rules, (cell, seed) => {
      const [rho, row] = [widths[cell % widths.length] / BASE_WIDTH, Math.floor(cell / widths.length)];
      const values: Value[] = [
        weights('omega', READOUT, shaken(goes.omegaAtBase[row] * rho ** goes.omega[row], seed)),
        [{ of: 'layer', measure: 'featureMove', layer: 3 }, shaken(rho ** goes.move[row], seed)],
      ];
      return [1, 32].map((step) => ({ step, values }));
    }),
  };
}

/** Returns the claims that are not reproduced: they fail, or their control does not. */
const broken = (changes: Partial<World>): string[] =>
  measureClaims(lesson, resultsOf({ ...AS_CLAIMED, ...changes })).flatMap(({ claim, verdict }) =>
    verdict.kind === 'reproduced' ? [] : [`${claim.id}: ${verdict.kind}`],
  );

const rate = (changes: Partial<World['rate']>) => ({ rate: { ...AS_CLAIMED.rate, ...changes } });

describe('the claims of local learning', () => {
  it('hold, and fail in their controls, where widths act as claimed', () => {
    expect(broken({})).toEqual([]);
  });

  it.each<[string, Partial<World>, string[]]>([
    [
      'the best rates sink with μP, too',
      rate({ 'pc-mup-kept': -1, 'tp-mup': -1 }),
      [
        'pc-transfer: notReproduced',
        'pc-drift: notTold',
        'tp-transfer: notReproduced',
        'tp-drift: notTold',
        'pc-shrinking: notTold',
      ],
    ],
    [
      'the best rates stay with SP',
      rate({ 'pc-sp': 0, 'tp-sp': 0 }),
      ['pc-transfer: notTold', 'pc-drift: notReproduced', 'tp-transfer: notTold', 'tp-drift: notReproduced'],
    ],
    [
      'the best rates sink slowly',
      rate({ 'pc-mup-kept': -0.3, 'tp-mup': -0.2, 'pc-sp': -0.5, 'tp-sp': -0.25 }),
      [
        'pc-transfer: notReproduced',
        'pc-drift: notReproduced',
        'tp-transfer: notReproduced',
        'tp-drift: notReproduced',
        'pc-shrinking: notTold',
      ],
    ],
    ['C has nothing to do with the best rate', rate({ 'pc-mup': 0 }), ['pc-shrinking: notReproduced']],
    ['predictive coding stays what it is', { deviation: [0, 0] }, ['becomes-gradient: notReproduced']],
    ['the weight of the loss means nothing', { deviation: [-1.5, -1.5] }, ['becomes-gradient: notTold']],
    ['one output comes to the gradient, too', { oneOutput: [-1.2, -1] }, ['persists: notReproduced']],
    ['one output hardly deviates', { left: 0.05 }, ['persists: notReproduced']],
    ['one output deviates for any weight of the loss', { oneOutput: [0, 0] }, ['persists: notTold']],
    ['C shrinks for any weight of the loss', { C: [-1, -1] }, ['between: notReproduced']],
    ['C stays for any weight of the loss', { C: [0, 0] }, ['between: notTold']],
    ['C turns the errors of one output', { first: 0.01 }, ['moved-states: notReproduced']],
    ['the readout does not see that states move', { readout: 1e-4 }, ['moved-states: notReproduced']],
    ['C turns no errors at all', { angle: 0.01 }, ['moved-states: notTold']],
    ['fixed predictions are not backpropagation', { fixed: 0.99 }, ['one-sweep: notReproduced']],
    ['moving predictions are nearly', { moving: 0.9 }, ['moving-sweep: notReproduced']],
    ['moving predictions are exactly', { moving: 1 }, ['one-sweep: notTold', 'moving-sweep: notReproduced']],
    ['targets come down through the readout', { omega: [0.05, 0.2, 0.2] }, ['omega-targets: notReproduced']],
    ['omega of the gradient does not rise', { omega: [-0.01, 0, 0] }, ['omega-gradient: notReproduced']],
    [
      'the gradient does not come down through the readout',
      { omegaAtBase: [0.5, 0.5, 0.5], omega: [0.01, 0, 0] },
      ['omega-targets: notTold', 'omega-gradient: notReproduced'],
    ],
    [
      'targets are aligned as gradients are',
      { omegaAtBase: [0.65, 0.65, 0.5], omega: [0.05, 0.05, 0] },
      ['omega-targets: notReproduced', 'omega-gradient: notTold'],
    ],
    ['target propagation is lazy', { move: [-0.5, -0.5, -0.5] }, ['no-kernel-regime: notReproduced']],
    ['backpropagation is not', { move: [0, 0, 0] }, ['no-kernel-regime: notTold']],
  ])('do not where %s', (_, changes, expected) => {
    expect(broken(changes)).toEqual(expected);
  });
});
