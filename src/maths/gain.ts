import type { Activation } from './activation.ts';

/**
 * g = E[phi(u)^2]^(-1/2) for u ~ N(0, 1): the gain at which a layer fed with unit-variance
 * pre-activations has unit-variance pre-activations again (He et al. 2015 for relu, sqrt 2).
 */
const UNIT_VARIANCE_GAIN: Record<Activation, number> = {
  linear: 1,
  relu: Math.SQRT2,
  tanh: 1.5925374,
  erf: 1.467167,
  gelu: 1.5335304,
  silu: 1.6765325,
  sigmoid: 1.8462292,
  quadratic: 1 / Math.sqrt(3),
};

/** The gain of a network: its own, or else its activation's unit-variance gain. */
export const gainOf = (net: { activation: Activation; gain?: number }): number =>
  net.gain ?? UNIT_VARIANCE_GAIN[net.activation];
