import { describe, expect, it } from 'vitest';
import fixture from '../../fixtures/theory/rfm.json' with { type: 'json' };
import { randomStream } from './random.ts';
import { featureMachine, usualBandwidth } from './recursive-feature-machine.ts';

/** The relative tolerance of the fixture, which is float64 of an independent program. */
const TOLERANCE = 1e-6;

describe('the recursive feature machine', () => {
  const { config, data, expect: expected } = fixture;
  const rounds = featureMachine(data, config);

  it.each(expected.map((round, i) => [i, round] as const))('gives round %d of the fixture', (i, round) => {
    const { loss, testLoss, features, testOutputs } = rounds[i];
    expect(Math.abs(loss / round.loss - 1)).toBeLessThan(TOLERANCE);
    expect(Math.abs(testLoss / round.testLoss - 1)).toBeLessThan(TOLERANCE);
    const near = (found: number[][], wanted: number[][]) =>
      wanted
        .flat()
        .forEach((value, at) =>
          expect(Math.abs(found.flat()[at] - value)).toBeLessThan(TOLERANCE * Math.max(1, Math.abs(value))),
        );
    near(features.to2DArray(), round.M);
    near(testOutputs.to2DArray(), round.testOutputs);
  });

  it('finds the two directions on which a target depends among eight, and fits it better for that', () => {
    const stream = randomStream(3, 'data');
    const rows = (count: number) =>
      Array.from({ length: count }, () => Float64Array.from({ length: 8 }, stream.normal));
    const target = (row: Float64Array) => [row[0] * row[1]];
    const [x, xTest] = [rows(160), rows(200)];
    const found = featureMachine(
      { x, y: x.map(target), xTest, yTest: xTest.map(target) },
      { bandwidth: usualBandwidth(8), ridge: 1e-3, rounds: 5 },
    );
    const { features } = found[5];
    expect(features.trace()).toBeCloseTo(8, 9);
    expect((features.get(0, 0) + features.get(1, 1)) / features.trace()).toBeGreaterThan(0.9);
    expect(found[5].testLoss).toBeLessThan(found[0].testLoss / 2);
  });

  it('is indifferent to the order of inputs: M turns with them', () => {
    const turn = <Row>(row: ArrayLike<Row>) => Array.from(row).reverse();
    const turned = featureMachine({ ...data, x: data.x.map(turn), xTest: data.xTest.map(turn) }, config);
    const [own, other] = [rounds, turned].map((all) => all[4].features);
    expect(other.get(0, 1)).toBeCloseTo(own.get(7, 6), 9);
    expect(turned[4].testLoss).toBeCloseTo(rounds[4].testLoss, 9);
  });
});
