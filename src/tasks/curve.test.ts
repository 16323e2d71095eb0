import { describe, expect, it } from 'vitest';
import { curve, makeCurve } from './curve.ts';
import { mean, meanSquare, taskOf } from './testing/generated.ts';

const COUNT = 10_000;
/** Five standard errors of a mean of y, and of y^2 for the spikiest curve (bumps: Var y^2 is about 1). */
const MOMENT_TOLERANCE = (5 * 1.2) / Math.sqrt(COUNT);

describe('curve task', () => {
  it.each(curve.settings.curve.kind.choices)(
    '%s has mean 0 and variance 1 over x uniform on [-sqrt 3, sqrt 3]',
    (curve) => {
      const { x, y } = makeCurve(taskOf('curve', { curve, samples: COUNT })).dataset.train;
      expect(x.every((value) => Math.abs(value) <= Math.fround(Math.sqrt(3)))).toBe(true);
      expect(Math.abs(meanSquare(x) - 1)).toBeLessThan(MOMENT_TOLERANCE);
      expect(Math.abs(mean(y))).toBeLessThan(MOMENT_TOLERANCE);
      expect(Math.abs(meanSquare(y) - 1)).toBeLessThan(MOMENT_TOLERANCE);
    },
  );

  it.each([
    ['sine', (x: number) => Math.sqrt(2) * Math.sin((2 * Math.PI * x) / Math.sqrt(3))],
    ['step', (x: number) => Math.sign(x)],
  ] as const)('%s follows its formula', (curve, formula) => {
    const { x, y } = makeCurve(taskOf('curve', { curve })).dataset.train;
    x.forEach((value, i) => expect(y[i]).toBeCloseTo(formula(value), 5));
  });

  it('draws the clean curve as a line and the noisy samples as points', () => {
    const { dataset, picture } = makeCurve(taskOf('curve', { noise: 0.3 }));
    if (picture.kind !== 'curve') throw new Error('expected a curve');
    expect(picture.points.filter((_, i) => i % 2 === 1)).toEqual(dataset.train.y);
    for (let i = 0; i < picture.line.length; i += 2) {
      const [x, y] = [picture.line[i], picture.line[i + 1]];
      expect(y).toBeCloseTo(Math.sqrt(2) * Math.sin((2 * Math.PI * x) / Math.sqrt(3)), 4);
    }
  });
});
