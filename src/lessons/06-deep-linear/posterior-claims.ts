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
import { said } from './words.ts';

const meanStays = defineClaim<World>({
  id: 'posterior-mean',
  ...said.claims['posterior-mean'],
  studies: ['posterior'],
  world: 'linear',
  control: inPlaceOfLinear('tanh'),
  measure: (results, world) => {
    const priors = priorsOf(results, 'posterior', world);
    const theory = (drawn: DrawnPrior) => expected(drawn, 'mean', 'gaussian');
    return {
      reproduced: priors.every((drawn) => agrees(measured(drawn, 'mean'), theory(drawn))),
      measured: said.measured.means(
        priors.map((drawn) =>
          said.measured.besideTheory(withError(measured(drawn, 'mean'), 3), fixedText(theory(drawn), 3)),
        ),
      ),
    };
  },
});

const varianceChanges = defineClaim<World>({
  id: 'posterior-variance',
  ...said.claims['posterior-variance'],
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
      measured: said.measured.scales([
        { value: withError(up), exact: exact[0].toFixed(2) },
        { value: withError(down, 3), exact: exact[1].toFixed(3) },
      ]),
    };
  },
});

/** The claims about deep linear networks given data. */
export const posteriorClaims: readonly Claim[] = [meanStays, varianceChanges];
