import { describe, expect, it } from 'vitest';
import { mean, rows, taskOf } from './testing/generated.ts';
import { makeParity } from './parity.ts';

describe('parity task', () => {
  it('is the product of the first coordinates on the hypercube', () => {
    const { train, test } = makeParity(taskOf('parity', { d: 6, degree: 3 })).dataset;
    for (const samples of [train, test]) {
      expect(new Set(samples.x)).toEqual(new Set([-1, 1]));
      rows(samples.x, samples).forEach(([a, b, c], i) => expect(samples.y[i]).toBe(a * b * c));
    }
  });

  it('says the same with one-hot targets: class 1 is the product +1', () => {
    const sign = makeParity(taskOf('parity')).dataset.train;
    const onehot = makeParity(taskOf('parity', { targets: 'onehot' })).dataset.train;
    expect(onehot.x).toEqual(sign.x);
    expect(rows(onehot.y, onehot)).toEqual(rows(sign.y, sign).map(([y]) => (y > 0 ? [0, 1] : [1, 0])));
  });

  it('has balanced classes, and no coordinate alone tells them apart', () => {
    const count = 10_000;
    const { train } = makeParity(taskOf('parity', { d: 4, samples: count })).dataset;
    const inputs = rows(train.x, train);
    const fiveStandardErrors = 5 / Math.sqrt(count);
    expect(Math.abs(mean(train.y))).toBeLessThan(fiveStandardErrors);
    for (let j = 0; j < 4; j++) {
      expect(Math.abs(mean(inputs.map((x, i) => x[j] * train.y[i])))).toBeLessThan(fiveStandardErrors);
    }
  });

  it.each([1, 2, 5])('shows at degree %i a picture whose quadrants are of one class', (degree) => {
    const { picture } = makeParity(taskOf('parity', { degree, samples: 60 }));
    if (picture.kind !== 'scatter') throw new Error('expected a scatter');
    for (let i = 0; i < 60; i++) {
      const [x, y, value] = Array.from(picture.points.slice(3 * i, 3 * i + 3), Math.sign);
      expect(value).toBe(degree === 1 ? x : x * y);
    }
  });
});
