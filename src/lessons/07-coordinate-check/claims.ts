import type { Quantity } from '../../config/sweep/quantity.ts';
import { sweepShape } from '../../config/sweep/cells.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { fitPowerLawOfSeeds, type PowerLaw } from '../../maths/slope.ts';
import { words } from '../../words/words.ts';
import { axisNumbers, bestRate, meanOverSeeds, withError } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { checkClaims } from './check-claims.ts';
import { DECAY_SCALES } from './studies.ts';
import { said } from './words.ts';

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

/** A scaling that is trained at many learning rates. */
type Scaling = 'mup' | 'sp';
const NAMES = { mup: 'μP', sp: 'SP' } as const;
type Optimizer = 'sgd' | 'adam';

/** Makes a claim about the slope of the best learning rate over the width; the control is the other scaling. */
const bestRateClaim = (about: {
  id: `${'transfer' | 'drift'}-${Optimizer}`;
  optimizer: Optimizer;
  scaling: Scaling;
  isExpected: (slope: number) => boolean;
}): Claim => {
  const { id, optimizer, scaling, isExpected } = about;
  const other = scaling === 'mup' ? 'sp' : 'mup';
  return defineClaim<Scaling>({
    id,
    ...said.claims[id],
    studies: [`${optimizer}-mup`, `${optimizer}-sp`],
    world: scaling,
    control: { name: said.worlds.inPlaceOf(NAMES[other], NAMES[scaling]), world: other },
    measure: (results, world) => {
      const { slope, error } = drift(results, `${optimizer}-${world}`);
      return { reproduced: isExpected(slope), measured: words.lessons.slope(withError({ value: slope, error })) };
    },
  });
};

/** Half an octave over the three octaves of width. */
const STAYS = 1 / 6;
/** Two octaves or more over the three. */
const FALLS = -2 / 3;

const bestRateClaims = (optimizer: Optimizer): Claim[] => [
  bestRateClaim({
    id: `transfer-${optimizer}`,
    optimizer,
    scaling: 'mup',
    isExpected: (slope) => Math.abs(slope) < STAYS,
  }),
  bestRateClaim({
    id: `drift-${optimizer}`,
    optimizer,
    scaling: 'sp',
    isExpected: (slope) => slope < FALLS,
  }),
];

const decay = defineClaim<(typeof DECAY_SCALES)[number]>({
  id: 'decay',
  ...said.claims.decay,
  studies: ['decay'],
  world: 'width-free',
  control: { name: said.worlds.decayByRate, world: 'lr' },
  measure: (results, scale) => {
    const { result } = sweepStudy(results, 'decay');
    const { columns } = sweepShape(result.sweep);
    const row = DECAY_SCALES.indexOf(scale) * columns;
    const losses = quantityBySeed(result, finalLoss);
    const [narrow, wide] = [losses[row], losses[row + columns - 1]];
    const ratio = meanOverSeeds(wide.map((loss, seed) => loss / narrow[seed]));
    return { reproduced: ratio.value > 0.8 && ratio.value < 1.25, measured: said.measured.times(withError(ratio)) };
  },
});

/** The claims about scalings: their coordinate checks, their best learning rates, and weight decay. */
export const claims: readonly Claim[] = [...checkClaims, ...bestRateClaims('sgd'), ...bestRateClaims('adam'), decay];
