import { words } from '../../words/words.ts';
import { fixedText } from '../../words/number-text.ts';
import { withError } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim } from '../lesson.ts';
import {
  agrees,
  besideLinear,
  differs,
  expected,
  inPlaceOfLinear,
  measured,
  priorsOf,
  type DrawnPrior,
  type World,
} from './measured-numbers.ts';

const meanStays = defineClaim<World>({
  id: 'posterior-mean',
  statement: 'Given data, the mean prediction of deep linear networks is that of the Gaussian process.',
  source: 'arXiv 2111.11954, with the formula in the text',
  expected: 'the mean of the Gaussian process within four standard errors, for large and for small targets',
  studies: ['posterior'],
  world: 'linear',
  control: inPlaceOfLinear('tanh'),
  measure: (results, world) => {
    const priors = priorsOf(results, 'posterior', world);
    const theory = (drawn: DrawnPrior) => expected(drawn, 'mean', 'gaussian');
    return {
      reproduced: priors.every((drawn) => agrees(measured(drawn, 'mean'), theory(drawn))),
      measured: priors
        .map((drawn) => `${withError(measured(drawn, 'mean'), 3)} (theory ${fixedText(theory(drawn), 3)})`)
        .join('; '),
    };
  },
});

const varianceChanges = defineClaim<World>({
  id: 'posterior-variance',
  statement:
    'Their variance is that of the Gaussian process times E[Q | y]: larger where the targets are large, and smaller where they are small.',
  source: 'arXiv 2111.11954, with the formula in the text',
  expected:
    'the exact E[Q | y] of this width and depth within four standard errors, and five above 1 for large targets and below it for small ones',
  studies: ['posterior'],
  world: 'linear',
  control: inPlaceOfLinear('tanh'),
  measure: (results, world) => {
    const priors = besideLinear(results, 'posterior', world);
    if (priors.length < 2) throw new Error(words.lessons.claim.tooFew);
    const [up, down] = priors.map((drawn) => measured(drawn, 'scale'));
    const exact = priors.map((drawn) => expected(drawn, 'scale', 'exact'));
    return {
      reproduced:
        up.value > 1 &&
        down.value < 1 &&
        differs(up, 1) &&
        differs(down, 1) &&
        agrees(up, exact[0]) &&
        agrees(down, exact[1]),
      measured: `${withError(up)} times (exact ${exact[0].toFixed(2)}); ${withError(down, 3)} times (exact ${exact[1].toFixed(3)})`,
    };
  },
});

/** The claims about deep linear networks given data. */
export const posteriorClaims: readonly Claim[] = [meanStays, varianceChanges];
