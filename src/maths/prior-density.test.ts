import { describe, expect, it } from 'vitest';
import { proportionalMoment, scaleMoment } from './deep-linear-prior.ts';
import { gaussianDensity, mixtureDensity, proportionalDensity, type OutputDensity } from './prior-density.ts';

/** The densities promise 1e-11; the quadratures below add their rounding. */
const TOLERANCE = 1e-9;

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const relativeError = (found: number, expected: number) => Math.abs(found / expected - 1);

/** Integrates g(u) du over the line by the trapezoidal rule. */
const integrate = (g: (u: number) => number, from: number, to: number, nodes = 4000) => {
  const step = (to - from) / nodes;
  return range(nodes + 1).reduce((sum, i) => sum + g(from + i * step) * step, 0);
};

/** Computes E f^{2m} over u = log f, which makes a singular peak and a heavy tail smooth. */
const momentOf = (density: OutputDensity, m: number, variance: number) =>
  integrate((u) => 2 * Math.exp((2 * m + 1) * u) * density(Math.exp(u), variance), -45, 14);

/** Computes K_0(x) = integral_0^inf e^{-x cosh t} dt. */
const besselK0 = (x: number) => integrate((t) => Math.exp(-x * Math.cosh(t)), -30, 30) / 2;

describe('the exact prior at finite width', () => {
  it.each([
    { widths: [] },
    { widths: [1] },
    { widths: [1, 1, 1] },
    { widths: [2] },
    { widths: [3, 7] },
    { widths: [64, 64, 64] },
    { widths: range(40).map(() => 10) },
    { widths: [4096] },
  ])('has mass 1 and the moments of Q ($widths)', ({ widths }) => {
    const variance = 0.7;
    const density = mixtureDensity(widths);
    expect(relativeError(momentOf(density, 0, variance), 1)).toBeLessThan(TOLERANCE);
    expect(relativeError(momentOf(density, 1, variance), variance)).toBeLessThan(TOLERANCE);
    const fourth = 3 * variance ** 2 * scaleMoment(2, widths);
    expect(relativeError(momentOf(density, 2, variance), fourth)).toBeLessThan(TOLERANCE);
  });

  it('is Gaussian without hidden layers, as far as numbers go', () => {
    const density = mixtureDensity([]);
    for (const f of [1e-100, 1e-6, 0.3, 1, 4, 10, 36]) {
      expect(relativeError(density(f, 1), gaussianDensity(f, 1))).toBeLessThan(TOLERANCE);
      expect(relativeError(density(-2 * f, 4), gaussianDensity(2 * f, 4))).toBeLessThan(TOLERANCE);
    }
    expect(density(50, 1)).toBe(0);
  });

  it('is K_0(|f|) / pi for one hidden unit, log-singular at 0', () => {
    const density = mixtureDensity([1]);
    for (const f of [1e-8, 1e-3, 0.1, 1, 3, 30, 300]) {
      expect(relativeError(density(f, 1), besselK0(f) / Math.PI)).toBeLessThan(TOLERANCE);
    }
    expect(density(0, 1)).toBe(Infinity);
  });

  it('is Laplace for two hidden units', () => {
    const density = mixtureDensity([2]);
    for (const f of [0, 1e-12, 0.5, 2, 20, 200]) {
      expect(relativeError(density(f, 1), Math.exp(-Math.SQRT2 * f) / Math.SQRT2)).toBeLessThan(TOLERANCE);
    }
  });

  it('is continuous at 0 where every layer has two units or more', () => {
    const density = mixtureDensity(range(40).map(() => 10));
    expect(relativeError(density(1e-60, 1), density(0, 1))).toBeLessThan(TOLERANCE);
  });
});

describe('the prior in the proportional limit', () => {
  /** Computes the mixture itself: integral dz phi(z) N(f; 0, K e^{sqrt(2 alpha) z - alpha}). */
  const mixture = (alpha: number, f: number, variance: number) =>
    integrate(
      (z) => gaussianDensity(z, 1) * gaussianDensity(f, variance * Math.exp(Math.sqrt(2 * alpha) * z - alpha)),
      -30,
      30,
    );

  it.each([0.05, 0.5, 4])('is the log-normal mixture of Gaussians (alpha = %d)', (alpha) => {
    const density = proportionalDensity(alpha);
    for (const f of [0, 1e-6, 0.1, 1, 5, 15]) {
      expect(relativeError(density(f, 0.7), mixture(alpha, f, 0.7))).toBeLessThan(TOLERANCE);
    }
  });

  it.each([0, 0.05, 0.5])('has its moments (alpha = %d)', (alpha) => {
    const density = proportionalDensity(alpha);
    for (const m of [0, 1, 2]) {
      expect(relativeError(momentOf(density, m, 0.7), proportionalMoment(m, 0.7, alpha))).toBeLessThan(TOLERANCE);
    }
  });

  it('peaks at e^{3 alpha / 4} / sqrt(2 pi K)', () => {
    const [alpha, variance] = [1.3, 0.7];
    const peak = Math.exp(0.75 * alpha) / Math.sqrt(2 * Math.PI * variance);
    expect(relativeError(proportionalDensity(alpha)(1e-40, variance), peak)).toBeLessThan(TOLERANCE);
    expect(proportionalDensity(alpha)(0, variance)).toBeCloseTo(peak, 14);
  });

  it('is Gaussian at alpha = 0', () => {
    for (const f of [1e-3, 1, 8]) {
      expect(relativeError(proportionalDensity(0)(f, 1), gaussianDensity(f, 1))).toBeLessThan(TOLERANCE);
    }
  });

  it('is the limit of the exact prior as depth and width grow together, with an error of 1/N', () => {
    const limit = proportionalDensity(0.5);
    const distance = (depth: number) => {
      const exact = mixtureDensity(range(depth).map(() => 2 * depth));
      return Math.max(...[0, 0.2, 1, 3].map((f) => relativeError(exact(f, 1), limit(f, 1))));
    };
    const distances = [10, 40, 160].map(distance);
    expect(distances[2]).toBeLessThan(0.01);
    // Four times the width is a quarter of the distance, up to the second order.
    expect(distances[1] / distances[0]).toBeCloseTo(1 / 4, 1);
    expect(distances[2] / distances[1]).toBeCloseTo(1 / 4, 1);
  });
});
