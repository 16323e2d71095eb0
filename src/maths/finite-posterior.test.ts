import { describe, expect, it } from 'vitest';
import { posteriorScale } from './deep-linear-posterior.ts';
import { finitePosterior } from './finite-posterior.ts';
import { logGamma } from './log-gamma.ts';
import { gaussianDensity } from './prior-density.ts';

/** The formula promises 1e-10; the quadratures below add their rounding. */
const TOLERANCE = 1e-8;

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const relativeError = (found: number, expected: number) => Math.abs(found / expected - 1);
const layers = (depth: number, width: number) => range(depth).map(() => width);

/** Integrates g(u) du by the trapezoidal rule. */
const integrate = (g: (u: number) => number, from: number, to: number, nodes = 6000) => {
  const step = (to - from) / nodes;
  return range(nodes + 1).reduce((sum, i) => sum + g(from + i * step) * step, 0);
};

/** Returns the log density of u = log of chi2_N / N. */
const logChiSquare = (N: number, u: number) =>
  (N / 2) * (Math.log(N / 2) + u - Math.exp(u)) - logGamma({ re: N / 2, im: 0 }).re;

/** Returns E[Q | y] by a plain integral over u = log Q of the density e^{logPrior}, times the likelihood. */
function scaleByQuadrature(logPrior: (u: number) => number, theta: number, samples: number) {
  const log = (u: number) => logPrior(u) - (samples / 2) * (u + theta * Math.exp(-u));
  const nodes = range(80_001).map((i) => -60 + i * 1e-3);
  const top = Math.max(...nodes.map(log).filter(Number.isFinite));
  const sum = (power: number) => nodes.reduce((all, u) => all + Math.exp(log(u) - top + power * u), 0);
  return sum(1) / sum(0);
}

describe('the posterior of a deep linear network at finite width', () => {
  it('has the variance of the outside check, beside that of the limit', () => {
    const [overlap, y] = [0.3, [2, -1.5]];
    const theta = (y[0] ** 2 + y[1] ** 2 - 2 * overlap * y[0] * y[1]) / (1 - overlap ** 2) / 2;
    expect(finitePosterior(layers(12, 30), theta, 2).scale.toFixed(3)).toBe('2.418');
    expect(posteriorScale(12 / 30, theta, 2).mean.toFixed(3)).toBe('2.436');
  });

  it.each([
    { width: 1, samples: 1, theta: 0.7 },
    { width: 3, samples: 3, theta: 1e-3 },
    { width: 8, samples: 2, theta: 1 },
    { width: 40, samples: 7, theta: 50 },
    { width: 1024, samples: 1, theta: 1e-4 },
    { width: 1024, samples: 2, theta: 1e4 },
  ])('with one hidden layer is an integral over chi-squares ($width, $samples, $theta)', (given) => {
    const { width, samples, theta } = given;
    const expected = scaleByQuadrature((u) => logChiSquare(width, u), theta, samples);
    expect(relativeError(finitePosterior([width], theta, samples).scale, expected)).toBeLessThan(TOLERANCE);
  });

  it.each([
    { widths: [3, 5], samples: 2, theta: 2 },
    { widths: [20, 4], samples: 1, theta: 0.05 },
  ])('with two is one over their product ($widths, $samples, $theta)', ({ widths: [one, other], samples, theta }) => {
    const ofSum = (u: number) =>
      Math.log(integrate((w) => Math.exp(logChiSquare(one, w) + logChiSquare(other, u - w)), -40, 6, 400));
    const known = new Map<number, number>();
    const remembered = (u: number) => {
      const value = known.get(u) ?? ofSum(u);
      known.set(u, value);
      return value;
    };
    const log = (u: number) => remembered(u) - (samples / 2) * (u + theta * Math.exp(-u));
    const moment = (power: number) => integrate((u) => Math.exp(log(u) + power * u), -20, 8, 600);
    const { scale } = finitePosterior([one, other], theta, samples);
    expect(relativeError(scale, moment(1) / moment(0))).toBeLessThan(TOLERANCE);
  });

  it.each([
    { widths: layers(12, 30), samples: 2, theta: 4 },
    { widths: [2, 3], samples: 2, theta: 0.1 },
    { widths: layers(20, 40), samples: 3, theta: 0.02 },
    { widths: layers(2, 1000), samples: 1, theta: 900 },
  ])('has a density with mass 1 and the variance E[Q | y] ($samples, $theta)', ({ widths, samples, theta }) => {
    const { scale, density } = finitePosterior(widths, theta, samples);
    const variance = 0.7;
    const moment = (order: number) =>
      integrate((u) => 2 * Math.exp((order + 1) * u) * density(Math.exp(u), variance), -25, 7);
    expect(relativeError(moment(0), 1)).toBeLessThan(TOLERANCE);
    expect(relativeError(moment(2), scale * variance)).toBeLessThan(TOLERANCE);
  });

  it('of targets of 0 has the variance prod (1 - P / N), and is continuous there', () => {
    const widths = [5, 8, 30];
    const expected = widths.reduce((all, N) => all * (1 - 3 / N), 1);
    expect(relativeError(finitePosterior(widths, 0, 3).scale, expected)).toBeLessThan(TOLERANCE);
    expect(relativeError(finitePosterior(widths, 1e-9, 3).scale, expected)).toBeLessThan(1e-6);
    const { density } = finitePosterior(widths, 0, 3);
    expect(relativeError(density(1e-7, 1), density(0, 1))).toBeLessThan(1e-4);
  });

  it('has lost all variance where targets of 0 are as many as the units of a layer', () => {
    const { scale, density } = finitePosterior([3, 9], 0, 3);
    expect([scale, density(0, 1), density(1, 1)]).toEqual([0, Infinity, 0]);
  });

  it('is the Gaussian process without hidden layers', () => {
    const { scale, density } = finitePosterior([], 3, 4);
    expect(relativeError(scale, 1)).toBeLessThan(TOLERANCE);
    for (const f of [0, 0.3, 4]) expect(relativeError(density(f, 2), gaussianDensity(f, 2))).toBeLessThan(TOLERANCE);
  });

  it('tends to the proportional limit as depth and width grow together, with an error of 1/N', () => {
    const [theta, samples] = [3, 2];
    const limit = posteriorScale(0.5, theta, samples).mean;
    const distances = [40, 160, 640].map((depth) =>
      Math.abs(finitePosterior(layers(depth, 2 * depth), theta, samples).scale - limit),
    );
    expect(distances[1] / distances[0]).toBeCloseTo(1 / 4, 1);
    expect(distances[2] / distances[1]).toBeCloseTo(1 / 4, 1);
  });
});
