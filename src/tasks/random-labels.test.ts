import { describe, expect, it } from 'vitest';
import { mean, rows, taskOf } from './testing/generated.ts';
import { makeRandomLabels } from './random-labels.ts';

describe('random labels', () => {
  it('are fair coins, in the training and in the test set', () => {
    const count = 10_000;
    const { train, test } = makeRandomLabels(
      taskOf('random-labels', { samples: count, testSamples: count, d: 1 }),
    ).dataset;
    for (const { x, y } of [train, test]) {
      expect(new Set(y)).toEqual(new Set([-1, 1]));
      expect(Math.abs(mean(y))).toBeLessThan(5 / Math.sqrt(count));
      expect(Math.abs(mean(y.map((label, i) => label * x[i])))).toBeLessThan(5 / Math.sqrt(count));
    }
  });

  it('are the same labels as one-hot targets', () => {
    const sign = makeRandomLabels(taskOf('random-labels')).dataset.train;
    const onehot = makeRandomLabels(taskOf('random-labels', { targets: 'onehot' })).dataset.train;
    expect(rows(onehot.y, onehot)).toEqual(rows(sign.y, sign).map(([y]) => (y > 0 ? [0, 1] : [1, 0])));
  });
});
