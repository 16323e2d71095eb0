import { describe, expect, it } from 'vitest';
import fixture from '../../fixtures/theory/rfm.json' with { type: 'json' };
import { inner, plainAlgebra, transposed } from './dense-algebra.ts';
import { randomStream } from './random.ts';
import {
  featureMachine,
  sumAtOnce,
  sumByOutput,
  usualBandwidth,
  type FeatureMachineRound,
  type FeatureMachineSettings,
  type RegressionData,
} from './recursive-feature-machine.ts';

/** The relative tolerance of the fixture, which is float64 of an independent program. */
const TOLERANCE = 1e-6;

/** Returns the data of rows. */
const dataOf = ({ x, y, xTest, yTest }: Record<'x' | 'y' | 'xTest' | 'yTest', number[][]>): RegressionData => ({
  ...{ inputs: x[0].length, outputs: y[0].length },
  ...{ train: { x: x.flat(), y: y.flat() }, test: { x: xTest.flat(), y: yTest.flat() } },
});

async function roundsOf(data: RegressionData, settings: FeatureMachineSettings): Promise<FeatureMachineRound[]> {
  const rounds: FeatureMachineRound[] = [];
  for await (const round of featureMachine(data, settings)) rounds.push(round);
  return rounds;
}

const traceOf = (features: Float64Array, inputs: number) =>
  Array.from({ length: inputs }, (_, i) => features[i * inputs + i]).reduce((sum, value) => sum + value, 0);

describe('the recursive feature machine', async () => {
  const { config, data, expect: expected } = fixture;
  const rounds = await roundsOf(dataOf(data), config);

  it.each(expected.map((round, i) => [i, round] as const))('gives round %d of the fixture', (i, round) => {
    const { loss, testLoss, features, testOutputs } = rounds[i];
    expect(rounds).toHaveLength(expected.length);
    expect(Math.abs(loss / round.loss - 1)).toBeLessThan(TOLERANCE);
    expect(Math.abs(testLoss / round.testLoss - 1)).toBeLessThan(TOLERANCE);
    const near = (found: Float64Array, wanted: number[][]) =>
      wanted
        .flat()
        .forEach((value, at) =>
          expect(Math.abs(found[at] - value)).toBeLessThan(TOLERANCE * Math.max(1, Math.abs(value))),
        );
    near(features, round.M);
    near(testOutputs, round.testOutputs);
  });

  it('finds the two directions on which a target depends among eight, and fits it better for that', async () => {
    const stream = randomStream(3, 'data');
    const rows = (count: number) => Array.from({ length: count }, () => Array.from({ length: 8 }, stream.normal));
    const target = (row: number[]) => [row[0] * row[1]];
    const [x, xTest] = [rows(160), rows(200)];
    const found = await roundsOf(dataOf({ x, y: x.map(target), xTest, yTest: xTest.map(target) }), {
      ...{ bandwidth: usualBandwidth(8), ridge: 1e-3, rounds: 5 },
    });
    const { features } = found[5];
    expect(traceOf(features, 8)).toBeCloseTo(8, 9);
    expect((features[0] + features[9]) / 8).toBeGreaterThan(0.9);
    expect(found[5].testLoss).toBeLessThan(found[0].testLoss / 2);
  });

  it('takes one and a half of the usual length of its inputs as the bandwidth', () => {
    expect([usualBandwidth(4), usualBandwidth(9)]).toEqual([3, 4.5]);
  });

  it('has the loss of its outputs on the training inputs', async () => {
    const stream = randomStream(5, 'data');
    const rows = (count: number, length: number) =>
      Array.from({ length: count }, () => Array.from({ length }, stream.normal));
    const [x, y] = [rows(12, 3), rows(12, 2)];
    const found = await roundsOf(dataOf({ x, y, xTest: x, yTest: y }), { bandwidth: 2, ridge: 0.3, rounds: 2 });
    for (const { loss, testLoss } of found) expect(loss / testLoss).toBeCloseTo(1, 9);
  });

  it('finds the same with an output of zeros more, for which it sums over outputs at once', async () => {
    const stream = randomStream(6, 'data');
    const rows = (count: number, length: number) =>
      Array.from({ length: count }, () => Array.from({ length }, stream.normal));
    // 2 x 4 numbers of gradients a sample are fewer than 9 samples, 3 x 4 are more.
    const [x, y, xTest, yTest] = [rows(9, 4), rows(9, 2), rows(5, 4), rows(5, 2)];
    const settings = { bandwidth: 3, ridge: 0.1, rounds: 3 };
    const withZero = (values: number[][]) => values.map((row) => [...row, 0]);
    const [few, more] = [
      await roundsOf(dataOf({ x, y, xTest, yTest }), settings),
      await roundsOf(dataOf({ x, y: withZero(y), xTest, yTest: withZero(yTest) }), settings),
    ];
    few.forEach(({ features, loss, testLoss }, round) => {
      expect(more[round].loss / loss).toBeCloseTo(1, 9);
      expect(more[round].testLoss / testLoss).toBeCloseTo(1, 9);
      features.forEach((value, at) => expect(more[round].features[at]).toBeCloseTo(value, 9));
    });
  });

  it('sums the products of gradients over outputs at once as one by one', async () => {
    const [samples, inputs, outputs] = [9, 4, 3];
    const stream = randomStream(7, 'data');
    const normals = (count: number) => Float64Array.from({ length: count }, stream.normal);
    const x = normals(samples * inputs);
    const half = normals(samples * samples);
    const slopes = half.map((value, at) => {
      const [i, j] = [Math.floor(at / samples), at % samples];
      return i === j ? 0 : value + half[j * samples + i];
    });
    const fit = { x, xByInput: transposed(x, inputs), slopes, alpha: normals(samples * outputs), inputs, outputs };
    const host = { algebra: plainAlgebra, breathe: () => Promise.resolve() };
    const [oneByOne, atOnce] = [await sumByOutput(fit, host), await sumAtOnce(fit, host)];
    const size = Math.max(...oneByOne.map(Math.abs));
    oneByOne.forEach((value, at) => expect(Math.abs(atOnce[at] - value)).toBeLessThan(1e-12 * size));
  });

  it('is indifferent to the order of inputs: M turns with them', async () => {
    const turn = (rows: number[][]) => rows.map((row) => row.toReversed());
    const turned = await roundsOf(dataOf({ ...data, x: turn(data.x), xTest: turn(data.xTest) }), config);
    const [own, other] = [rounds, turned].map((all) => all[4].features);
    expect(other[1]).toBeCloseTo(own[7 * 8 + 6], 9);
    expect(turned[4].testLoss).toBeCloseTo(rounds[4].testLoss, 9);
  });

  it('keeps M where a fit has no gradient, and says nothing of test samples that are not there', async () => {
    const nothing = data.y.map((row) => row.map(() => 0));
    const found = await roundsOf(
      { ...dataOf({ ...data, y: nothing }), test: { x: [], y: [] } },
      { ...config, rounds: 1 },
    );
    expect(found.map(({ loss }) => loss)).toEqual([0, 0]);
    expect(found[1].features).toEqual(found[0].features);
    expect(found[1].testLoss).toBeNaN();
  });

  it('refuses a kernel that is singular', async () => {
    const twice = { ...data, x: [...data.x, ...data.x], y: [...data.y, ...data.y] };
    await expect(roundsOf(dataOf(twice), { ...config, ridge: 0 })).rejects.toThrow('not positive definite');
  });

  it('fits the training data but for the ridge', () => {
    // y - K alpha = ridge alpha, so that the loss of round 0 is ridge^2 |alpha|^2 / 2 P > 0, and small.
    expect(rounds[0].loss).toBeGreaterThan(0);
    const size = data.y.flat();
    expect(rounds[0].loss).toBeLessThan(
      1e-3 * (inner(Float64Array.from(size), 0, Float64Array.from(size), 0, size.length) / 2 / data.y.length),
    );
  });
});
