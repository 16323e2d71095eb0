import { expect, it } from 'vitest';
import { logGamma } from './log-gamma.ts';

/** Ten times the rounding of a sum of a dozen float64 logarithms. */
const ROUNDING = 1e-14;

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

it.each([1, 2, 5, 9, 10, 20])('Gamma(%d) is a factorial', (n) => {
  const { re, im } = logGamma({ re: n, im: 0 });
  expect(Math.abs(re - Math.log(factorial(n - 1)))).toBeLessThan(ROUNDING * Math.max(1, re));
  expect(im).toBeCloseTo(0, 14);
});

it.each([0.1, 1, 4, 12])('|Gamma(1/2 + it)|^2 = pi / cosh(pi t) (t = %d)', (t) => {
  const { re } = logGamma({ re: 0.5, im: t });
  expect(Math.abs(2 * re - Math.log(Math.PI / Math.cosh(Math.PI * t)))).toBeLessThan(10 * ROUNDING);
});

it.each([
  [0.3, 0.7],
  [2.5, 11],
  [8.9, 3],
  [40, 90],
])('Gamma(z + 1) = z Gamma(z) at %d + %d i', (re, im) => {
  const here = logGamma({ re, im });
  const next = logGamma({ re: re + 1, im });
  expect(Math.abs(next.re - here.re - Math.log(Math.hypot(re, im)))).toBeLessThan(30 * ROUNDING);
  expect(Math.abs(next.im - here.im - Math.atan2(im, re))).toBeLessThan(30 * ROUNDING);
});
