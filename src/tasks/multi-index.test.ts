import { describe, expect, it } from 'vitest';
import { mean, meanSquare, taskOf } from './testing/generated.ts';
import { dot, orthonormalDirections } from './data/directions.ts';
import { makeMultiIndex } from './multi-index.ts';
import { rows } from './testing/generated.ts';
import { taskStreams } from './data/task-streams.ts';

const COUNT = 10_000;

describe('multi-index task', () => {
  it.each([
    ['squares', (z: number[]) => (z[0] ** 2 + z[1] ** 2 + z[2] ** 2 - 3) / Math.sqrt(6)],
    ['product', (z: number[]) => z[0] * z[1] * z[2]],
  ] as const)('%s is the formula of its three hidden directions', (link, formula) => {
    const task = taskOf('multi-index', { link, rank: 3, d: 9, seed: 4 });
    const directions = orthonormalDirections(3, 9, taskStreams(4).structure);
    const { train, directions: named } = makeMultiIndex(task).dataset;
    expect(named).toEqual({ names: ['u₁', 'u₂', 'u₃'], vectors: directions });
    rows(train.x, train).forEach((x, i) => {
      const expected = formula(directions.map((u) => dot(u, x)));
      expect(train.y[i]).toBeCloseTo(expected, 4);
    });
  });

  it.each([
    // Var y^2 of (z1^2 + z2^2 - 2)/2 is E y^4 - 1 = 8, of z1 z2 it is 9 - 1 = 8.
    ['squares', 8],
    ['product', 8],
  ] as const)('%s of rank 2 has mean 0 and variance 1', (link, varianceOfSquare) => {
    const { y } = makeMultiIndex(taskOf('multi-index', { link, rank: 2, samples: COUNT, d: 4 })).dataset.train;
    expect(Math.abs(mean(y))).toBeLessThan(5 / Math.sqrt(COUNT));
    expect(Math.abs(meanSquare(y) - 1)).toBeLessThan(5 * Math.sqrt(varianceOfSquare / COUNT));
  });

  it('shows the plane of its first two directions', () => {
    const { dataset, picture } = makeMultiIndex(taskOf('multi-index', { rank: 2, link: 'product', samples: 50 }));
    if (picture.kind !== 'scatter') throw new Error('expected a scatter');
    for (let i = 0; i < 50; i++) {
      const [z1, z2, y] = picture.points.slice(3 * i, 3 * i + 3);
      expect(z1 * z2).toBeCloseTo(y, 4);
      expect(y).toBe(dataset.train.y[i]);
    }
  });
});
