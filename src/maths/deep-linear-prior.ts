/**
 * The prior of a deep linear network with one output of unit variance scale and hidden layers of widths
 * N_l (docs/maths.md 6): on a set of inputs with kernel K,
 *
 *     f ~ sqrt(Q) N(0, K),   Q = prod_l chi2_{N_l} / N_l
 *
 * with one Q for all inputs of a network. The moments here are exact at finite width, or those of the proportional
 * limit: depth and width grow at a fixed alpha = sum_l 1/N_l, and log Q ~ N(-alpha, 2 alpha).
 */

const EULER_GAMMA = 0.5772156649015329;

const product = (factors: readonly number[]) => factors.reduce((all, factor) => all * factor, 1);
const sum = (terms: readonly number[]) => terms.reduce((all, term) => all + term, 0);

/**
 * Returns E Q^m = prod_l prod_{j<m} (1 + 2j / N_l) at finite width.
 *
 * @param m the order, an integer from 0
 * @param widths N_l of the hidden layers; none: Q = 1
 */
export const scaleMoment = (m: number, widths: readonly number[]): number =>
  product(widths.map((width) => product(Array.from({ length: m }, (_, j) => 1 + (2 * j) / width))));

/** Returns the kurtosis E f^4 / (E f^2)^2 = 3 prod_l (1 + 2 / N_l) of one output on one input; 3 for a Gaussian. */
export const priorKurtosis = (widths: readonly number[]): number => 3 * scaleMoment(2, widths);

/** Returns psi(N/2) for an integer N, from psi(1/2) = -gamma - 2 log 2, psi(1) = -gamma, psi(x+1) = psi(x) + 1/x. */
function digammaOfHalf(n: number): number {
  let value = n % 2 === 0 ? -EULER_GAMMA : -EULER_GAMMA - 2 * Math.LN2;
  for (let x = n % 2 === 0 ? 1 : 0.5; x < n / 2; x++) value += 1 / x;
  return value;
}

/** Returns psi_1(N/2) for an integer N, from psi_1(1/2) = pi^2/2, psi_1(1) = pi^2/6, psi_1(x+1) = psi_1(x) - 1/x^2. */
function trigammaOfHalf(n: number): number {
  let value = n % 2 === 0 ? Math.PI ** 2 / 6 : Math.PI ** 2 / 2;
  for (let x = n % 2 === 0 ? 1 : 0.5; x < n / 2; x++) value -= 1 / x ** 2;
  return value;
}

/**
 * Returns mean and variance of log Q at finite width: sum_l psi(N_l/2) - log(N_l/2) and sum_l psi_1(N_l/2).
 *
 * @param widths N_l, integers
 */
export const logScaleMoments = (widths: readonly number[]): { mean: number; variance: number } => ({
  mean: sum(widths.map((width) => digammaOfHalf(width) - Math.log(width / 2))),
  variance: sum(widths.map(trigammaOfHalf)),
});

/** Returns alpha = sum_l 1 / N_l, which is depth over width where the widths agree. */
export const proportionalAlpha = (widths: readonly number[]): number => sum(widths.map((width) => 1 / width));

/**
 * Returns E f^{2m} = (2m - 1)!! variance^m e^{m (m - 1) alpha} of one output in the proportional limit.
 *
 * @param m half the order, an integer from 0
 * @param variance K(x, x)
 */
export const proportionalMoment = (m: number, variance: number, alpha: number): number =>
  product(Array.from({ length: m }, (_, j) => 2 * j + 1)) * variance ** m * Math.exp(m * (m - 1) * alpha);

/** Returns corr(f_1^2, f_2^2) on two inputs with K(x_1, x_2) = 0, given E Q^2: (E Q^2 - 1) / (3 E Q^2 - 1). */
const correlationOfSquares = (secondMoment: number) => (secondMoment - 1) / (3 * secondMoment - 1);

/**
 * Returns corr(f_1^2, f_2^2) = (e^{2 alpha} - 1) / (3 e^{2 alpha} - 1) on two whitened inputs, K(x_1, x_2) = 0, in the
 * proportional limit. It goes from 0, the Gaussian process, to 1/3.
 */
export const squareCorrelation = (alpha: number): number => correlationOfSquares(Math.exp(2 * alpha));

/** Returns {@link squareCorrelation} at finite width. */
export const finiteSquareCorrelation = (widths: readonly number[]): number =>
  correlationOfSquares(scaleMoment(2, widths));

/** Second moments of the scale matrix Q [D, D] of several outputs; 1 and 0 for a Gaussian process. */
export interface CrossOutputMoments {
  /** E Q_11 Q_22. */
  diagonal: number;
  /** E Q_12^2. */
  offDiagonal: number;
}

/** Returns the moments from A = E(Q_11 Q_22 + 2 Q_12^2) and B = E(Q_11 Q_22 - Q_12^2). */
const crossOutputMomentsOf = (a: number, b: number): CrossOutputMoments => ({
  diagonal: (a + 2 * b) / 3,
  offDiagonal: (a - b) / 3,
});

/**
 * Returns E Q_11 Q_22 = (e^{2a} + 2 e^{-a}) / 3 and E Q_12^2 = (e^{2a} - e^{-a}) / 3 in the proportional limit,
 * a = alpha. So the squares of two outputs of one network on one input stay correlated.
 */
export const crossOutputMoments = (alpha: number): CrossOutputMoments =>
  crossOutputMomentsOf(Math.exp(2 * alpha), Math.exp(-alpha));

/**
 * Returns {@link crossOutputMoments} at finite width. A layer takes Q to Q^{1/2} W Q^{1/2}, where N W is Wishart with N
 * degrees of freedom and E W_ij W_kl = d_ij d_kl + (d_ik d_jl + d_il d_jk) / N. So in the mean Q_11 Q_22 + 2 Q_12^2
 * grows by 1 + 2/N, and Q_11 Q_22 - Q_12^2 (the determinant) shrinks by 1 - 1/N.
 */
export const finiteCrossOutputMoments = (widths: readonly number[]): CrossOutputMoments =>
  crossOutputMomentsOf(scaleMoment(2, widths), product(widths.map((width) => 1 - 1 / width)));
