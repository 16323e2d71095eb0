import { describe, expect, it } from 'vitest';
import { ACTIVATION_ROWS, ACTIVATIONS, type Activation } from './activation.ts';
import { closedDual, type DualActivation } from './dual-activation.ts';
import { hermiteDual } from './hermite-dual.ts';
import { gaussHermite } from './testing/gauss-hermite.ts';

/** The accuracy of both ways of computing, as a share of sqrt(E phi(u)^2 E phi(v)^2). */
const TOLERANCE = 1e-9;
const ROUNDING = 1e-12;

/** The activations without a kink: Gauss-Hermite nodes see no kinks, and relu has tests of its own below. */
const SMOOTH = ACTIVATIONS.filter((activation) => activation !== 'relu');
const CORRELATIONS = [-1, -0.98, -0.4, 0, 0.3, 0.9, 0.999, 1];
const GRID = gaussHermite(64);

/** Computes E[phi(u) phi(v)] on a grid of 64 x 64 Gauss-Hermite nodes (docs/maths.md 6). */
function productQuadrature(phi: (z: number) => number, q1: number, q2: number, c: number): number {
  const { z, weight } = GRID;
  const mean = (g: (node: number) => number) => z.reduce((sum, node, i) => sum + weight[i] * g(node), 0);
  const across = Math.sqrt(1 - c * c);
  return mean((a) => phi(Math.sqrt(q1) * a) * mean((b) => phi(Math.sqrt(q2) * (c * a + across * b))));
}

/** Returns the dual in closed form, or `null` where the activation's row has none. */
function closedDualOf(activation: Activation): DualActivation | null {
  const { dual } = ACTIVATION_ROWS[activation];
  return dual === 'by quadrature' ? null : closedDual(dual);
}

const variances = (q1: number, q2: number) => [Float64Array.of(q1), Float64Array.of(q2)] as const;

describe.each(SMOOTH)('the dual of %s', (activation) => {
  const row = ACTIVATION_ROWS[activation];
  const expansion = hermiteDual(row);
  const closed = closedDualOf(activation);

  it.each([
    [0.3, 0.3],
    [0.2, 0.8],
  ])('is the mean over 64 x 64 Gauss-Hermite nodes (variances %d, %d)', (q1, q2) => {
    const [left, right] = variances(q1, q2);
    const means = CORRELATIONS.map((c) => ({
      k: c * Math.sqrt(q1 * q2),
      phiMean: productQuadrature(row.value, q1, q2, c),
      slopeMean: productQuadrature(row.derivative, q1, q2, c),
    }));
    for (const dual of [expansion, closed ?? expansion]) {
      const { value, derivative } = dual.between(left, right);
      for (const { k, phiMean, slopeMean } of means) {
        expect(Math.abs(value(0, 0, k) - phiMean)).toBeLessThan(TOLERANCE);
        expect(Math.abs(derivative(0, 0, k) - slopeMean)).toBeLessThan(TOLERANCE);
      }
    }
  });

  it('has on the diagonal the values for the correlation 1', () => {
    const q = Float64Array.of(0.1, 1, 9);
    const dual = closed ?? expansion;
    const { value, derivative } = dual.between(q, q);
    const self = dual.self(q);
    q.forEach((variance, i) => {
      expect(value(i, i, variance) / self.value[i]).toBeCloseTo(1, 9);
      expect(derivative(i, i, variance) / self.derivative[i]).toBeCloseTo(1, 9);
    });
  });
});

describe('the expansion in Hermite polynomials', () => {
  // Gauss-Hermite would need thousands of nodes here; erf and gelu have closed forms to check against.
  it.each([
    ['erf', 3, 3],
    ['erf', 30, 8],
    ['erf', 200, 200],
    ['gelu', 3, 3],
    ['gelu', 60, 60],
  ] as const)('is the closed form where the network saturates (%s, variances %d, %d)', (activation, q1, q2) => {
    const [left, right] = variances(q1, q2);
    const expansion = hermiteDual(ACTIVATION_ROWS[activation]);
    const found = expansion.between(left, right);
    const exact = closedDualOf(activation)?.between(left, right);
    const scale = Math.sqrt(expansion.self(left).value[0] * expansion.self(right).value[0]);
    const slopeScale = Math.sqrt(expansion.self(left).derivative[0] * expansion.self(right).derivative[0]);
    for (const c of CORRELATIONS) {
      const k = c * Math.sqrt(q1 * q2);
      expect(Math.abs(found.value(0, 0, k) - (exact?.value(0, 0, k) ?? NaN))).toBeLessThan(TOLERANCE * scale);
      expect(Math.abs(found.derivative(0, 0, k) - (exact?.derivative(0, 0, k) ?? NaN))).toBeLessThan(
        TOLERANCE * slopeScale,
      );
    }
  });

  it('is phi(0)^2 where a sample has no variance', () => {
    const [left, right] = variances(0, 1);
    expect(hermiteDual(ACTIVATION_ROWS.sigmoid).between(left, right).value(0, 0, 0)).toBeCloseTo(0.25, 12);
    expect(hermiteDual(ACTIVATION_ROWS.tanh).between(left, right).value(0, 0, 0)).toBeCloseTo(0, 12);
  });
});

describe('relu', () => {
  const dual = closedDualOf('relu');
  const q = Float64Array.of(2, 0.5);
  const pair = dual?.between(q, q);

  it('halves at correlation 1, vanishes at -1, and is the product of means at 0', () => {
    expect(pair?.value(0, 0, 2)).toBe(1);
    expect(pair?.derivative(0, 0, 2)).toBe(0.5);
    expect(pair?.value(0, 1, -1)).toBeCloseTo(0, 12);
    expect(pair?.value(0, 1, 0)).toBeCloseTo(1 / (2 * Math.PI), 14);
    expect(pair?.derivative(0, 1, 0)).toBeCloseTo(1 / 4, 14);
  });

  it('has the derivative of its dual as the dual of its derivative (Price)', () => {
    const step = 1e-5;
    const slope = ((pair?.value(0, 1, 0.3 + step) ?? NaN) - (pair?.value(0, 1, 0.3 - step) ?? NaN)) / (2 * step);
    expect(pair?.derivative(0, 1, 0.3)).toBeCloseTo(slope, 9);
  });
});

it('Gauss-Hermite nodes integrate the moments of a normal', () => {
  const { z, weight } = gaussHermite(16);
  const moment = (m: number) => z.reduce((sum, node, i) => sum + weight[i] * node ** m, 0);
  [1, 0, 1, 0, 3, 0, 15, 0, 105].forEach((exact, m) =>
    expect(Math.abs(moment(m) - exact)).toBeLessThan(1e3 * ROUNDING),
  );
});
