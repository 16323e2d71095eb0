import { describe, expect, it } from 'vitest';
import { makeChain } from './chain.ts';
import { rows, taskOf } from './testing/generated.ts';

describe('chain task', () => {
  it('is the sum of products of neighbours', () => {
    const { train, test } = makeChain(taskOf('chain', { d: 6, terms: 3 })).dataset;
    for (const samples of [train, test]) {
      rows(samples.x, samples).forEach(([a, b, c, d], i) => expect(samples.y[i]).toBeCloseTo(a * b + b * c + c * d, 5));
    }
  });

  it('uses every input when it has d - 1 terms, and shows y against the first', () => {
    const { dataset, picture } = makeChain(taskOf('chain', { d: 3, terms: 2, samples: 20 }));
    if (picture.kind !== 'scatter') throw new Error('expected a scatter');
    expect([picture.xLabel, picture.yLabel]).toEqual(['x₁x₂', 'target y']);
    rows(dataset.train.x, dataset.train).forEach(([a, b, c], i) => {
      expect(dataset.train.y[i]).toBeCloseTo(a * b + b * c, 5);
      expect(picture.points[3 * i]).toBeCloseTo(a * b, 5);
    });
  });
});
