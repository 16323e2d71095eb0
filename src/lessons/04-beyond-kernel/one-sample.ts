/** The theory of networks that can never fit a single sample, and the claims about them. */
import { erf } from '../../maths/erf.ts';
import { axisNumbers } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { LessonResults, Measured } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { ONE_SAMPLE_INPUTS, RATES } from './studies.ts';
import { outcomesAt, ratioOf, shareOf } from './successes.ts';
import { said } from './words.ts';

/**
 * Returns the share of two-layer relu networks, w ~ N(0, I/d) and readouts +-1/sqrt(m), whose gradient flow never fits a
 * single sample: (3/4 - p/4)^m, between 2^-m and (3/4)^m.
 *
 * A unit doesn't help if it is off at the sample (1/2). Nor does it help if it is on with the wrong sign of its readout
 * a (1/4), unless it turns that sign in time. With u = w.x/|x|, a changes at the rate lr_a u and u at the rate lr_w a, so
 * u^2/lr_w - a^2/lr_a stays. If u^2/lr_w > a^2/lr_a, a passes 0 before u does. This has the probability
 * p = P(|N(0, 1/d)| > sqrt(lr_w/(lr_a m))).
 *
 * @param ratio lr_w/lr_a, the rate of the hidden layer over that of the readout; Infinity: the readout is not trained
 */
export function neverFitted(width: number, inputs: number, ratio = 1): number {
  const turns = 1 - erf(Math.sqrt((ratio * inputs) / (2 * width)));
  return (3 / 4 - turns / 4) ** width;
}

/** The largest deviation in standard errors: shares of 64 networks exceed it once in two thousand. */
const MOST_ERRORS = 3.5;

/** A row of a study over widths: the value of its second axis with its name, and what the theory takes it for. */
interface Row {
  study: string;
  at: number | string;
  name: string;
  inputs: number;
  ratio: number;
}

/** The failures of some networks, and the theory's mean and variance of their number. */
interface Failures {
  /** The width of the networks; `null` for all widths of a row. */
  width: number | null;
  networks: number;
  count: number;
  mean: number;
  variance: number;
}

/** Counts the networks that never fit, at each width of a row. */
function failuresOf(results: LessonResults, { study, at, inputs, ratio }: Row): Failures[] {
  const { result } = sweepStudy(results, study);
  return axisNumbers(result.sweep).map((width) => {
    const outcomes = outcomesAt(result, [width, at]);
    const networks = outcomes.length;
    const expected = neverFitted(width, inputs, ratio);
    return {
      width,
      networks,
      count: networks * (1 - shareOf(outcomes).value),
      mean: networks * expected,
      variance: networks * expected * (1 - expected),
    };
  });
}

/** Adds up the failures of all widths of a row: together they tell more than each. */
const together = (failures: readonly Failures[]): Failures => {
  const sum = (key: 'networks' | 'count' | 'mean' | 'variance') => failures.reduce((all, one) => all + one[key], 0);
  return {
    width: null,
    networks: sum('networks'),
    count: sum('count'),
    mean: sum('mean'),
    variance: sum('variance'),
  };
};

/** Compares the shares of networks that never fit with the theory, at each width of each row and over its widths. */
function measureShares(results: LessonResults, rows: readonly Row[]): Measured {
  const compared = rows.flatMap((row) => {
    const failures = failuresOf(results, row);
    return [...failures, together(failures)].map((one) => ({
      ...one,
      name: row.name,
      error: Math.sqrt(one.variance),
      off: Math.abs(one.count - one.mean) / Math.sqrt(one.variance),
    }));
  });
  const worst = compared.reduce((most, one) => (one.off > most.off ? one : most));
  return {
    reproduced: worst.off <= MOST_ERRORS,
    measured: said.measured.failures({
      ...worst,
      off: worst.off.toFixed(1),
      expected: `${worst.mean.toFixed(1)} ± ${worst.error.toFixed(1)}`,
    }),
  };
}

/** Returns a row of a study of two rates, with the theory for its own ratio. */
const rowOfRates = (study: string, at: string): Row => {
  const [hidden, readout] = at.split(',').map(Number);
  return { study, at, name: said.worlds.rates(ratioOf(at)), inputs: ONE_SAMPLE_INPUTS, ratio: hidden / readout };
};

/** Returns the rows of a study of two rates at which the theory differs from that of equal rates. */
const unequalRates = (study: string): Row[] =>
  [RATES.hiddenAlone, RATES.fastReadout].map((at) => rowOfRates(study, at));

/** The claim that networks fail as often as the theory says. */
export const oneSample = defineClaim<Row[]>({
  id: 'one-sample',
  ...said.claims['one-sample'](MOST_ERRORS),
  studies: ['one-sample', 'one-sample-rates'],
  world: [ONE_SAMPLE_INPUTS, 32].map((inputs) => ({
    study: 'one-sample',
    at: inputs,
    name: `d = ${inputs}`,
    inputs,
    ratio: 1,
  })),
  control: {
    name: said.worlds.noTurn,
    world: [{ ...rowOfRates('one-sample-rates', RATES.hiddenAlone), ratio: 1 }],
  },
  measure: measureShares,
});

/** The claim that the theory knows the ratio of the layers' rates. */
export const oneSampleRates = defineClaim<Row[]>({
  id: 'one-sample-rates',
  ...said.claims['one-sample-rates'](MOST_ERRORS),
  studies: ['one-sample-rates', 'one-sample-tanh'],
  world: unequalRates('one-sample-rates'),
  control: { name: said.worlds.tanhUnits, world: unequalRates('one-sample-tanh') },
  measure: measureShares,
});
