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
import { wrongBinShare } from './wrong-bins.ts';

const ratioOf = ({ prior: { depth, width } }: DrawnPrior) => depth / width;
const isDeep = (drawn: DrawnPrior) => drawn.prior.depth > 0;

/** Lists the priors as "L/N = 0.5: 0.24 ± 0.01 (theory 0.24)". */
const listed = (priors: readonly DrawnPrior[], textOf: (drawn: DrawnPrior) => string) =>
  priors.map((drawn) => `L/N = ${ratioOf(drawn)}: ${textOf(drawn)}`).join(';\n');

const besideTheory = (name: PriorMeasure) => (drawn: DrawnPrior) =>
  `${withError(measured(drawn, name))} (theory ${fixedText(expected(drawn, name, 'exact'), 3)})`;

const mixture = defineClaim<World>({
  id: 'mixture',
  statement: 'Deep linear networks follow the mixture of Gaussians, and not the Gaussian of infinite width.',
  source: 'arXiv 2411.15267, our setting',
  expected:
    'less than 1 % of the outputs in wrong bins of the mixture’s histogram at every L/N, and five times as many of the Gaussian’s at L/N = 0.5 and 1',
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
      measured: listed(
        priors,
        (drawn) =>
          `${percent(wrong(drawn, 'exact'))} of the mixture’s, ${percent(wrong(drawn, 'gaussian'))} of the Gaussian’s`,
      ),
    };
  },
});

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const typicalSize = defineClaim<World>({
  id: 'typical-size',
  statement:
    'While the variance of the outputs stays 1 at every depth, their typical size falls: E log f² falls by about L/N.',
  source: 'worked out in the text, for the law of arXiv 2411.15267',
  expected: 'variance 1 and the exact E log f² within four standard errors, and E log f² five below the Gaussian’s',
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

const correlates = (about: { id: string; statement: string; name: PriorMeasure }): Claim =>
  defineClaim<World>({
    id: about.id,
    statement: about.statement,
    source: 'arXiv 2411.15267, with the formula in the text',
    expected: `within four standard errors of the exact value at L/N up to ${MOST_RATIO}, and five above 0 from 0.1 on`,
    studies: ['depth'],
    world: 'linear',
    control: inPlaceOfLinear('relu'),
    measure: (results, world) => {
      const priors = besideLinear(results, 'depth', world).filter((drawn) => ratioOf(drawn) <= MOST_RATIO);
      return {
        reproduced: priors.every((drawn) => {
          const correlation = measured(drawn, about.name);
          const isThere = correlation.value > 0 && differs(correlation, 0);
          return agrees(correlation, expected(drawn, about.name, 'exact')) && isThere === isDeep(drawn);
        }),
        measured: listed(priors, besideTheory(about.name)),
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
  id: string;
  statement: string;
  slope: number;
  world: Fixed;
  control: { name: string; world: Fixed };
}): Claim =>
  defineClaim<Fixed>({
    id: about.id,
    statement: about.statement,
    source: 'arXiv 2411.15267, our setting',
    expected: `how far E log f² lies below the Gaussian’s, against the width on log axes: slope ${numberText(about.slope, 2)} ± ${WITHIN}`,
    studies: ['ratio'],
    world: about.world,
    control: about.control,
    measure: (results, fixed) => {
      const kept = priorsOf(results, 'ratio', 'linear').filter(
        (drawn) => (ratioOf(drawn) === FIXED_RATIO) === (fixed === 'ratio'),
      );
      if (kept.length < 3) throw new Error(words.lessons.claim.tooFew);
      const drops = kept.map(drop);
      const texts = kept.map(({ prior }, i) => `${withError(drops[i])} (width ${prior.width})`).join(',\n');
      const law = fitPowerLaw(
        kept.map(({ prior }) => prior.width),
        drops.map(({ value }) => value),
      );
      // A distance that is not above 0 follows no power of the width.
      if (!law) return { reproduced: false, measured: texts };
      return {
        reproduced: Math.abs(law.slope - about.slope) < WITHIN,
        measured: `slope ${fixedText(law.slope, 2)}: ${texts}`,
      };
    },
  });

/** The claims about random deep linear networks. */
export const claims: readonly Claim[] = [
  mixture,
  typicalSize,
  distance({
    id: 'ratio',
    statement: 'Networks of one L/N keep their distance from the Gaussian, however wide they are.',
    slope: 0,
    world: 'ratio',
    control: { name: 'depth 4 at every width in place of L/N = 0.5', world: 'depth' },
  }),
  distance({
    id: 'fixed-depth',
    statement: 'Networks of one depth become Gaussian as they widen, as 1/N.',
    slope: -1,
    world: 'depth',
    control: { name: 'L/N = 0.5 at every width in place of depth 4', world: 'ratio' },
  }),
  correlates({
    id: 'inputs-correlate',
    statement:
      'The squares of one network’s outputs at two whitened inputs are correlated, by (E Q² − 1) / (3 E Q² − 1).',
    name: 'inputCorrelation',
  }),
  correlates({
    id: 'outputs-correlate',
    statement: 'Two outputs of one network at one input depend on each other; those of the Gaussian process don’t.',
    name: 'outputCorrelation',
  }),
  ...posteriorClaims,
];
