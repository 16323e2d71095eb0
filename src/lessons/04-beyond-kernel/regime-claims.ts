/** Claims on the regime in which random labels are fitted. */
import type { Quantity } from '../../config/sweep/quantity.ts';
import type { AxisValue } from '../../config/sweep/axis.ts';
import { meanOverSeeds, percentWithError, withError } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import { sweepStudy } from '../read-results.ts';
import { LARGE, RATES, RATIO, SMALL, SUCCESS, UNITS } from './studies.ts';
import { lossAtEnd, shareOf, valuesAt } from './successes.ts';
import { said } from './words.ts';

/** Movement of the hidden weights at the end, relative to their start. */
export const hiddenMove: Quantity = { of: 'weights', measure: 'weightMove', layer: 1, at: 'end' };
/** Share of gates that have flipped at the end. */
const gateFlips: Quantity = { of: 'layer', measure: 'gateFlips', layer: 1, at: 'end' };
const twinLoss: Quantity = { of: 'run', measure: 'twinLoss', at: 'end' };

/** A cell of a study, by the values of the axes, and its rate. */
interface Cell {
  study: string;
  at: AxisValue[];
  rate: number;
}

/** The claim that networks are far from lazy. */
export const moves = defineClaim<Cell[]>({
  id: 'moves',
  ...said.claims.moves(RATIO),
  studies: ['phase', 'movement', 'lazy'],
  world: [
    { study: 'phase', at: [UNITS, RATIO], rate: SMALL.lr },
    { study: 'movement', at: [RATIO], rate: LARGE.lr },
  ],
  control: {
    name: said.worlds.lazy,
    world: [SMALL.lr, LARGE.lr].map((rate) => ({ study: 'lazy', at: [RATIO, rate], rate })),
  },
  measure: (results, world) => {
    const cells = world.map(({ study, at, rate }) => {
      const { result } = sweepStudy(results, study);
      const [move, flips] = [hiddenMove, gateFlips].map((quantity) => meanOverSeeds(valuesAt(result, quantity, at)));
      return { rate, move, flips };
    });
    return {
      reproduced: cells.every(({ move, flips }) => move.value > 0.5 && flips.value > 0.1),
      measured: said.measured.moves(
        cells.map(({ rate, move, flips }) => ({ rate, move: withError(move), flips: percentWithError(flips) })),
      ),
    };
  },
});

/** A model that is linear in what is trained: the cell of a study, and the loss there. */
interface LinearModel {
  study: string;
  loss: Quantity;
  at: AxisValue[];
}

/** The claim that fitting needs no rich network. */
export const twinFits = defineClaim<LinearModel>({
  id: 'twin-fits',
  ...said.claims['twin-fits'](RATIO),
  studies: ['movement', 'layers'],
  world: { study: 'movement', loss: twinLoss, at: [RATIO] },
  control: {
    name: said.worlds.readoutRegression,
    world: { study: 'layers', loss: lossAtEnd, at: [RATES.readoutAlone, RATIO] },
  },
  measure: (results, { study, loss, at }) => {
    const { result } = sweepStudy(results, study);
    const fits = shareOf(valuesAt(result, loss, at).map((last) => last <= SUCCESS));
    return {
      reproduced: fits.value >= 0.8,
      measured: said.measured.twins(fits, result.sweep.base.train.steps),
    };
  },
});
