import { expect, it } from 'vitest';
import { erf } from './erf.ts';

/** A few units in the last place. */
const ROUNDING = 2e-15;

// DLMF 7.2, evaluated with 40 digits.
it.each([
  [1e-9, 1.1283791670955126e-9],
  [0.01, 0.011283415555849617],
  [0.3, 0.32862675945912743],
  [1, 0.84270079294971487],
  [1.7, 0.98379045859077456],
  [2.4, 0.99931148610335492],
  [2.6, 0.99976396558347065],
  [3.5, 0.99999925690162766],
  [5, 0.99999999999846254],
])('erf(%d)', (x, value) => {
  expect(Math.abs(erf(x) / value - 1)).toBeLessThan(ROUNDING);
  expect(erf(-x)).toBe(-erf(x));
});

it('goes from 0 to 1, without a step where its two forms meet', () => {
  expect(erf(0)).toBe(0);
  expect(erf(30)).toBe(1);
  expect(Math.abs(erf(2.5 + 1e-15) - erf(2.5))).toBeLessThan(ROUNDING);
});
