import { describe, expect, it } from 'vitest';
import { ACTIVATIONS } from './activation.ts';
import { SCALAR_ACTIVATIONS } from './activation.ts';
import { gainOf } from './gain.ts';

const STEP = 1e-5;
/** The central difference leaves out phi''' STEP^2 / 6, below 1e-9 here, and rounds to 1e-16 / STEP. */
const DIFFERENCE_ERROR = 1e-9;

describe.each(ACTIVATIONS)('%s', (activation) => {
  const { value, derivative } = SCALAR_ACTIVATIONS[activation];

  it.each([-6, -1.3, -0.2, 0.4, 2, 7])('has its derivative at %d', (z) => {
    const difference = (value(z + STEP) - value(z - STEP)) / (2 * STEP);
    expect(Math.abs(derivative(z) - difference)).toBeLessThan(DIFFERENCE_ERROR);
  });

  it('keeps the unit variance of a Gaussian under its gain', () => {
    const nodes = Array.from({ length: 4001 }, (_, i) => -20 + i * 0.01);
    const second = nodes.reduce(
      (sum, z) => sum + (value(z) ** 2 * Math.exp((-z * z) / 2) * 0.01) / Math.sqrt(2 * Math.PI),
      0,
    );
    /** The gains are written with eight digits, and the rule cuts a corner at the kink of relu. */
    expect(gainOf({ activation }) ** 2 * second).toBeCloseTo(1, 5);
  });
});

it('gelu is the identity on the right and nothing on the left', () => {
  expect(SCALAR_ACTIVATIONS.gelu.value(9)).toBeCloseTo(9, 14);
  expect(SCALAR_ACTIVATIONS.gelu.value(-9)).toBeCloseTo(0, 14);
});
