import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTIVATION_ROWS, ACTIVATIONS, gainOf } from './activation.ts';

const STEP = 1e-5;
/** The central difference leaves out phi''' STEP^2 / 6, below 1e-9 here, and rounds to 1e-16 / STEP. */
const DIFFERENCE_ERROR = 1e-9;
/** The gains are written with eight digits; the midpoint rule is better than that. */
const GAIN_DIGITS = 1e-6;

const DOCUMENT = readFileSync(new URL('../../docs/maths.md', import.meta.url), 'utf8');

it('docs/maths.md 1 names them all', () => {
  const [sentence] = /^The activations are [^.]*\./m.exec(DOCUMENT) ?? [''];
  const named = [...sentence.matchAll(/`([a-z]+)`/g)].map(([, name]) => name);
  expect(named).toEqual(ACTIVATIONS);
});

describe.each(ACTIVATIONS)('%s', (activation) => {
  const { value, derivative } = ACTIVATION_ROWS[activation];

  it.each([-6, -1.3, -0.2, 0.4, 2, 7])('has its derivative at %d', (z) => {
    const difference = (value(z + STEP) - value(z - STEP)) / (2 * STEP);
    expect(Math.abs(derivative(z) - difference)).toBeLessThan(DIFFERENCE_ERROR);
  });

  it('keeps the unit variance of a Gaussian under its gain', () => {
    const step = 1e-3;
    let second = 0;
    for (let u = -10 + step / 2; u < 10; u += step) {
      second += (value(u) ** 2 * Math.exp((-u * u) / 2) * step) / Math.sqrt(2 * Math.PI);
    }
    expect(Math.abs(gainOf({ activation }) ** 2 * second - 1)).toBeLessThan(GAIN_DIGITS);
  });
});

it("a network's own gain comes before that of its activation", () => {
  expect(gainOf({ activation: 'relu', gain: 0.3 })).toBe(0.3);
});

it('gelu is the identity on the right and nothing on the left', () => {
  expect(ACTIVATION_ROWS.gelu.value(9)).toBeCloseTo(9, 14);
  expect(ACTIVATION_ROWS.gelu.value(-9)).toBeCloseTo(0, 14);
});
