import type { PriorMeasure, PriorTheoryName } from '../../config/prior-report.ts';
import { fitPowerLaw } from '../../maths/slope.ts';
import { words } from '../../words/words.ts';
import { fixedText, numberText } from '../../words/number-text.ts';
import { withError, type Estimate } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim } from '../lesson.ts';
import {
  agrees,
  besideLinear,
  differs,
  DIFFERS,
  expected,
  inPlaceOfLinear,
  measured,
  priorsOf,
  type DrawnPrior,
  type World,
} from './measured-numbers.ts';
import { posteriorClaims } from './posterior-claims.ts';
import { said } from './words.ts';
import { wrongBinShare } from './wrong-bins.ts';

const ratioOf = ({ prior: { depth, width } }: DrawnPrior) => depth / width;
const isDeep = (drawn: DrawnPrior) => drawn.prior.depth > 0;

/** Lists the priors by their L/N, each with a text such as "0.24 ± 0.01 (theory 0.24)". */
const listed = (priors: readonly DrawnPrior[], textOf: (drawn: DrawnPrior) => string) =>
  said.measured.byRatio(priors.map((drawn) => ({ ratio: ratioOf(drawn), value: textOf(drawn) })));

const besideTheory = (name: PriorMeasure) => (drawn: DrawnPrior) =>
  said.measured.besideTheory(withError(measured(drawn, name)), fixedText(expected(drawn, name, 'exact'), 3));

const mixture = defineClaim<World>({
  id: 'mixture',
  ...said.claims.mixture,
  studies: ['depth'],
  world: 'linear',
  control: inPlaceOfLinear('relu'),
  measure: (results, world) => {
    const priors = besideLinear(results, 'depth', world);
    const wrong = (drawn: DrawnPrior, law: PriorTheoryName) => wrongBinShare(drawn.report.histogram, drawn.theory, law);
    return {
      reproduced: priors.every((drawn) => {
        const share = wrong(drawn, 'exact');
        return share < 0.01 && (ratioOf(drawn) < 0.5 || wrong(drawn, 'gaussian') > 5 * share);
      }),
      measured: listed(priors, (drawn) =>
        said.measured.wrongBins(percent(wrong(drawn, 'exact')), percent(wrong(drawn, 'gaussian'))),
      ),
    };
  },
});

const percent = (share: number) => words.lessons.percent((100 * share).toFixed(1));

const typicalSize = defineClaim<World>({
  id: 'typical-size',
  ...said.claims['typical-size'],
  studies: ['depth'],
  world: 'linear',
  control: inPlaceOfLinear('relu'),
  measure: (results, world) => {
    const priors = besideLinear(results, 'depth', world);
    return {
      reproduced: priors.every((drawn) => {
        const log = measured(drawn, 'logSquare');
        const falls = !isDeep(drawn) || log.value < expected(drawn, 'logSquare', 'gaussian') - DIFFERS * log.error;
        return (
          falls &&
          agrees(log, expected(drawn, 'logSquare', 'exact')) &&
          agrees(measured(drawn, 'variance'), expected(drawn, 'variance', 'exact'))
        );
      }),
      measured: listed(priors, besideTheory('logSquare')),
    };
  },
});

/** The largest depth over width that is claimed; beyond it fourth moments rest on a few networks, with unsafe errors. */
const MOST_RATIO = 0.5;

const correlates = (id: 'inputs-correlate' | 'outputs-correlate', name: PriorMeasure): Claim =>
  defineClaim<World>({
    id,
    ...said.claims[id](MOST_RATIO),
    studies: ['depth'],
    world: 'linear',
    control: inPlaceOfLinear('relu'),
    measure: (results, world) => {
      const priors = besideLinear(results, 'depth', world).filter((drawn) => ratioOf(drawn) <= MOST_RATIO);
      return {
        reproduced: priors.every((drawn) => {
          const correlation = measured(drawn, name);
          const isThere = correlation.value > 0 && differs(correlation, 0);
          return agrees(correlation, expected(drawn, name, 'exact')) && isThere === isDeep(drawn);
        }),
        measured: listed(priors, besideTheory(name)),
      };
    },
  });

/** Networks of several widths: L/N is the same for all, or the depth is. */
type Fixed = 'ratio' | 'depth';
/** L/N of the networks in which it is fixed. */
const FIXED_RATIO = 0.5;
/** How far a slope may be from that of theory, 0 or −1: the widest network of fixed depth is hard to tell from a Gaussian. */
const WITHIN = 0.25;

/** Returns how far E log f² lies below that of the Gaussian. */
const drop = (drawn: DrawnPrior): Estimate => {
  const { value, error } = measured(drawn, 'logSquare');
  return { value: expected(drawn, 'logSquare', 'gaussian') - value, error };
};

const distance = (about: {
  id: 'ratio' | 'fixed-depth';
  slope: number;
  world: Fixed;
  control: { name: string; world: Fixed };
}): Claim =>
  defineClaim<Fixed>({
    id: about.id,
    ...said.claims[about.id](numberText(about.slope, 2), WITHIN),
    studies: ['ratio'],
    world: about.world,
    control: about.control,
    measure: (results, fixed) => {
      const kept = priorsOf(results, 'ratio', 'linear').filter(
        (drawn) => (ratioOf(drawn) === FIXED_RATIO) === (fixed === 'ratio'),
      );
      if (kept.length < 3) throw new Error(words.lessons.claim.tooFew);
      const drops = kept.map(drop);
      const texts = said.measured.byWidth(
        kept.map(({ prior }, i) => ({ width: prior.width, value: withError(drops[i]) })),
      );
      const law = fitPowerLaw(
        kept.map(({ prior }) => prior.width),
        drops.map(({ value }) => value),
      );
      // A distance that is not above 0 follows no power of the width.
      if (!law) return { reproduced: false, measured: texts };
      return {
        reproduced: Math.abs(law.slope - about.slope) < WITHIN,
        measured: said.measured.slopeOf(fixedText(law.slope, 2), texts),
      };
    },
  });

/** The claims about random deep linear networks. */
export const claims: readonly Claim[] = [
  mixture,
  typicalSize,
  distance({
    id: 'ratio',
    slope: 0,
    world: 'ratio',
    control: { name: said.worlds.sameDepth, world: 'depth' },
  }),
  distance({
    id: 'fixed-depth',
    slope: -1,
    world: 'depth',
    control: { name: said.worlds.sameRatio, world: 'ratio' },
  }),
  correlates('inputs-correlate', 'inputCorrelation'),
  correlates('outputs-correlate', 'outputCorrelation'),
  ...posteriorClaims,
];
