import { describe, expect, it } from 'vitest';
import { FLOAT32_TOLERANCE, mean, meanSquare, rows, taskOf } from './testing/generated.ts';
import { makeSingleIndex, singleIndex } from './single-index.ts';

const COUNT = 10_000;
/** Five standard errors of the mean of y^2 at the heaviest tail, y = He_3: Var y^2 = E y^4 - 1 = 92. */
const MOMENT_TOLERANCE = 5 * Math.sqrt(92 / COUNT);

const links: Record<(typeof singleIndex.settings.link.kind.choices)[number], (z: number) => number> = {
  hermite2: (z) => (z ** 2 - 1) / Math.sqrt(2),
  hermite3: (z) => (z ** 3 - 3 * z) / Math.sqrt(6),
  relu: (z) => Math.sqrt(2) * Math.max(z, 0),
  tanh: (z) => 1.5925374 * Math.tanh(z),
  sine: (z) => Math.sin(2 * z) / Math.sqrt(0.5 - 0.5 * Math.exp(-8)),
};

describe('single-index task', () => {
  it.each(singleIndex.settings.link.kind.choices)('%s depends on the inputs through one direction only', (link) => {
    const { dataset, picture } = makeSingleIndex(taskOf('single-index', { link, d: 7, samples: 200 }));
    if (picture.kind !== 'scatter') throw new Error('expected a scatter');
    // The picture shows z = u.x; solving for u from it and the inputs recovers a unit vector.
    const inputs = rows(dataset.train.x, dataset.train);
    const z = inputs.map((_, i) => picture.points[3 * i]);
    const u = leastSquares(inputs, z);
    expect(u.reduce((sum, entry) => sum + entry ** 2, 0)).toBeCloseTo(1, 4);
    inputs.forEach((x, i) => {
      const along = x.reduce((sum, entry, j) => sum + entry * u[j], 0);
      expect(Math.abs(dataset.train.y[i] - links[link](along))).toBeLessThan(1e-4 * (1 + Math.abs(along) ** 3));
    });
  });

  it.each(singleIndex.settings.link.kind.choices)('%s has E y^2 = 1', (link) => {
    const { dataset } = makeSingleIndex(taskOf('single-index', { link, d: 3, samples: COUNT }));
    expect(Math.abs(meanSquare(dataset.train.y) - 1)).toBeLessThan(MOMENT_TOLERANCE);
  });

  it('blurs the training targets and leaves inputs and test targets alone', () => {
    const clean = makeSingleIndex(taskOf('single-index', { samples: 4000 })).dataset;
    const noisy = makeSingleIndex(taskOf('single-index', { samples: 4000, noise: 0.5 })).dataset;
    expect(noisy.train.x).toEqual(clean.train.x);
    expect(noisy.test).toEqual(clean.test);
    const noise = Array.from(noisy.train.y, (y, i) => y - clean.train.y[i]);
    // Standard errors of a mean (std/sqrt N) and of a variance (var sqrt(2/N)), five of each.
    expect(Math.abs(mean(noise))).toBeLessThan((5 * 0.5) / Math.sqrt(4000));
    expect(Math.abs(meanSquare(noise) - 0.25)).toBeLessThan(5 * 0.25 * Math.sqrt(2 / 4000));
  });

  it('hides the same direction for any number of samples', () => {
    const few = makeSingleIndex(taskOf('single-index', { samples: 10 })).picture;
    const many = makeSingleIndex(taskOf('single-index', { samples: 100 })).picture;
    if (few.kind !== 'scatter' || many.kind !== 'scatter') throw new Error('expected scatters');
    expect(many.points.slice(0, few.points.length)).toEqual(few.points);
  });
});

/** Solves X u = z in the least-squares sense by gradient descent with exact line search (conjugate gradients). */
function leastSquares(X: number[][], z: number[]): number[] {
  const apply = (u: number[]) => X.map((x) => x.reduce((sum, entry, j) => sum + entry * u[j], 0));
  const adjoint = (r: number[]) => X[0].map((_, j) => X.reduce((sum, x, i) => sum + x[j] * r[i], 0));
  const square = (r: number[]) => r.reduce((sum, entry) => sum + entry ** 2, 0);
  let u = X[0].map(() => 0);
  let residual = [...z];
  let gradient = adjoint(residual);
  let direction = gradient;
  for (let i = 0; i < X[0].length && square(gradient) > FLOAT32_TOLERANCE ** 2; i++) {
    const moved = apply(direction);
    const step = square(gradient) / square(moved);
    u = u.map((entry, j) => entry + step * direction[j]);
    residual = residual.map((entry, j) => entry - step * moved[j]);
    const next = adjoint(residual);
    const beta = square(next) / square(gradient);
    direction = next.map((entry, j) => entry + beta * direction[j]);
    gradient = next;
  }
  return u;
}
