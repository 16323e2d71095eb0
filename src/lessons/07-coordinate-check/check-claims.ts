import type { Quantity } from '../../config/sweep/quantity.ts';
import { sweepShape } from '../../config/sweep/cells.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { fitPowerLawOfSeeds, type PowerLaw } from '../../maths/slope.ts';
import { subscript } from '../../words/en/task-phrases.ts';
import { fixedText, withMinus } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';
import { axisNumbers } from '../claim-tools.ts';
import { defineClaim, type ClaimOf } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { CHECKED_STEPS, EXPONENTS, PRESETS, SGD_EXPONENTS } from './studies.ts';

/** The change of the output, and of the pre-activations of a hidden layer, after so many steps. */
type Coordinate = { name: string; at: (step: number) => Quantity };
const OUTPUT: Coordinate = { name: 'Δf', at: (step) => ({ of: 'run', measure: 'outputRms', at: { step } }) };
const hidden = (layer: number): Coordinate => ({
  name: `Δz${subscript(layer)}`,
  at: (step) => ({ of: 'layer', measure: 'deltaRms', layer, at: { step } }),
});
/** The coordinates that are checked, in the order in which slopes are listed. */
const COORDINATES = [hidden(1), hidden(2), hidden(3), OUTPUT];
/** The largest deviation of a slope from the expected one: small widths bend it, and a few seeds spread it. */
const TOLERANCE = 0.1;

/** A scaling that is checked: a row of a study. */
interface Scaling {
  study: 'sgd' | 'adam' | 'slips' | 'adam-slip';
  row: number;
}

const preset = (study: 'sgd' | 'adam', name: (typeof PRESETS)[number]): Scaling => ({
  study,
  row: PRESETS.indexOf(name),
});
/** μP under SGD, written out with these exponents of the learning rates. */
const byHand = (exponents: (typeof EXPONENTS)[number]): Scaling => ({
  study: 'slips',
  row: EXPONENTS.indexOf(exponents),
});
const ADAM_WITH_SGD_EXPONENTS: Scaling = { study: 'adam-slip', row: 0 };

/** Fits the slope of each coordinate over the width. */
function slopesOf(results: LessonResults, { study, row }: Scaling, step: number): PowerLaw[] {
  const { result } = sweepStudy(results, study);
  const { columns } = sweepShape(result.sweep);
  return COORDINATES.map(({ at }) => {
    const bySeed = quantityBySeed(result, at(step)).slice(row * columns, (row + 1) * columns);
    const law = fitPowerLawOfSeeds(axisNumbers(result.sweep), bySeed);
    if (!law) throw new Error(words.lessons.claim.tooFew);
    return law;
  });
}

/** Writes exponents as a list: (−1, 0, 1). */
const listText = (exponents: string): string => `(${exponents.split(',').map(withMinus).join(', ')})`;

/** An expected slope, or the range between two. */
type Expected = number | readonly [number, number];
const rangeOf = (expected: Expected) => (typeof expected === 'number' ? ([expected, expected] as const) : expected);
const textOf = (expected: Expected) =>
  typeof expected === 'number' ? withMinus(String(expected)) : expected.map(String).map(withMinus).join(' to ');

/** Returns whether all slopes are the expected ones. */
const passes = (slopes: readonly PowerLaw[], expected: readonly Expected[]): boolean =>
  slopes.every(({ slope }, i) => {
    const [least, most] = rangeOf(expected[i]);
    return slope >= least - TOLERANCE && slope <= most + TOLERANCE;
  });

/** Lists slopes in the order of the coordinates, with the largest of their errors, rounded up. */
function listed(slopes: readonly PowerLaw[]): string {
  const largest = Math.max(...slopes.map(({ error }) => error));
  const values = slopes.map(({ slope }) => fixedText(slope, 2)).join(', ');
  return `${values}, each ± ${fixedText(Math.ceil(100 * largest) / 100, 2)} or less`;
}

const names = COORDINATES.map(({ name }) => name).join(', ');

/** Makes the claim that a scaling has the slopes that theory predicts. */
const check = (
  about: Pick<ClaimOf<Scaling>, 'id' | 'statement' | 'source' | 'world' | 'control'>,
  slopes: readonly Expected[],
  steps: readonly number[],
): Claim =>
  defineClaim<Scaling>({
    ...about,
    expected: `slopes of ${names} over the width: ${slopes.map(textOf).join(', ')}, each ± ${TOLERANCE}, at step ${steps.join(' and ')}`,
    studies: [...new Set([about.world.study, about.control.world.study])],
    measure: (results, scaling) => {
      const found = steps.map((step) => ({ step, slopes: slopesOf(results, scaling, step) }));
      return {
        reproduced: found.every((one) => passes(one.slopes, slopes)),
        measured: found.map((one) => `step ${one.step}: ${listed(one.slopes)}`).join(';\n'),
      };
    },
  });

/**
 * The slope of the output where the readout's rate doesn't fall: 1 for wide networks. At small widths the other layers
 * have their share, and bend it.
 */
const READOUT_SLIP = [0.6, 1] as const;

/** Only the first step: later the change of a network whose output has blown up is no longer of the first order. */
const FIRST_STEP = [1];
const LEVEL = [0, 0, 0, 0];
const BY_YANG_HU = 'arXiv 2011.14522, our setting';
const BY_ORDERS = 'worked out in the text, after arXiv 2203.03466';

/** The claims that the coordinate check finds the slopes of theory, for right scalings and for slips. */
export const checkClaims: readonly Claim[] = [
  check(
    {
      id: 'sgd-mup',
      statement: 'Under μP with SGD every layer changes by the same amount at every width.',
      source: BY_YANG_HU,
      world: preset('sgd', 'mup'),
      control: { name: 'NTP in place of μP', world: preset('sgd', 'ntp') },
    },
    LEVEL,
    CHECKED_STEPS,
  ),
  check(
    {
      id: 'sgd-ntp',
      statement: 'Under NTP with SGD the output learns, and the hidden layers move less and less with width.',
      source: BY_YANG_HU,
      world: preset('sgd', 'ntp'),
      control: { name: 'μP in place of NTP', world: preset('sgd', 'mup') },
    },
    [-0.5, -0.5, -0.5, 0],
    CHECKED_STEPS,
  ),
  check(
    {
      id: 'sgd-sp',
      statement: 'Under SP with SGD and one learning rate the output blows up with width.',
      source: BY_YANG_HU,
      world: preset('sgd', 'sp'),
      control: { name: 'NTP, the same weights with other rates, in place of SP', world: preset('sgd', 'ntp') },
    },
    [-0.5, 0.5, 0.5, 1],
    FIRST_STEP,
  ),
  check(
    {
      id: 'adam-mup',
      statement: 'Adam needs exponents of its own, and with them μP passes the check, too.',
      source: BY_ORDERS,
      world: preset('adam', 'mup'),
      control: {
        name: `the exponents ${listText(SGD_EXPONENTS)} of SGD in place of Adam’s`,
        world: ADAM_WITH_SGD_EXPONENTS,
      },
    },
    LEVEL,
    CHECKED_STEPS,
  ),
  check(
    {
      id: 'adam-sp',
      statement: 'Under SP with Adam hidden layers and output blow up with width.',
      source: BY_ORDERS,
      world: preset('adam', 'sp'),
      control: { name: 'NTP, the same weights with other rates, in place of SP', world: preset('adam', 'ntp') },
    },
    [0, 1, 1, 1.5],
    FIRST_STEP,
  ),
  check(
    {
      id: 'by-hand',
      statement: 'The check passes μP that was written out by hand.',
      source: BY_ORDERS,
      world: byHand('-1,0,1'),
      control: { name: `the exponents ${listText('0,0,1')} in place of ${listText('-1,0,1')}`, world: byHand('0,0,1') },
    },
    LEVEL,
    FIRST_STEP,
  ),
  check(
    {
      id: 'slip-input',
      statement: 'A wrong exponent of the first layer shows in that layer, and nowhere else.',
      source: BY_ORDERS,
      world: byHand('0,0,1'),
      control: { name: 'a wrong exponent of the readout in place of the first layer’s', world: byHand('-1,0,0') },
    },
    [-1, 0, 0, 0],
    FIRST_STEP,
  ),
  check(
    {
      id: 'slip-readout',
      statement: 'A wrong exponent of the readout shows at the output, and nowhere else.',
      source: BY_ORDERS,
      world: byHand('-1,0,0'),
      control: { name: 'a wrong exponent of the first layer in place of the readout’s', world: byHand('0,0,1') },
    },
    [0, 0, 0, READOUT_SLIP],
    FIRST_STEP,
  ),
];
