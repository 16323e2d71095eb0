import { describe, expect, it } from 'vitest';
import { rows, taskOf } from './testing/generated.ts';
import { makeStaircase } from './staircase.ts';

describe('merged staircase task', () => {
  it('has inputs on the hypercube and the targets x1 + x1x2 + x1x2x3', () => {
    const { train, test } = makeStaircase(taskOf('staircase', { d: 5, degree: 3 })).dataset;
    for (const samples of [train, test]) {
      expect(new Set(samples.x)).toEqual(new Set([-1, 1]));
      rows(samples.x, samples).forEach(([a, b, c], i) => expect(samples.y[i]).toBe(a + a * b + a * b * c));
    }
  });

  it('is a single sign at degree 1', () => {
    const { train } = makeStaircase(taskOf('staircase', { d: 2, degree: 1 })).dataset;
    rows(train.x, train).forEach(([a], i) => expect(train.y[i]).toBe(a));
  });

  it('spreads out its picture a little, never as far as the next stair', () => {
    const { dataset, picture } = makeStaircase(taskOf('staircase', { samples: 100 }));
    if (picture.kind !== 'scatter') throw new Error('expected a scatter');
    const shifts = Array.from({ length: 100 }, (_, i) => picture.points[3 * i] - dataset.train.x[i * dataset.inputs]);
    expect(new Set(shifts).size).toBeGreaterThan(90);
    expect(Math.max(...shifts.map(Math.abs))).toBeLessThan(0.5);
    shifts.forEach((_, i) => expect(picture.points[3 * i + 2]).toBe(dataset.train.y[i]));
  });
});
