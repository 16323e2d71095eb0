import { describe, expect, it } from 'vitest';
import type { MeasureName } from '../../config/sweep/quantity.ts';
import { sweepCells } from '../../config/sweep/cells.ts';
import type { LessonResults } from '../lesson.ts';
import { madeSweep } from '../testing/made-sweep.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import { neverFitted } from './one-sample.ts';
import { LARGE, RATES, SMALL, studies, SUCCESS } from './studies.ts';

const of = {
  loss: { of: 'run', measure: 'loss' },
  twinLoss: { of: 'run', measure: 'twinLoss' },
  hiddenMove: { of: 'weights', measure: 'weightMove', layer: 1 },
  readoutMove: { of: 'weights', measure: 'weightMove', layer: 2 },
  gateFlips: { of: 'layer', measure: 'gateFlips', layer: 1 },
  balanceDrift: { of: 'layer', measure: 'balanceDrift', layer: 1 },
} satisfies Record<string, MeasureName>;

/** The hidden rate over that of the readout, from the factors as an axis names them. */
const ratioOf = (factors: string) => {
  const [hidden, readout] = factors.split(',').map(Number);
  return hidden / readout;
};

/** The behaviour of made-up networks. */
interface Made {
  /** n/(md) up to which they fit, by width and rate. */
  fits: (width: number, rate: number) => number;
  lazyFitsAtRate: (rate: number) => number;
  twinFits: number;
  /** Whether they fit n = 0.3 md, by the factors on the layers' rates. */
  fitsWithFactors: (factors: string) => boolean;
  steps: (inputs: number, rate: number) => number;
  stepsOfSmoothLabels: (inputs: number, rate: number) => number;
  move: number;
  gateFlips: number;
  lazyMove: number;
  lazyGateFlips: number;
  hiddenMove: (ratio: number) => number;
  readoutMove: (ratio: number) => number;
  /** How far the weights move, by rate, where both layers have the same. */
  moveAtRate: (rate: number) => number;
  drift: number;
  driftOfTanh: number;
  neverFitted: (width: number, inputs: number, ratio: number) => number;
  neverFittedByTanh: (width: number, inputs: number, ratio: number) => number;
}

const AS_CLAIMED: Made = {
  fits: (width, rate) => (rate < LARGE.lr ? 0.75 : 0.5 * (width / 10) ** -0.2),
  lazyFitsAtRate: (rate) => (rate < LARGE.lr ? 0.5 : 0.7),
  twinFits: 0.45,
  fitsWithFactors: (factors) => factors !== RATES.readoutAlone,
  steps: (inputs, rate) => 2e4 / rate / inputs ** 2.5,
  stepsOfSmoothLabels: (_, rate) => 40 / rate,
  move: 0.7,
  gateFlips: 0.17,
  lazyMove: 0.03,
  lazyGateFlips: 0.01,
  hiddenMove: (ratio) => 0.7 * ratio ** 0.2,
  readoutMove: (ratio) => 2.5 * ratio ** -0.3,
  moveAtRate: () => 0.7,
  drift: 0.003,
  driftOfTanh: 0.2,
  neverFitted,
  neverFittedByTanh: () => 0,
};

function resultsOf(changes: Partial<Made>): LessonResults {
  const made = { ...AS_CLAIMED, ...changes };
  const lossOf = (fits: boolean) => (fits ? SUCCESS / 2 : 0.1);
  type Name = keyof typeof studies;
  type Values = readonly (readonly [MeasureName, number])[];
  const over = (study: Name, valuesOf: (at: [number, number, string, string], seed: number) => Values) => {
    const cells = sweepCells(studies[study].quick).map(({ values: [x, y = 0] }) => [+x, +y, `${x}`, `${y}`] as const);
    return madeSweep(studies[study], (cell, seed) => [{ step: 1, values: valuesOf([...cells[cell]], seed) }]);
  };
  const phase = (study: Name, rate: number) =>
    over(study, ([width, ratio]) => [
      [of.loss, lossOf(ratio <= made.fits(width, rate))],
      [of.hiddenMove, made.move],
      [of.gateFlips, made.gateFlips],
    ]);
  const dimension = (study: Name, steps: Made['steps']) => {
    const cells = sweepCells(studies[study].quick).map(({ values: [inputs, rate] }) => [+inputs, +rate] as const);
    return madeSweep(studies[study], (cell) => [
      { step: 0, values: [[of.loss, 1]] },
      { step: Math.round(steps(...cells[cell])), values: [[of.loss, SUCCESS]] },
    ]);
  };
  const oneSample = (study: Name, share: (width: number, y: [number, string]) => number) =>
    over(study, ([width, y, , text], seed) => [[of.loss, lossOf(seed >= Math.round(64 * share(width, [y, text])))]]);
  return {
    phase: phase('phase', SMALL.lr),
    'large-steps': phase('large-steps', LARGE.lr),
    dimension: dimension('dimension', made.steps),
    'smooth-labels': dimension('smooth-labels', made.stepsOfSmoothLabels),
    rate: over('rate', ([ratio, rate]) => [
      [of.loss, lossOf(ratio <= made.fits(20, rate))],
      [of.hiddenMove, made.moveAtRate(rate)],
      [of.readoutMove, made.moveAtRate(rate)],
    ]),
    lazy: over('lazy', ([ratio, rate]) => [
      [of.loss, lossOf(ratio <= made.lazyFitsAtRate(rate))],
      [of.hiddenMove, made.lazyMove],
      [of.gateFlips, made.lazyGateFlips],
    ]),
    movement: over('movement', ([ratio]) => [
      [of.twinLoss, lossOf(ratio <= made.twinFits)],
      [of.hiddenMove, made.move],
      [of.gateFlips, made.gateFlips],
    ]),
    layers: over('layers', ([, , factors]) => [
      [of.loss, lossOf(made.fitsWithFactors(factors))],
      [of.hiddenMove, made.hiddenMove(ratioOf(factors))],
      [of.readoutMove, made.readoutMove(ratioOf(factors))],
      [of.balanceDrift, made.drift],
    ]),
    'layers-tanh': over('layers-tanh', () => [[of.balanceDrift, made.driftOfTanh]]),
    'one-sample': oneSample('one-sample', (width, [inputs]) => made.neverFitted(width, inputs, 1)),
    'one-sample-rates': oneSample('one-sample-rates', (width, [, factors]) =>
      made.neverFitted(width, 2, ratioOf(factors)),
    ),
    'one-sample-tanh': oneSample('one-sample-tanh', (width, [, factors]) =>
      made.neverFittedByTanh(width, 2, ratioOf(factors)),
    ),
  };
}

const notReproduced = (changes: Partial<Made>) =>
  measureClaims(lesson, resultsOf(changes))
    .filter(({ verdict }) => verdict.kind !== 'reproduced')
    .map(({ claim, verdict }) => [claim.id, verdict.kind]);

describe('the claims about shallow networks', () => {
  it('are reproduced by networks that do as they say', () => {
    expect(notReproduced({})).toEqual([]);
  });

  it.each<[string, Partial<Made>]>([
    // Success with small steps only.
    ['boundary', { fits: (_, rate) => (rate < LARGE.lr ? 0.75 : 0.2) }],
    // The number of fitted labels grows as the square root of m.
    ['beyond-lazy', { fits: (width) => 0.85 * (width / 10) ** -0.25 }],
    ['smaller-steps', { fits: () => 0.45 }],
    ['dimension', { steps: (inputs, rate) => 2e3 / rate / inputs }],
    ['moves', { move: 0.04, gateFlips: 0.01 }],
    ['moves', { gateFlips: 0.05 }],
    ['twin-fits', { twinFits: 0.2 }],
    ['two-rates', { fitsWithFactors: (factors) => factors === RATES.equal }],
    ['two-rates-movement', { hiddenMove: () => 0.7 }],
    ['two-rates-movement', { readoutMove: () => 2 }],
    ['balance', { drift: 0.1 }],
    ['one-sample', { neverFitted: (width) => 2 ** -width }],
    ['one-sample-rates', { neverFitted: (width, inputs) => neverFitted(width, inputs, 1) }],
  ])('%s is not reproduced where networks do otherwise', (id, changes) => {
    expect(notReproduced(changes)).toContainEqual([id, 'notReproduced']);
  });

  it.each<[string, Partial<Made>]>([
    ['boundary', { fitsWithFactors: () => true }],
    ['beyond-lazy', { fits: () => 0.65 }],
    ['smaller-steps', { lazyFitsAtRate: (rate) => (rate < LARGE.lr ? 0.75 : 0.5) }],
    ['dimension', { stepsOfSmoothLabels: AS_CLAIMED.steps }],
    ['moves', { lazyMove: 0.7, lazyGateFlips: 0.2 }],
    ['twin-fits', { fitsWithFactors: () => true }],
    ['two-rates', { fitsWithFactors: () => true }],
    ['balance', { driftOfTanh: 0.003 }],
    ['one-sample-rates', { neverFittedByTanh: neverFitted }],
  ])('%s says nothing where it holds in its control as well', (id, changes) => {
    expect(notReproduced(changes)).toContainEqual([id, 'notTold']);
  });

  it('say nothing of the ratio of the rates where both rates together do as much', () => {
    const results = resultsOf({});
    const rate = madeSweep(studies.rate, (cell) => {
      const large = sweepCells(studies.rate.quick)[cell].values[1] === LARGE.lr;
      return [
        {
          step: 1,
          values: [
            [of.loss, SUCCESS],
            [of.hiddenMove, large ? 2 : 0.3],
            [of.readoutMove, large ? 0.3 : 8],
          ],
        },
      ];
    });
    const kinds = measureClaims(lesson, { ...results, rate }).map(({ claim, verdict }) => [claim.id, verdict.kind]);
    expect(kinds).toContainEqual(['two-rates-movement', 'notTold']);
  });

  it('say nothing of units that turn where they turn without a trained readout as well', () => {
    const changes: Partial<Made> = { neverFitted: (width, inputs) => neverFitted(width, inputs, 1) };
    expect(notReproduced(changes)).toContainEqual(['one-sample', 'notTold']);
  });
});
