import type { Activation } from './activation.ts';

/** E[g(u) g(v)] of samples i and j whose pre-activations (u, v) are normal with covariance `k`. */
export type PairMean = (i: number, j: number, k: number) => number;

/** The means over a layer's Gaussian pre-activations that make the kernels of the next layer. */
export interface LayerDual {
  /** E[phi(u) phi(v)]. */
  value: PairMean;
  /** E[phi'(u) phi'(v)]. */
  derivative: PairMean;
}

/** An activation's dual: how it maps covariances of pre-activations, given the variances of two sets of samples. */
export interface DualActivation {
  /** For pairs of a sample of `left` (i) and one of `right` (j), given the variances of each. */
  between(left: Float64Array, right: Float64Array): LayerDual;
  /** E phi(u)^2 and E phi'(u)^2 for each variance. */
  self(variances: Float64Array): { value: Float64Array; derivative: Float64Array };
}

/** E[g(u) g(v)] from the variances of u and v and their covariance. */
type ClosedMean = (q1: number, q2: number, k: number) => number;

const clamped = (c: number) => Math.min(1, Math.max(-1, c));
const angleOf: ClosedMean = (q1, q2, k) => (q1 * q2 > 0 ? Math.acos(clamped(k / Math.sqrt(q1 * q2))) : Math.PI / 2);

function closedDual(value: ClosedMean, derivative: ClosedMean): DualActivation {
  return {
    between: (left, right) => ({
      value: (i, j, k) => value(left[i], right[j], k),
      derivative: (i, j, k) => derivative(left[i], right[j], k),
    }),
    self: (variances) => ({
      value: variances.map((q) => value(q, q, q)),
      derivative: variances.map((q) => derivative(q, q, q)),
    }),
  };
}

/** E[phi(u) phi(v)] of the normal densities of u and v: the derivative by k of {@link cdfMean} (Price's theorem). */
const pdfMean: ClosedMean = (q1, q2, k) => 1 / (2 * Math.PI * Math.sqrt((1 + q1) * (1 + q2) - k * k));
/** E[Phi(u) Phi(v)] of the normal distribution function. */
const cdfMean: ClosedMean = (q1, q2, k) => 1 / 4 + Math.asin(k / Math.sqrt((1 + q1) * (1 + q2))) / (2 * Math.PI);

/**
 * E[u Phi(u) v Phi(v)], by parts: k E[Phi Phi] + E[pdf pdf] (q1 q2 - k^2 s), s = 1 - 1/(1 + q1) - 1/(1 + q2); and its
 * derivative by k, which is the dual of the derivative (Price's theorem; Tsuchida et al. 2021).
 */
const GELU_DUAL = closedDual(
  (q1, q2, k) => {
    const s = 1 - 1 / (1 + q1) - 1 / (1 + q2);
    return k * cdfMean(q1, q2, k) + pdfMean(q1, q2, k) * (q1 * q2 - k * k * s);
  },
  (q1, q2, k) => {
    const s = 1 - 1 / (1 + q1) - 1 / (1 + q2);
    const slope = k * (1 - 2 * s) + (k * (q1 * q2 - k * k * s)) / ((1 + q1) * (1 + q2) - k * k);
    return cdfMean(q1, q2, k) + pdfMean(q1, q2, k) * slope;
  },
);

/**
 * The activations whose duals have a closed form. relu: arc-cosine kernels, with angle t,
 * sqrt(q1 q2) (sin t + (pi - t) cos t) / (2 pi) and (pi - t) / (2 pi) (Cho and Saul 2009); erf: (2/pi) arcsin
 * (2k / sqrt((1 + 2 q1)(1 + 2 q2))) (Williams 1997); quadratic: q1 q2 + 2 k^2, by Isserlis' theorem.
 */
export const CLOSED_DUALS: Partial<Record<Activation, DualActivation>> = {
  linear: closedDual(
    (_, __, k) => k,
    () => 1,
  ),
  relu: closedDual(
    (q1, q2, k) => {
      const angle = angleOf(q1, q2, k);
      return (Math.sqrt(q1 * q2) / (2 * Math.PI)) * (Math.sin(angle) + (Math.PI - angle) * Math.cos(angle));
    },
    (q1, q2, k) => (Math.PI - angleOf(q1, q2, k)) / (2 * Math.PI),
  ),
  erf: closedDual(
    (q1, q2, k) => (2 / Math.PI) * Math.asin((2 * k) / Math.sqrt((1 + 2 * q1) * (1 + 2 * q2))),
    (q1, q2, k) => 4 / Math.PI / Math.sqrt((1 + 2 * q1) * (1 + 2 * q2) - 4 * k * k),
  ),
  gelu: GELU_DUAL,
  quadratic: closedDual(
    (q1, q2, k) => q1 * q2 + 2 * k * k,
    (_, __, k) => 4 * k,
  ),
};
