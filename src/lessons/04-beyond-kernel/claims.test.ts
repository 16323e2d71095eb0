import { describe, expect, it } from 'vitest';
import type { MeasureName } from '../../config/sweep/quantity.ts';
import { sweepCells } from '../../config/sweep/cells.ts';
import type { LessonResults } from '../lesson.ts';
import { madeSweep } from '../testing/made-sweep.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import { neverFitted } from './one-sample.ts';
import { studies, SUCCESS } from './studies.ts';

const of = {
  loss: { of: 'run', measure: 'loss' },
  twinLoss: { of: 'run', measure: 'twinLoss' },
  weightMove: { of: 'weights', measure: 'weightMove', layer: 1 },
  gateFlips: { of: 'layer', measure: 'gateFlips', layer: 1 },
} satisfies Record<string, MeasureName>;

/** The behaviour of made-up networks. */
interface Made {
  /** n/(md) up to which they fit, by width. */
  fits: (width: number) => number;
  fitsWithInputs: (inputs: number) => number;
  fitsAtRate: (rate: number) => number;
  twinFits: number;
  /** By n/(md). */
  weightMove: (ratio: number) => number;
  gateFlips: (ratio: number) => number;
  neverFitted: typeof neverFitted;
}

const AS_CLAIMED: Made = {
  fits: () => 0.45,
  fitsWithInputs: (inputs) => 0.2 * Math.log2(inputs / 2.5),
  fitsAtRate: (rate) => (rate < 0.3 ? 0.7 : 0.45),
  twinFits: 0.45,
  weightMove: (ratio) => 0.2 + 1.75 * ratio,
  gateFlips: (ratio) => 0.05 + 0.4 * ratio,
  neverFitted,
};

function resultsOf(changes: Partial<Made>): LessonResults {
  const made = { ...AS_CLAIMED, ...changes };
  const lossOf = (fits: boolean) => (fits ? SUCCESS / 2 : 0.1);
  const cellsOf = (study: keyof typeof studies) =>
    sweepCells(studies[study].quick).map(({ values }) => values.map(Number));
  const over = (study: keyof typeof studies, fits: (values: number[], seed: number) => boolean) => {
    const cells = cellsOf(study);
    return madeSweep(studies[study], (cell, seed) => [
      { step: 1, values: [[of.loss, lossOf(fits(cells[cell], seed))]] },
    ]);
  };
  const ratios = cellsOf('movement').map(([ratio]) => ratio);
  return {
    phase: over('phase', ([width, ratio]) => ratio <= made.fits(width)),
    dimension: over('dimension', ([inputs, ratio]) => ratio <= made.fitsWithInputs(inputs)),
    rate: over('rate', ([ratio, rate]) => ratio <= made.fitsAtRate(rate)),
    movement: madeSweep(studies.movement, (cell) => [
      {
        step: 1,
        values: [
          [of.loss, lossOf(ratios[cell] <= 0.45)],
          [of.twinLoss, lossOf(ratios[cell] <= made.twinFits)],
          [of.weightMove, made.weightMove(ratios[cell])],
          [of.gateFlips, made.gateFlips(ratios[cell])],
        ],
      },
    ]),
    'one-sample': over(
      'one-sample',
      ([width, inputs], seed) => seed >= Math.round(64 * made.neverFitted(width, inputs)),
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
    ['boundary', { fits: () => 0.2 }],
    // The number of fitted labels grows as m^(1/4), as if networks had to be lazy.
    ['beyond-lazy', { fits: (width) => 0.7 * (width / 10) ** -0.75 }],
    ['dimension', { fitsWithInputs: () => 0.45 }],
    ['smaller-steps', { fitsAtRate: () => 0.45 }],
    ['moves', { weightMove: () => 0.04, gateFlips: () => 0.01 }],
    ['twin-fits', { twinFits: 0.2 }],
    ['one-sample', { neverFitted: (width) => 2 ** -width }],
  ])('%s is not reproduced where networks do otherwise', (id, changes) => {
    expect(notReproduced(changes)).toContainEqual([id, 'notReproduced']);
  });
});
