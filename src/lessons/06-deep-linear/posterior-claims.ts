import { words } from '../../words/words.ts';
import { withError, type Estimate } from '../claim-tools.ts';
import type { Claim } from '../lesson.ts';
import { agrees, AGREES, differs, expected, measured, priorsOf, type DrawnPrior } from './measured-numbers.ts';

const meanStays: Claim = {
  id: 'posterior-mean',
  statement: 'Given data, the mean prediction of deep linear networks is that of the Gaussian process.',
  source: 'arXiv 2111.11954, with the formula in the text',
  expected: 'the mean of the Gaussian process within four standard errors, for large and for small targets',
  studies: ['posterior'],
  measure: (results) => {
    const priors = priorsOf(results, 'posterior');
    const theory = (drawn: DrawnPrior) => expected(drawn, 'mean', 'gaussian');
    return {
      reproduced: priors.every((drawn) => agrees(measured(drawn, 'mean'), theory(drawn))),
      measured: priors
        .map((drawn) => `${withError(measured(drawn, 'mean'), 3)} (theory ${theory(drawn).toFixed(3)})`)
        .join('; '),
    };
  },
};

const varianceChanges: Claim = {
  id: 'posterior-variance',
  statement:
    'Their variance is larger than that of the Gaussian process where the targets are large, and smaller where they are small.',
  source: 'arXiv 2111.11954, with the formula in the text',
  expected:
    'five standard errors above that of the Gaussian process for large targets, and below it for small ones; within 10 % plus four standard errors of the limit',
  studies: ['posterior'],
  measure: (results) => {
    const priors = priorsOf(results, 'posterior');
    if (priors.length < 2) throw new Error(words.lessons.claim.tooFew);
    const [large, small] = priors;
    const [up, down] = [large, small].map((drawn) => measured(drawn, 'scale'));
    const limit = (drawn: DrawnPrior) => expected(drawn, 'scale', 'proportional');
    const isNear = ({ value, error }: Estimate, theory: number) =>
      Math.abs(value - theory) < 0.1 * theory + AGREES * error;
    return {
      reproduced:
        up.value > 1 &&
        down.value < 1 &&
        differs(up, 1) &&
        differs(down, 1) &&
        isNear(up, limit(large)) &&
        isNear(down, limit(small)),
      measured: `${withError(up)} times (limit ${limit(large).toFixed(2)}); ${withError(down, 3)} times (limit ${limit(small).toFixed(3)})`,
    };
  },
};

/** The claims about deep linear networks given data. */
export const posteriorClaims: readonly Claim[] = [meanStays, varianceChanges];
