import { describe, expect, it } from 'vitest';
import { mean, meanSquare, rows, taskOf } from './testing/generated.ts';
import { makePlanar, planar } from './planar.ts';

const COUNT = 10_000;
/** Five standard errors of a mean: |x|^2 / 2 has a standard deviation of at most 1 in every shape. */
const MOMENT_TOLERANCE = 5 / Math.sqrt(COUNT);

describe('planar tasks', () => {
  it.each(planar.settings.shape.kind.choices.flatMap((shape) => [0, 0.1, 2].map((noise) => [shape, noise] as const)))(
    '%s with noise %f is centred with E|x|^2 = 2',
    (shape, noise) => {
      const { train, test } = makePlanar(
        taskOf('planar', { shape, noise, samples: COUNT, testSamples: COUNT }),
      ).dataset;
      for (const { x } of [train, test]) {
        expect(Math.abs(meanSquare(x) - 1)).toBeLessThan(MOMENT_TOLERANCE);
        expect(Math.abs(mean(x.filter((_, i) => i % 2 === 0)))).toBeLessThan(2 * MOMENT_TOLERANCE);
        expect(Math.abs(mean(x.filter((_, i) => i % 2 === 1)))).toBeLessThan(2 * MOMENT_TOLERANCE);
      }
    },
  );

  it.each(planar.settings.shape.kind.choices)('%s has equally many points of both classes', (shape) => {
    const { train } = makePlanar(taskOf('planar', { shape, samples: 200 })).dataset;
    expect(mean(train.y)).toBe(0);
  });

  it('the signs of the coordinates decide the class of xor', () => {
    const { train } = makePlanar(taskOf('planar', { shape: 'xor', noise: 0 })).dataset;
    rows(train.x, train).forEach(([a, b], i) => expect(train.y[i]).toBe(Math.sign(a * b)));
  });

  it('the radius decides the class of circles', () => {
    const { train } = makePlanar(taskOf('planar', { shape: 'circles', noise: 0 })).dataset;
    rows(train.x, train).forEach(([a, b], i) => expect(train.y[i]).toBe(Math.hypot(a, b) < 1.3 ? 1 : -1));
  });

  it('a point of one spiral turned by half a turn lies on the other', () => {
    const { train } = makePlanar(taskOf('planar', { shape: 'spirals', noise: 0 })).dataset;
    rows(train.x, train).forEach(([a, b], i) => {
      const radius = Math.hypot(a, b);
      const turned = train.y[i] > 0 ? -1 : 1;
      const angle = (3.5 * Math.PI * radius) / Math.sqrt(6);
      expect(turned * a).toBeCloseTo(radius * Math.cos(angle), 4);
      expect(turned * b).toBeCloseTo(radius * Math.sin(angle), 4);
    });
  });

  it('clouds lie on either side of the diagonal, with few strays', () => {
    const { train } = makePlanar(taskOf('planar', { shape: 'gaussians', noise: 0, samples: COUNT })).dataset;
    const strays = rows(train.x, train).filter(([a, b], i) => Math.sign(a + b) !== train.y[i]).length;
    // The centres are sqrt(1.5) from the middle, 2.45 standard deviations: 0.7 % on the wrong side.
    expect(strays / COUNT).toBeGreaterThan(0.003);
    expect(strays / COUNT).toBeLessThan(0.012);
  });
});
