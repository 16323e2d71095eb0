import type { ClosedDual } from './activation.ts';

/** A function that gives E[g(u) g(v)] of samples i and j with normal pre-activations (u, v) of covariance `k`. */
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
  /** Returns the means for pairs of a sample of `left` (i) and one of `right` (j), given their variances. */
  between(left: Float64Array, right: Float64Array): LayerDual;
  /** Returns E phi(u)^2 and E phi'(u)^2 for each variance. */
  self(variances: Float64Array): { value: Float64Array; derivative: Float64Array };
}

/** Returns the dual that closed forms give. */
export function closedDual({ value, derivative }: ClosedDual): DualActivation {
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
