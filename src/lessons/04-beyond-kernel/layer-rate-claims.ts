/** Claims on two layers that are trained at different rates. */
import type { Quantity } from '../../config/sweep/quantity.ts';
import type { AxisValue } from '../../config/sweep/axis.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import { numberText } from '../../words/number-text.ts';
import { meanOverSeeds } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import { sweepStudy } from '../read-results.ts';
import { hiddenMove } from './regime-claims.ts';
import { LARGE, RATES, RATIO, SMALL } from './studies.ts';
import { outcomesAt, ratioOf, shareOf, valuesAt } from './successes.ts';
import { said } from './words.ts';

/** Movement of the readout at the end, relative to its start. */
const readoutMove: Quantity = { of: 'weights', measure: 'weightMove', layer: 2, at: 'end' };
const balanceDrift: Quantity = { of: 'layer', measure: 'balanceDrift', layer: 1, at: 'end' };

/** Returns the factors on the rates of the layers that a study has. */
const factorsOf = ({ sweep }: SweepResult): string[] => sweep.axes[0].values.map(String);

/** Returns whether both layers are trained at these factors. */
const bothMove = (factors: string): boolean => factors.split(',').every((factor) => Number(factor) > 0);

/** The claim that networks fit whatever the ratio of the rates is. */
export const anyRates = defineClaim<(factors: string) => boolean>({
  id: 'two-rates',
  ...said.claims['two-rates'](RATIO),
  studies: ['layers'],
  world: (factors) => factors !== RATES.readoutAlone,
  control: { name: said.worlds.hiddenStays, world: (factors) => factors === RATES.readoutAlone },
  measure: (results, world) => {
    const { result } = sweepStudy(results, 'layers');
    const shares = factorsOf(result)
      .filter(world)
      .map((rates) => ({ ...shareOf(outcomesAt(result, [rates, RATIO])), ratio: ratioOf(rates) }));
    return {
      reproduced: shares.every(({ value }) => value >= 0.8),
      measured: said.measured.sharesByRates(shares),
    };
  },
});

/** Two cells of a study that differ in rates, by the values of the axes. */
interface Pair {
  study: string;
  from: AxisValue[];
  to: AxisValue[];
}

/** The claim that the ratio of the rates decides which layer does the work. */
export const layerThatMoves = defineClaim<Pair>({
  id: 'two-rates-movement',
  ...said.claims['two-rates-movement'],
  studies: ['layers', 'rate'],
  world: { study: 'layers', from: [RATES.readoutFaster, RATIO], to: [RATES.hiddenFaster, RATIO] },
  control: {
    name: said.worlds.bothFaster,
    world: { study: 'rate', from: [RATIO, SMALL.lr], to: [RATIO, LARGE.lr] },
  },
  measure: (results, { study, from, to }) => {
    const { result } = sweepStudy(results, study);
    const changes = [hiddenMove, readoutMove].map((quantity) => {
      const [before, after] = [from, to].map((at) => meanOverSeeds(valuesAt(result, quantity, at)).value);
      return { before, after, times: after / before };
    });
    const [hidden, readout] = changes;
    const told = changes.map(({ before, after }) => `${before.toFixed(2)} → ${after.toFixed(2)}`);
    return {
      reproduced: hidden.times >= 5 && readout.times <= 1 / 10,
      measured: said.measured.layersMove(told[0], told[1]),
    };
  },
});

/** The claim that gradient flow keeps the balance of each unit. */
export const balance = defineClaim({
  id: 'balance',
  ...said.claims.balance,
  studies: ['layers', 'layers-tanh'],
  world: 'layers',
  control: { name: said.worlds.tanh, world: 'layers-tanh' },
  measure: (results, study) => {
    const { result } = sweepStudy(results, study);
    const drifts = factorsOf(result)
      .filter(bothMove)
      .map((rates) => ({ rates, drift: meanOverSeeds(valuesAt(result, balanceDrift, [rates, RATIO])).value }));
    return {
      reproduced: drifts.every(({ drift }) => drift <= 0.02),
      measured: said.measured.drifts(
        drifts.map(({ rates, drift }) => ({ drift: numberText(drift, 2), ratio: ratioOf(rates) })),
      ),
    };
  },
});
