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

const TWO_RATES = 'arXiv 2212.02323, our setting';

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
  statement: `With small steps, networks fit n = ${RATIO} md random labels whatever the ratio of the two rates is, and without a trained readout as well.`,
  source: TWO_RATES,
  expected:
    'at least 80 % of the networks at each ratio of hidden rate to readout rate from 1 : 100 to 100 : 1, and at 1 : 0',
  studies: ['layers'],
  world: (factors) => factors !== RATES.readoutAlone,
  control: { name: 'a hidden layer that is not trained', world: (factors) => factors === RATES.readoutAlone },
  measure: (results, world) => {
    const { result } = sweepStudy(results, 'layers');
    const shares = factorsOf(result)
      .filter(world)
      .map((rates) => ({ rates, share: shareOf(outcomesAt(result, [rates, RATIO])) }));
    return {
      reproduced: shares.every(({ share }) => share.value >= 0.8),
      measured: shares.map(({ rates, share }) => `${share.count} of ${share.networks} at ${ratioOf(rates)}`).join(', '),
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
  statement:
    'The ratio of the rates decides which layer does the work: with a hidden layer a hundred times as fast as the readout its weights move more than five times as far as with a readout a hundred times as fast, and the readout much less.',
  source: TWO_RATES,
  expected: 'hidden weights move at least 5 times as far, the readout at most a tenth',
  studies: ['layers', 'rate'],
  world: { study: 'layers', from: [RATES.readoutFaster, RATIO], to: [RATES.hiddenFaster, RATIO] },
  control: {
    name: 'both rates three times as large, in place of another ratio',
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
      measured: `movement of the hidden weights ${told[0]}, of the readout ${told[1]}`,
    };
  },
});

/** The claim that gradient flow keeps the balance of each unit. */
export const balance = defineClaim({
  id: 'balance',
  statement:
    'While both layers move, small steps keep for each unit the difference of squared readout and squared weights, each over its own rate.',
  source: 'follows from gradient flow and the homogeneity of relu; arXiv 2212.02323 trains at two rates',
  expected: 'balance drift at most 0.02 at each ratio of the rates from 1 : 100 to 100 : 1',
  studies: ['layers', 'layers-tanh'],
  world: 'layers',
  control: { name: 'tanh in place of relu', world: 'layers-tanh' },
  measure: (results, study) => {
    const { result } = sweepStudy(results, study);
    const drifts = factorsOf(result)
      .filter(bothMove)
      .map((rates) => ({ rates, drift: meanOverSeeds(valuesAt(result, balanceDrift, [rates, RATIO])).value }));
    return {
      reproduced: drifts.every(({ drift }) => drift <= 0.02),
      measured: `drift ${drifts.map(({ rates, drift }) => `${numberText(drift, 2)} at ${ratioOf(rates)}`).join(', ')}`,
    };
  },
});
