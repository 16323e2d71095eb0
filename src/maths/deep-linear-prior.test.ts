import { describe, expect, it } from 'vitest';
import {
  crossOutputMoments,
  finiteCrossOutputMoments,
  finiteSquareCorrelation,
  logScaleMoments,
  priorKurtosis,
  proportionalAlpha,
  proportionalMoment,
  scaleMoment,
  squareCorrelation,
} from './deep-linear-prior.ts';
import { randomStream } from './random.ts';

const WIDTHS = [2, 3, 5];
const DRAWS = 40_000;
const STANDARD_ERRORS = 5;

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const equalWidths = (depth: number, width: number) => range(depth).map(() => width);

/** Estimates the mean of a random number, and the standard error of that mean. */
function monteCarlo(draw: (normal: () => number) => number, seed: number): { mean: number; error: number } {
  const { normal } = randomStream(seed, 'init');
  const values = range(DRAWS).map(() => draw(normal));
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (DRAWS - 1);
  return { mean, error: Math.sqrt(variance / DRAWS) };
}

/** Draws Q [D, D] of one network: D orthonormal output directions, carried backwards through Gaussian layers. */
function drawScaleMatrix(outputs: number, widths: number[], normal: () => number): number[][] {
  let rows: number[][] = range(outputs).map((i) => range(outputs).map((j) => (i === j ? 1 : 0)));
  for (const width of widths) {
    const weights = range(rows[0].length).map(() => range(width).map(() => normal() / Math.sqrt(width)));
    rows = rows.map((row) => range(width).map((j) => row.reduce((sum, value, i) => sum + value * weights[i][j], 0)));
  }
  return rows.map((a) => rows.map((b) => a.reduce((sum, value, i) => sum + value * b[i], 0)));
}

function expectMean(draw: (normal: () => number) => number, theory: number, seed = 3): void {
  const { mean, error } = monteCarlo(draw, seed);
  expect(error).toBeGreaterThan(0);
  expect(Math.abs(mean - theory)).toBeLessThan(STANDARD_ERRORS * error);
}

describe('the scale Q of random deep linear networks', () => {
  const drawScale = (normal: () => number) => drawScaleMatrix(1, WIDTHS, normal)[0][0];

  it.each([1, 2])('has the moment of order %d', (m) => {
    expectMean((normal) => drawScale(normal) ** m, scaleMoment(m, WIDTHS));
  });

  it('has the moment of order 3, where widths leave it a variance that can be sampled', () => {
    const widths = [8, 12, 16];
    expectMean((normal) => drawScaleMatrix(1, widths, normal)[0][0] ** 3, scaleMoment(3, widths));
  });

  it('has the mean and the variance of its logarithm', () => {
    const { mean, variance } = logScaleMoments(WIDTHS);
    expectMean((normal) => Math.log(drawScale(normal)), mean);
    expectMean((normal) => (Math.log(drawScale(normal)) - mean) ** 2, variance);
  });

  it('has the cross-output moments', () => {
    const { diagonal, offDiagonal } = finiteCrossOutputMoments(WIDTHS);
    const draw = (normal: () => number) => drawScaleMatrix(2, WIDTHS, normal);
    expectMean((normal) => {
      const q = draw(normal);
      return q[0][0] * q[1][1];
    }, diagonal);
    expectMean((normal) => draw(normal)[0][1] ** 2, offDiagonal);
  });

  it('correlates the squares of two outputs on whitened inputs', () => {
    const second = scaleMoment(2, WIDTHS);
    expectMean((normal) => drawScale(normal) * normal() ** 2 * normal() ** 2, 1);
    expectMean((normal) => drawScale(normal) ** 2 * normal() ** 2 * normal() ** 2, second);
    expect(finiteSquareCorrelation(WIDTHS)).toBeCloseTo((second - 1) / (priorKurtosis(WIDTHS) - 1), 14);
  });
});

describe('the logarithm of a chi-square', () => {
  it('is known for one and for two degrees of freedom', () => {
    const gamma = 0.5772156649015329;
    expect(logScaleMoments([1]).mean).toBeCloseTo(-gamma - Math.LN2, 14);
    expect(logScaleMoments([2]).mean).toBeCloseTo(-gamma, 14);
    expect(logScaleMoments([1]).variance).toBeCloseTo(Math.PI ** 2 / 2, 14);
    expect(logScaleMoments([2]).variance).toBeCloseTo(Math.PI ** 2 / 6, 14);
  });

  it.each([200, 2001])('has mean -1/N and variance 2/N to first order at N = %d', (width) => {
    /** The next orders: psi(x) - log x = -1/(2x) - 1/(12 x^2), psi_1(x) = 1/x + 1/(2 x^2). */
    const secondOrder = 3 / width ** 2;
    const { mean, variance } = logScaleMoments([width]);
    expect(Math.abs(mean + 1 / width)).toBeLessThan(secondOrder);
    expect(Math.abs(variance - 2 / width)).toBeLessThan(secondOrder);
  });
});

describe('the Gaussian process', () => {
  it('is the prior without hidden layers, and at alpha = 0', () => {
    expect([1, 2, 3].map((m) => scaleMoment(m, []))).toEqual([1, 1, 1]);
    expect(priorKurtosis([])).toBe(3);
    expect(logScaleMoments([])).toEqual({ mean: 0, variance: 0 });
    expect(proportionalMoment(2, 1, 0)).toBe(3);
    expect(squareCorrelation(0)).toBe(0);
    expect(crossOutputMoments(0)).toEqual({ diagonal: 1, offDiagonal: 0 });
    expect(finiteCrossOutputMoments([])).toEqual({ diagonal: 1, offDiagonal: 0 });
  });
});

describe('the proportional limit', () => {
  const RATIO = 0.5;
  /** Corrections are of first order in 1/N at fixed depth/N, with factors below this for the moments tested. */
  const FIRST_ORDER = 25;

  it.each([
    [40, 80],
    [400, 800],
  ])('is reached as 1/N (%d layers of %d)', (depth, width) => {
    const widths = equalWidths(depth, width);
    const alpha = proportionalAlpha(widths);
    expect(alpha).toBeCloseTo(RATIO, 12);
    const tolerance = FIRST_ORDER / width;

    const { mean, variance } = logScaleMoments(widths);
    expect(Math.abs(mean + alpha)).toBeLessThan(tolerance);
    expect(Math.abs(variance - 2 * alpha)).toBeLessThan(tolerance);
    expect(Math.abs(priorKurtosis(widths) - proportionalMoment(2, 1, alpha))).toBeLessThan(tolerance);
    expect(Math.abs(finiteSquareCorrelation(widths) - squareCorrelation(alpha))).toBeLessThan(tolerance);
    const finite = finiteCrossOutputMoments(widths);
    const limit = crossOutputMoments(alpha);
    expect(Math.abs(finite.diagonal - limit.diagonal)).toBeLessThan(tolerance);
    expect(Math.abs(finite.offDiagonal - limit.offDiagonal)).toBeLessThan(tolerance);
  });

  it('scales with the variance as a moment of order 2m does', () => {
    expect(proportionalMoment(3, 2, RATIO)).toBeCloseTo(8 * proportionalMoment(3, 1, RATIO), 10);
  });
});
