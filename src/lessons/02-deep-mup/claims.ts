import type { LayerMeasure } from '../../config/measures/measures.ts';
import type { Moment, Quantity } from '../../config/sweep/quantity.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { axisNumbers, meanOverSeeds, powerLawUpTo, withError, type Estimate } from '../claim-tools.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { SCALINGS } from './studies.ts';

const SOURCE = 'arXiv 2503.09565, our setting';

type Scaling = (typeof SCALINGS)[number];

/** Returns a measure of the last hidden layer as a quantity. */
export const ofFeatures = (measure: LayerMeasure, at: Moment = 'end'): Quantity => ({
  of: 'layer',
  measure,
  layer: 'last',
  at,
});
/** Mean squared error on the training set, divided by that at step 0. */
const relativeLoss: Quantity = { of: 'run', measure: 'loss', relative: true, at: 'end' };

/** Reads a quantity under one scaling, [width][seed], and the widths. */
function byWidth(results: LessonResults, scaling: Scaling, quantity: Quantity) {
  const { result } = sweepStudy(results, 'widths');
  const widths = axisNumbers(result.sweep);
  const from = SCALINGS.indexOf(scaling) * widths.length;
  return { widths, bySeed: quantityBySeed(result, quantity).slice(from, from + widths.length) };
}

/** Fits the slope of a quantity against width on log axes. */
function slopeOf(results: LessonResults, scaling: Scaling, quantity: Quantity): Estimate {
  const { widths, bySeed } = byWidth(results, scaling, quantity);
  const { slope, error } = powerLawUpTo(widths, bySeed, Infinity);
  return { value: slope, error };
}

const isBetween = ({ value }: Estimate, low: number, high: number): boolean => value > low && value < high;

const name = (scaling: Scaling): string => (scaling === 'mup' ? 'μP' : scaling.toUpperCase());
const slopes = (results: LessonResults, quantity: Quantity, scalings: readonly Scaling[]) =>
  scalings.map((scaling) => ({ scaling, slope: slopeOf(results, scaling, quantity) }));
const told = (found: ReturnType<typeof slopes>): string =>
  `slope ${found.map(({ scaling, slope }) => `${withError(slope)} (${name(scaling)})`).join(', ')}`;

/** Makes the claim that, under each of some scalings, a quantity follows a power of the width between two bounds. */
const powerClaim = (
  about: Pick<Claim, 'id' | 'statement'>,
  quantity: Quantity,
  scalings: readonly Scaling[],
  { theory, low, high }: Record<'theory' | 'low' | 'high', number>,
): Claim => ({
  ...about,
  source: SOURCE,
  expected: `theory: slope ${theory} as the width goes to infinity; at these widths between ${low} and ${high}`,
  studies: ['widths'],
  measure: (results) => {
    const found = slopes(results, quantity, scalings);
    return { reproduced: found.every(({ slope }) => isBetween(slope, low, high)), measured: told(found) };
  },
});

/** The least difference between the slopes under NTP and under IP. */
const STEEPER = 0.2;

const collapsedIndependence: Claim = {
  id: 'joint-ip',
  statement: 'Under IP, whose features shrink, independence is lost even faster than under NTP.',
  source: SOURCE,
  expected: `a slope that is lower than that of NTP by more than ${STEEPER}`,
  studies: ['widths'],
  measure: (results) => {
    const found = slopes(results, ofFeatures('jointMinEig'), ['ip', 'ntp']);
    const [ip, ntp] = found.map(({ slope }) => slope.value);
    return { reproduced: ip < ntp - STEEPER, measured: told(found) };
  },
};

/** The share of the first loss below which a network has fitted its labels. */
const FITTED = 1e-4;

const fitted: Claim = {
  id: 'fitted',
  statement: 'Training with μP converges, at every width and from every draw, to training error zero.',
  source: SOURCE,
  expected: `a loss of less than ${FITTED} of its first value, in every single network`,
  studies: ['widths'],
  measure: (results) => {
    const { bySeed } = byWidth(results, 'mup', relativeLoss);
    // A network that diverged has no loss, and counts as not fitted.
    const worst = Math.max(...bySeed.flat().map((loss) => (Number.isFinite(loss) ? loss : Infinity)));
    return { reproduced: worst < FITTED, measured: `at most ${worst.toExponential(1)} of the first loss` };
  },
};

/** The least share of an eigenvalue at step 0 that counts as not vanished. */
const LEFT = 0.5;

const independent: Claim = {
  id: 'still-independent',
  statement: 'With μP the features at the end of training are as independent of each other as those at its start.',
  source: SOURCE,
  expected: `a smallest eigenvalue of the Gram matrix of at least ${LEFT} of that at step 0, at each width`,
  studies: ['widths'],
  measure: (results) => {
    const { bySeed } = byWidth(results, 'mup', { ...ofFeatures('gramMinEig'), relative: true });
    const ratios = bySeed.map(meanOverSeeds);
    const least = ratios.reduce((a, b) => (b.value < a.value ? b : a));
    return { reproduced: least.value > LEFT, measured: `at least ${withError(least)} of that at step 0` };
  },
};

/** The claims about scalings. */
export const claims: readonly Claim[] = [
  powerClaim(
    { id: 'move-lazy', statement: 'Under SP and NTP the features move less and less as the network widens.' },
    ofFeatures('featureMove'),
    ['sp', 'ntp'],
    { theory: -0.5, low: -0.8, high: -0.2 },
  ),
  powerClaim(
    { id: 'move-mup', statement: 'Under μP the features move equally far at every width.' },
    ofFeatures('featureMove'),
    ['mup'],
    { theory: 0, low: -0.15, high: 0.15 },
  ),
  powerClaim(
    { id: 'collapse-ip', statement: 'Under IP the features are gone before training begins: they shrink with width.' },
    ofFeatures('featureRms', { step: 0 }),
    ['ip'],
    { theory: -1, low: -1.1, high: -0.5 },
  ),
  powerClaim(
    {
      id: 'joint-mup',
      statement: 'Under μP features before and after training stay linearly independent of each other at every width.',
    },
    ofFeatures('jointMinEig'),
    ['mup'],
    { theory: 0, low: -0.3, high: 0.3 },
  ),
  powerClaim(
    { id: 'joint-lazy', statement: 'Under SP and NTP the features after training become those before it.' },
    ofFeatures('jointMinEig'),
    ['sp', 'ntp'],
    { theory: -1, low: -1.5, high: -0.6 },
  ),
  collapsedIndependence,
  independent,
  fitted,
];
