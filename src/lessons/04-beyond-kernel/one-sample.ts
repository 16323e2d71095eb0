/** The theory of networks that can never fit a single sample, and the claim about them. */
import { erf } from '../../maths/erf.ts';
import { axisNumbers } from '../claim-tools.ts';
import type { Claim } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { percent, shareOf, successes } from './successes.ts';

/**
 * Returns the share of two-layer relu networks, w ~ N(0, I/d) and readouts +-1/sqrt(m), whose gradient flow never fits a
 * single sample: (3/4 - p/4)^m, between 2^-m and (3/4)^m.
 *
 * A unit doesn't help if it is off at the sample (1/2). Nor does it help if it is on with the wrong sign of its readout
 * a (1/4), unless it turns that sign in time. With u = w.x/|x|, a and u change at the rates u and a, so u^2 - a^2
 * stays. If u > |a|, a passes 0 before u does. This has the probability p = P(|N(0, 1/d)| > 1/sqrt(m)).
 */
export function neverFitted(width: number, inputs: number): number {
  const turns = 1 - erf(Math.sqrt(inputs / (2 * width)));
  return (3 / 4 - turns / 4) ** width;
}

/** The largest deviation in standard errors: shares of 64 networks exceed it once in two thousand. */
const MOST_ERRORS = 3.5;

/** The claim that networks fail as often as the theory says. */
export const oneSample: Claim = {
  id: 'one-sample',
  statement:
    'A single sample is never fitted by a share (3/4 − p/4)ᵐ of the networks, where p is the probability that a unit can turn its sign.',
  source: 'worked out in the text',
  expected: `every share within ${MOST_ERRORS} standard errors`,
  studies: ['one-sample'],
  measure: (results) => {
    const { result } = sweepStudy(results, 'one-sample');
    const [widths, inputs] = [axisNumbers(result.sweep), axisNumbers(result.sweep, 1)];
    const cells = successes(result).flatMap((row, y) =>
      row.map((outcomes, x) => {
        const expected = neverFitted(widths[x], inputs[y]);
        const share = 1 - shareOf(outcomes).value;
        const error = Math.sqrt((expected * (1 - expected)) / outcomes.length);
        const name = `${percent({ value: share, error })} for ${(100 * expected).toFixed(0)} % at m = ${widths[x]}, d = ${inputs[y]}`;
        return { name, off: Math.abs(share - expected) / error };
      }),
    );
    const worst = cells.reduce((most, cell) => (cell.off > most.off ? cell : most));
    return {
      reproduced: worst.off <= MOST_ERRORS,
      measured: `at worst ${worst.off.toFixed(1)} standard errors: ${worst.name}`,
    };
  },
};
