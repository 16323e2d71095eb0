/** A complex number, re + i im. */
export interface Complex {
  re: number;
  im: number;
}

/** B_2k / (2k (2k - 1)), k = 1..8: the coefficients of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
/** The |z| from which on eight terms of Stirling's series are good to 1e-16. */
const STIRLING_FROM = 9;

/**
 * Returns log Gamma(z) for Re z > 0, continuous from the real axis on: by Stirling's series where |z| is large, else by
 * log Gamma(z) = log Gamma(z + n) - sum_{j<n} log(z + j) (Abramowitz and Stegun 6.1.15, 6.1.41).
 * Good to a few 1e-16 of |z log z|.
 */
export function logGamma(z: Complex): Complex {
  let { re } = z;
  const { im } = z;
  const sum = { re: 0, im: 0 };
  for (; re < STIRLING_FROM; re++) {
    sum.re -= Math.log(Math.hypot(re, im));
    sum.im -= Math.atan2(im, re);
  }
  const logSize = Math.log(Math.hypot(re, im));
  const angle = Math.atan2(im, re);
  sum.re += (re - 0.5) * logSize - im * angle - re + Math.log(2 * Math.PI) / 2;
  sum.im += (re - 0.5) * angle + im * logSize - im;
  STIRLING.forEach((coefficient, k) => {
    const size = coefficient * Math.exp(-(2 * k + 1) * logSize);
    sum.re += size * Math.cos((2 * k + 1) * angle);
    sum.im -= size * Math.sin((2 * k + 1) * angle);
  });
  return sum;
}
