import type { PriorMeasure, PriorTheoryName } from '../../config/prior-report.ts';
import { words } from '../../words/words.ts';
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
  type DrawnPrior,
  type World,
} from './measured-numbers.ts';
import { posteriorClaims } from './posterior-claims.ts';
import { wrongBinShare } from './wrong-bins.ts';

const ratioOf = ({ prior: { depth, width } }: DrawnPrior) => depth / width;
const isDeep = (drawn: DrawnPrior) => drawn.prior.depth > 0;

/** Lists the priors as "L/N = 0.5: 0.24 ± 0.01 (theory 0.24)". */
const listed = (priors: readonly DrawnPrior[], textOf: (drawn: DrawnPrior) => string) =>
  priors.map((drawn) => `L/N = ${ratioOf(drawn)}: ${textOf(drawn)}`).join('; ');

const besideTheory = (name: PriorMeasure) => (drawn: DrawnPrior) =>
  `${withError(measured(drawn, name))} (theory ${expected(drawn, name, 'exact').toFixed(3)})`;

const mixture = defineClaim<World>({
  id: 'mixture',
  statement: 'Deep linear networks follow the mixture of Gaussians, and not the Gaussian of infinite width.',
  source: 'arXiv 2411.15267, our setting',
  expected:
    'less than 2 % of the outputs in wrong bins of the mixture’s histogram at every L/N, and five times as many of the Gaussian’s at L/N = 0.5 and 1',
  studies: ['depth'],
  world: 'linear',
  control: inPlaceOfLinear('relu'),
  measure: (results, world) => {
    const priors = besideLinear(results, 'depth', world);
    const wrong = (drawn: DrawnPrior, law: PriorTheoryName) => wrongBinShare(drawn.report.histogram, drawn.theory, law);
    return {
      reproduced: priors.every((drawn) => {
        const share = wrong(drawn, 'exact');
        return share < 0.02 && (ratioOf(drawn) < 0.5 || wrong(drawn, 'gaussian') > 5 * share);
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
    'While the variance of the outputs stays 1 at every depth, their typical size falls: E log f² falls by L/N.',
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

/** Depth over width of the priors in which it is fixed. */
const FIXED_RATIO = 0.5;

/** Returns how far E log f² lies below that of the Gaussian. */
const drop = (drawn: DrawnPrior): Estimate => {
  const { value, error } = measured(drawn, 'logSquare');
  return { value: expected(drawn, 'logSquare', 'gaussian') - value, error };
};

const ratioDecides = defineClaim<World>({
  id: 'ratio',
  statement:
    'Depth over width decides: at a fixed L/N wider networks keep their law, at a fixed depth they become Gaussian.',
  source: 'arXiv 2411.15267, our setting',
  expected:
    'E log f² below the Gaussian’s by 0.4 to 0.6 at L/N = 0.5 and every width; at depth 4 by less at every wider width, and by less than 0.1 at the widest',
  studies: ['ratio'],
  world: 'linear',
  control: inPlaceOfLinear('tanh'),
  measure: (results, world) => {
    const priors = besideLinear(results, 'ratio', world);
    const kept = priors.filter((drawn) => ratioOf(drawn) === FIXED_RATIO).map(drop);
    const fading = priors.filter((drawn) => ratioOf(drawn) !== FIXED_RATIO).map(drop);
    if (kept.length < 2 || fading.length < 2) throw new Error(words.lessons.claim.tooFew);
    const fades = fading.every(({ value }, i) => i === 0 || value < fading[i - 1].value);
    const texts = (drops: Estimate[]) => drops.map((one) => withError(one)).join(', ');
    return {
      reproduced:
        kept.every(({ value }) => value > 0.4 && value < 0.6) && fades && fading[fading.length - 1].value < 0.1,
      measured: `L/N = 0.5: ${texts(kept)}; depth 4: ${texts(fading)}`,
    };
  },
});

/** The claims about random deep linear networks. */
export const claims: readonly Claim[] = [
  mixture,
  typicalSize,
  ratioDecides,
  correlates({
    id: 'inputs-correlate',
    statement:
      'The squares of one network’s outputs at two whitened inputs are correlated, by (e^{2α} − 1) / (3e^{2α} − 1) in the limit, α = L/N.',
    name: 'inputCorrelation',
  }),
  correlates({
    id: 'outputs-correlate',
    statement: 'Two outputs of one network at one input are not independent, as those of the Gaussian process are.',
    name: 'outputCorrelation',
  }),
  ...posteriorClaims,
];
