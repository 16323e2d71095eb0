import { sweepShape } from '../../config/sweep/cells.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import type { PowerLaw } from '../../maths/slope.ts';
import { words } from '../../words/words.ts';
import { axisNumbers, meanOverSeeds, powerLawUpTo, withError } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { bestRates, finalLoss, sweepStudy } from '../read-results.ts';
import { checkClaims } from './check-claims.ts';
import { DECAY_SCALES } from './studies.ts';
import { said } from './words.ts';

/** Fits the power law of the best learning rate over the width. */
const drift = (results: LessonResults, study: string): PowerLaw =>
  powerLawUpTo(axisNumbers(sweepStudy(results, study).result.sweep, 1), bestRates(results, study), Infinity);

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
