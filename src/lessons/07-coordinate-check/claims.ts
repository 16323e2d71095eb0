import type { Quantity } from '../../config/sweep/quantity.ts';
import { sweepShape } from '../../config/sweep/cells.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { fitPowerLawOfSeeds, type PowerLaw } from '../../maths/slope.ts';
import { words } from '../../words/words.ts';
import { axisNumbers, bestRate, meanOverSeeds, withError } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { CHECKED_STEPS, DECAY_SCALES, EXPONENTS, PRESETS } from './studies.ts';

const TRANSFER = 'arXiv 2203.03466, our setting';

/** The change of the output, and of the pre-activations of a hidden layer, after so many steps. */
type Coordinate = { name: string; at: (step: number) => Quantity };
const OUTPUT: Coordinate = { name: 'Δf', at: (step) => ({ of: 'run', measure: 'outputRms', at: { step } }) };
const hidden = (layer: number): Coordinate => ({
  name: `Δz${layer}`,
  at: (step) => ({ of: 'layer', measure: 'deltaRms', layer, at: { step } }),
});
/** The coordinates that are checked, in the order in which slopes are listed. */
const COORDINATES = [hidden(1), hidden(2), hidden(3), OUTPUT];
/** The largest deviation of a slope from the expected one: small widths bend it, and a few seeds spread it. */
const TOLERANCE = 0.1;

/** Fits the slope of each coordinate over the width. */
function slopesOf(results: LessonResults, study: string, row: number, step: number): PowerLaw[] {
  const { result } = sweepStudy(results, study);
  const { columns } = sweepShape(result.sweep);
  return COORDINATES.map(({ at }) => {
    const bySeed = quantityBySeed(result, at(step)).slice(row * columns, (row + 1) * columns);
    const law = fitPowerLawOfSeeds(axisNumbers(result.sweep), bySeed);
    if (!law) throw new Error(words.lessons.claim.tooFew);
    return law;
  });
}

/** Returns whether all slopes are the expected ones. */
const passes = (slopes: readonly PowerLaw[], expected: readonly number[]): boolean =>
  slopes.every(({ slope }, i) => Math.abs(slope - expected[i]) <= TOLERANCE);

const listed = (slopes: readonly PowerLaw[]): string =>
  slopes.map(({ slope, error }, i) => `${COORDINATES[i].name} ${withError({ value: slope, error })}`).join(', ');

const names = COORDINATES.map(({ name }) => name).join(', ');

/** Makes the claim that a scaling has the slopes that theory predicts. */
const check = (about: {
  id: string;
  statement: string;
  source: string;
  study: 'sgd' | 'adam';
  preset: (typeof PRESETS)[number];
  slopes: readonly number[];
  steps: readonly number[];
}): Claim => ({
  id: about.id,
  statement: about.statement,
  source: about.source,
  expected: `slopes of ${names} over the width: ${about.slopes.join(', ')}, each ± ${TOLERANCE}, at step ${about.steps.join(' and ')}`,
  studies: [about.study],
  measure: (results) => {
    const found = about.steps.map((step) => ({
      step,
      slopes: slopesOf(results, about.study, PRESETS.indexOf(about.preset), step),
    }));
    return {
      reproduced: found.every(({ slopes }) => passes(slopes, about.slopes)),
      measured: found.map(({ step, slopes }) => `step ${step}: ${listed(slopes)}`).join('; '),
    };
  },
});

/** Only the first step: later the change of a network whose output has blown up is no longer of the first order. */
const FIRST_STEP = [1];
const BY_YANG_HU = 'arXiv 2011.14522, our setting';
const BY_ORDERS = 'worked out in the text, after arXiv 2203.03466';

const checks: readonly Claim[] = [
  check({
    id: 'sgd-mup',
    statement: 'Under μP with SGD every layer changes by the same amount at every width.',
    source: BY_YANG_HU,
    study: 'sgd',
    preset: 'mup',
    slopes: [0, 0, 0, 0],
    steps: CHECKED_STEPS,
  }),
  check({
    id: 'sgd-ntp',
    statement: 'Under NTP with SGD the output learns, and the hidden layers move less and less with width.',
    source: BY_YANG_HU,
    study: 'sgd',
    preset: 'ntp',
    slopes: [-0.5, -0.5, -0.5, 0],
    steps: CHECKED_STEPS,
  }),
  check({
    id: 'sgd-sp',
    statement: 'Under SP with SGD and one learning rate the output blows up with width.',
    source: BY_YANG_HU,
    study: 'sgd',
    preset: 'sp',
    slopes: [-0.5, 0.5, 0.5, 1],
    steps: FIRST_STEP,
  }),
  check({
    id: 'adam-mup',
    statement: 'Adam needs exponents of its own, and with them μP passes the check, too.',
    source: BY_ORDERS,
    study: 'adam',
    preset: 'mup',
    slopes: [0, 0, 0, 0],
    steps: CHECKED_STEPS,
  }),
  check({
    id: 'adam-sp',
    statement: 'Under SP with Adam hidden layers and output blow up with width.',
    source: BY_ORDERS,
    study: 'adam',
    preset: 'sp',
    slopes: [0, 1, 1, 1.5],
    steps: FIRST_STEP,
  }),
];

const slips: Claim = {
  id: 'slips',
  statement: 'The check passes μP written out by hand, and finds and locates one wrong exponent of a learning rate.',
  source: BY_ORDERS,
  expected: `all slopes 0 ± ${TOLERANCE} for c = (${EXPONENTS[0]}); for (${EXPONENTS[1]}) Δz1 has −1, and nothing else looks wrong; for (${EXPONENTS[2]}) Δf has between 1/2 and 1, its slope at large widths, + ${TOLERANCE}`,
  studies: ['slips'],
  measure: (results) => {
    const [right, input, readout] = EXPONENTS.map((_, row) => slopesOf(results, 'slips', row, 1));
    const output = readout[COORDINATES.indexOf(OUTPUT)].slope;
    return {
      reproduced:
        passes(right, [0, 0, 0, 0]) &&
        passes(input, [-1, 0, 0, 0]) &&
        passes(readout.slice(0, -1), [0, 0, 0]) &&
        output > 0.5 &&
        output < 1 + TOLERANCE,
      measured: [right, input, readout].map((slopes, row) => `(${EXPONENTS[row]}): ${listed(slopes)}`).join('; '),
    };
  },
};

/** Fits the power law of the best learning rate over the width. */
function drift(results: LessonResults, study: string): PowerLaw {
  const { result } = sweepStudy(results, study);
  const [rates, widths] = [axisNumbers(result.sweep), axisNumbers(result.sweep, 1)];
  const losses = quantityBySeed(result, finalLoss);
  const best = widths.map((_, y) => {
    const row = losses.slice(y * rates.length, (y + 1) * rates.length);
    return Array.from({ length: result.sweep.seeds }, (_, seed) =>
      bestRate(
        rates,
        row.map((bySeed) => bySeed[seed]),
      ),
    );
  });
  const law = fitPowerLawOfSeeds(widths, best);
  if (!law) throw new Error(words.lessons.claim.tooFew);
  return law;
}

/** The training loss at the end. */
export const finalLoss: Quantity = { of: 'run', measure: 'loss', at: 'end' };

const transfer = (optimizer: 'sgd' | 'adam', name: string): Claim => ({
  id: `transfer-${optimizer}`,
  statement: `With ${name} the best learning rate stays under μP as the width grows eightfold, and falls under SP.`,
  source: TRANSFER,
  expected:
    'best rate against width on log axes: slope between −1/3 and 1/3 under μP (one octave over the range), below −1/2 under SP',
  studies: [`${optimizer}-mup`, `${optimizer}-sp`],
  measure: (results) => {
    const [mup, sp] = [drift(results, `${optimizer}-mup`), drift(results, `${optimizer}-sp`)];
    const told = ({ slope, error }: PowerLaw) => withError({ value: slope, error });
    return {
      reproduced: Math.abs(mup.slope) < 1 / 3 && sp.slope < -1 / 2,
      measured: `slope ${told(mup)} under μP, ${told(sp)} under SP`,
    };
  },
});

const decay = defineClaim<(typeof DECAY_SCALES)[number]>({
  id: 'decay',
  statement:
    'Under μP with SGD, weight decay that takes the same share at every width leaves wide networks the loss of narrow ones.',
  source: 'after arXiv 2203.03466, our setting',
  expected: 'training loss at the largest width between 0.8 and 1.25 times that at the base width',
  studies: ['decay'],
  world: 'width-free',
  control: { name: 'decay by the rate of each layer', world: 'lr' },
  measure: (results, scale) => {
    const { result } = sweepStudy(results, 'decay');
    const { columns } = sweepShape(result.sweep);
    const row = DECAY_SCALES.indexOf(scale) * columns;
    const losses = quantityBySeed(result, finalLoss);
    const [narrow, wide] = [losses[row], losses[row + columns - 1]];
    const ratio = meanOverSeeds(wide.map((loss, seed) => loss / narrow[seed]));
    return { reproduced: ratio.value > 0.8 && ratio.value < 1.25, measured: `${withError(ratio)} times` };
  },
});

/** The claims about scalings: their coordinate checks, their best learning rates, and weight decay. */
export const claims: readonly Claim[] = [...checks, slips, transfer('sgd', 'SGD'), transfer('adam', 'Adam'), decay];
