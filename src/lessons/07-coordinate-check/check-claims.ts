import type { Quantity } from '../../config/sweep/quantity.ts';
import type { PowerLaw } from '../../maths/slope.ts';
import { subscript } from '../../words/symbol-text.ts';
import { fixedText, withMinus } from '../../words/number-text.ts';
import { axisNumbers, powerLawUpTo } from '../claim-tools.ts';
import { defineClaim, type ClaimOf } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { rowOf, sweepStudy } from '../read-results.ts';
import { CHECKED_STEPS, EXPONENTS, PRESETS, SGD_EXPONENTS } from './studies.ts';
import { said } from './words.ts';

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
  const widths = axisNumbers(sweepStudy(results, study).result.sweep);
  return COORDINATES.map(({ at }) => powerLawUpTo(widths, rowOf(results, study, at(step), row), Infinity));
}

/** Writes exponents as a list: (−1, 0, 1). */
const listText = (exponents: string): string => `(${exponents.split(',').map(withMinus).join(', ')})`;

/** An expected slope, or the range between two. */
type Expected = number | readonly [number, number];
const rangeOf = (expected: Expected) => (typeof expected === 'number' ? ([expected, expected] as const) : expected);
const textOf = (expected: Expected) =>
  typeof expected === 'number'
    ? withMinus(String(expected))
    : said.expected.range(withMinus(String(expected[0])), withMinus(String(expected[1])));

/** Returns whether all slopes are the expected ones. */
const passes = (slopes: readonly PowerLaw[], expected: readonly Expected[]): boolean =>
  slopes.every(({ slope }, i) => {
    const [least, most] = rangeOf(expected[i]);
    return slope >= least - TOLERANCE && slope <= most + TOLERANCE;
  });

/** Lists slopes in the order of the coordinates, with the largest of their errors, rounded up. */
function listed(slopes: readonly PowerLaw[]): string {
  const largest = Math.max(...slopes.map(({ error }) => error));
  const values = slopes.map(({ slope }) => fixedText(slope, 2));
  return said.measured.slopes(values, fixedText(Math.ceil(100 * largest) / 100, 2));
}

/** Makes the claim that a scaling has the slopes that theory predicts. */
const check = (
  about: Pick<ClaimOf<Scaling>, 'world' | 'control'> & { id: keyof typeof said.checks },
  slopes: readonly Expected[],
  steps: readonly number[],
): Claim =>
  defineClaim<Scaling>({
    ...about,
    ...said.checks[about.id],
    expected: said.expected.slopes({
      names: COORDINATES.map(({ name }) => name),
      slopes: slopes.map(textOf),
      tolerance: TOLERANCE,
      steps,
    }),
    studies: [...new Set([about.world.study, about.control.world.study])],
    measure: (results, scaling) => {
      const found = steps.map((step) => ({ step, slopes: slopesOf(results, scaling, step) }));
      return {
        reproduced: found.every((one) => passes(one.slopes, slopes)),
        measured: said.measured.bySteps(found.map((one) => ({ step: one.step, slopes: listed(one.slopes) }))),
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

/** The claims that the coordinate check finds the slopes of theory, for right scalings and for slips. */
export const checkClaims: readonly Claim[] = [
  check(
    {
      id: 'sgd-mup',
      world: preset('sgd', 'mup'),
      control: { name: said.worlds.inPlaceOf('NTP', 'μP'), world: preset('sgd', 'ntp') },
    },
    LEVEL,
    CHECKED_STEPS,
  ),
  check(
    {
      id: 'sgd-ntp',
      world: preset('sgd', 'ntp'),
      control: { name: said.worlds.inPlaceOf('μP', 'NTP'), world: preset('sgd', 'mup') },
    },
    [-0.5, -0.5, -0.5, 0],
    CHECKED_STEPS,
  ),
  check(
    {
      id: 'sgd-sp',
      world: preset('sgd', 'sp'),
      control: { name: said.worlds.ntpForSp, world: preset('sgd', 'ntp') },
    },
    [-0.5, 0.5, 0.5, 1],
    FIRST_STEP,
  ),
  check(
    {
      id: 'adam-mup',
      world: preset('adam', 'mup'),
      control: {
        name: said.worlds.exponentsOfSgd(listText(SGD_EXPONENTS)),
        world: ADAM_WITH_SGD_EXPONENTS,
      },
    },
    LEVEL,
    CHECKED_STEPS,
  ),
  check(
    {
      id: 'adam-sp',
      world: preset('adam', 'sp'),
      control: { name: said.worlds.ntpForSp, world: preset('adam', 'ntp') },
    },
    [0, 1, 1, 1.5],
    FIRST_STEP,
  ),
  check(
    {
      id: 'by-hand',
      world: byHand('-1,0,1'),
      control: { name: said.worlds.exponents(listText('0,0,1'), listText('-1,0,1')), world: byHand('0,0,1') },
    },
    LEVEL,
    FIRST_STEP,
  ),
  check(
    {
      id: 'slip-input',
      world: byHand('0,0,1'),
      control: { name: said.worlds.wrongReadout, world: byHand('-1,0,0') },
    },
    [-1, 0, 0, 0],
    FIRST_STEP,
  ),
  check(
    {
      id: 'slip-readout',
      world: byHand('-1,0,0'),
      control: { name: said.worlds.wrongInput, world: byHand('0,0,1') },
    },
    [0, 0, 0, READOUT_SLIP],
    FIRST_STEP,
  ),
];
