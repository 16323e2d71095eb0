import { describe, expect, it } from 'vitest';
import { posteriorPrediction, posteriorScale } from './deep-linear-posterior.ts';
import { randomStream } from './random.ts';

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

const CASES = [
  { alpha: 0.01, theta: 1, samples: 20 },
  { alpha: 0.5, theta: 0.3, samples: 1 },
  { alpha: 0.5, theta: 3, samples: 10 },
  { alpha: 4, theta: 1, samples: 4 },
  { alpha: 4, theta: 40, samples: 1 },
  { alpha: 1, theta: 0, samples: 6 },
];

describe('the posterior of the scale', () => {
  it.each(CASES)('is the integral of its density ($alpha, $theta, $samples)', ({ alpha, theta, samples }) => {
    const { mean, density } = posteriorScale(alpha, theta, samples);
    const step = 0.002;
    // Wide enough for all cases: ten deviations of the prior around the places to which prior and data pull log Q.
    const nodes = range(60_001).map((i) => -60 + i * step);
    const mass = nodes.reduce((sum, u) => sum + density(u) * step, 0);
    const first = nodes.reduce((sum, u) => sum + Math.exp(u) * density(u) * step, 0);
    expect(mass).toBeCloseTo(1, 11);
    expect(first / mean).toBeCloseTo(1, 11);
  });

  it('is a point mass at 1 for alpha = 0, the Gaussian process', () => {
    const { mean, density } = posteriorScale(0, 3, 10);
    expect([mean, density(0), density(0.1), density(-2)]).toEqual([1, Infinity, 0, 0]);
  });

  it('agrees with rejection sampling', () => {
    const [alpha, theta, samples] = [0.5, 2, 4];
    const { normal, uniform } = randomStream(1, 'init');
    // The likelihood e^{-P u/2 - (P theta/2) e^{-u}} of log Q = u is largest at u = log theta.
    const logLikelihood = (u: number) => (-samples / 2) * (u + theta * Math.exp(-u));
    const accepted = range(400_000)
      .map(() => Math.sqrt(2 * alpha) * normal() - alpha)
      .filter((u) => uniform() < Math.exp(logLikelihood(u) - logLikelihood(Math.log(theta))))
      .map(Math.exp);
    const mean = accepted.reduce((sum, q) => sum + q, 0) / accepted.length;
    const variance = accepted.reduce((sum, q) => sum + (q - mean) ** 2, 0) / accepted.length;
    expect(accepted.length).toBeGreaterThan(10_000);
    expect(Math.abs(posteriorScale(alpha, theta, samples).mean - mean)).toBeLessThan(
      5 * Math.sqrt(variance / accepted.length),
    );
  });

  it('shifts a log-normal where the targets are zero', () => {
    // Without e^{-u} the posterior is Gaussian: mean -alpha - alpha P, variance 2 alpha.
    const { mean } = posteriorScale(0.3, 0, 5);
    expect(mean).toBeCloseTo(Math.exp(-0.3 * 5), 12);
  });

  it('tends to theta as the samples grow at fixed alpha', () => {
    /** The likelihood is that of P samples: the posterior's width is sqrt(2 / P), its shift of order 1 / P. */
    const samples = 1e6;
    expect(Math.abs(posteriorScale(1, 2.5, samples).mean / 2.5 - 1)).toBeLessThan(10 / samples);
  });

  it('is 1 in the Gaussian limit', () => {
    expect(posteriorScale(0, 7, 30).mean).toBe(1);
    /** First order in alpha: 1 + alpha P (theta - 1). */
    expect(posteriorScale(1e-7, 7, 30).mean).toBeCloseTo(1 + 1e-7 * 30 * 6, 9);
  });
});

describe('the posterior prediction', () => {
  const [samples, inputs, points] = [5, 8, 3];
  const { normal } = randomStream(2, 'data');
  const draw = (rows: number) => range(rows).map(() => range(inputs).map(normal));
  const [train, test] = [draw(samples), draw(points)];
  const kernel = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0) / inputs;
  const problem = {
    gram: train.map((a) => train.map((b) => kernel(a, b))),
    cross: [...test, train[0]].map((a) => train.map((b) => kernel(a, b))),
    self: [...test, train[0]].map((a) => kernel(a, a)),
    y: train.map(normal),
  };

  it('has the Gaussian process mean at every alpha, and its variance at alpha = 0', () => {
    const gaussian = posteriorPrediction({ ...problem, alpha: 0 });
    expect([...gaussian.variance]).toEqual([...gaussian.nngpVariance]);
    const rich = posteriorPrediction({ ...problem, alpha: 2 });
    expect(rich.mean).toEqual(gaussian.mean);
    expect(rich.nngpVariance).toEqual(gaussian.nngpVariance);
    expect(rich.variance[0]).not.toBeCloseTo(gaussian.variance[0], 3);
  });

  it('goes through the training data without variance', () => {
    const { mean, variance } = posteriorPrediction({ ...problem, alpha: 0.5 });
    expect(mean[points]).toBeCloseTo(problem.y[0], 12);
    expect(variance[points]).toBeCloseTo(0, 12);
  });

  it('multiplies every variance by E[Q | y]', () => {
    const { variance, nngpVariance } = posteriorPrediction({ ...problem, alpha: 0.5 });
    const ratios = range(points).map((t) => variance[t] / nngpVariance[t]);
    expect(ratios[1]).toBeCloseTo(ratios[0], 12);

    // One training sample: theta = y^2 / K.
    const single = { gram: [[2]], cross: [[0.5]], self: [1], y: [3], alpha: 0.5 };
    const prediction = posteriorPrediction(single);
    expect(prediction.mean[0]).toBeCloseTo(0.75, 14);
    expect(prediction.nngpVariance[0]).toBeCloseTo(1 - 0.125, 14);
    expect(prediction.variance[0] / prediction.nngpVariance[0]).toBeCloseTo(posteriorScale(0.5, 4.5, 1).mean, 14);
  });

  it('measures how the targets look under the prior: theta is y^T K^-1 y over their number', () => {
    const gram = [
      [2, 0],
      [0, 4],
    ];
    const { theta, mean } = posteriorPrediction({ gram, cross: [[1, 1]], self: [9], y: [2, 4], alpha: 0 });
    expect(theta).toBeCloseTo((4 / 2 + 16 / 4) / 2, 14);
    expect(mean[0]).toBeCloseTo(2 / 2 + 4 / 4, 14);
  });

  it('refuses dependent inputs', () => {
    const gram = [
      [1, 1],
      [1, 1],
    ];
    expect(() => posteriorPrediction({ gram, cross: [[1, 1]], self: [1], y: [1, 1], alpha: 0 })).toThrow();
  });
});
