import { erf } from './erf.ts';

/** An activation of one number, in float64. */
export interface ScalarActivation {
  /** Returns phi(z). */
  value(z: number): number;
  /** Returns phi'(z); at a kink, the value from the left. */
  derivative(z: number): number;
}

/** A function that gives E[g(u) g(v)] of normal u and v from their variances and their covariance. */
export type GaussianMean = (q1: number, q2: number, k: number) => number;

/** The dual activation in closed form: E[phi(u) phi(v)] and E[phi'(u) phi'(v)]. */
export interface ClosedDual {
  value: GaussianMean;
  derivative: GaussianMean;
}

/** The row of an activation in the theory: its function, its gain and its dual. */
export interface ActivationRow extends ScalarActivation {
  /**
   * g = E[phi(u)^2]^(-1/2) for u ~ N(0, 1), to eight digits: the gain at which a layer fed with unit-variance
   * pre-activations has unit-variance pre-activations again (He et al. 2015 for relu, sqrt 2).
   */
  unitVarianceGain: number;
  /** The dual in closed form, or 'by quadrature' where none is known. */
  dual: ClosedDual | 'by quadrature';
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const normalCdf = (z: number) => (1 + erf(z * Math.SQRT1_2)) / 2;
const normalPdf = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Returns the angle between u and v. */
const angleOf: GaussianMean = (q1, q2, k) =>
  q1 * q2 > 0 ? Math.acos(Math.min(1, Math.max(-1, k / Math.sqrt(q1 * q2)))) : Math.PI / 2;
/** Returns E[Phi(u) Phi(v)] of the normal distribution function. */
const cdfMean: GaussianMean = (q1, q2, k) => 1 / 4 + Math.asin(k / Math.sqrt((1 + q1) * (1 + q2))) / (2 * Math.PI);
/** Returns E[Phi'(u) Phi'(v)]: the derivative by k of {@link cdfMean} (Price's theorem). */
const pdfMean: GaussianMean = (q1, q2, k) => 1 / (2 * Math.PI * Math.sqrt((1 + q1) * (1 + q2) - k * k));

/**
 * The activations of docs/maths.md 1, a row each; the engine's forms of them are in `engine/activations`. The order
 * gives the activations their numbers in the WebAssembly kernels.
 */
const ROWS = {
  linear: {
    value: (z) => z,
    derivative: () => 1,
    unitVarianceGain: 1,
    dual: { value: (_, __, k) => k, derivative: () => 1 },
  },
  relu: {
    value: (z) => Math.max(z, 0),
    derivative: (z) => (z > 0 ? 1 : 0),
    unitVarianceGain: Math.SQRT2,
    // The arc-cosine kernels (Cho and Saul 2009).
    dual: {
      value: (q1, q2, k) => {
        const angle = angleOf(q1, q2, k);
        return (Math.sqrt(q1 * q2) / (2 * Math.PI)) * (Math.sin(angle) + (Math.PI - angle) * Math.cos(angle));
      },
      derivative: (q1, q2, k) => (Math.PI - angleOf(q1, q2, k)) / (2 * Math.PI),
    },
  },
  tanh: {
    value: Math.tanh,
    derivative: (z) => 1 - Math.tanh(z) ** 2,
    unitVarianceGain: 1.5925374,
    dual: 'by quadrature',
  },
  erf: {
    value: erf,
    derivative: (z) => (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z),
    unitVarianceGain: 1.467167,
    // Williams 1997.
    dual: {
      value: (q1, q2, k) => (2 / Math.PI) * Math.asin((2 * k) / Math.sqrt((1 + 2 * q1) * (1 + 2 * q2))),
      derivative: (q1, q2, k) => 4 / Math.PI / Math.sqrt((1 + 2 * q1) * (1 + 2 * q2) - 4 * k * k),
    },
  },
  /** The exact GELU, z Phi(z). */
  gelu: {
    value: (z) => z * normalCdf(z),
    derivative: (z) => normalCdf(z) + z * normalPdf(z),
    unitVarianceGain: 1.5335304,
    // k E[Phi Phi] + E[Phi' Phi'] (q1 q2 - k^2 s), by parts, and its derivative by k (Tsuchida et al. 2021).
    dual: {
      value: (q1, q2, k) => {
        const s = 1 - 1 / (1 + q1) - 1 / (1 + q2);
        return k * cdfMean(q1, q2, k) + pdfMean(q1, q2, k) * (q1 * q2 - k * k * s);
      },
      derivative: (q1, q2, k) => {
        const s = 1 - 1 / (1 + q1) - 1 / (1 + q2);
        const slope = k * (1 - 2 * s) + (k * (q1 * q2 - k * k * s)) / ((1 + q1) * (1 + q2) - k * k);
        return cdfMean(q1, q2, k) + pdfMean(q1, q2, k) * slope;
      },
    },
  },
  silu: {
    value: (z) => z * sigmoid(z),
    derivative: (z) => sigmoid(z) * (1 + z * sigmoid(-z)),
    unitVarianceGain: 1.6765325,
    dual: 'by quadrature',
  },
  sigmoid: {
    value: sigmoid,
    derivative: (z) => sigmoid(z) * sigmoid(-z),
    unitVarianceGain: 1.8462292,
    dual: 'by quadrature',
  },
  quadratic: {
    value: (z) => z * z,
    derivative: (z) => 2 * z,
    unitVarianceGain: 1 / Math.sqrt(3),
    // Isserlis' theorem.
    dual: { value: (q1, q2, k) => q1 * q2 + 2 * k * k, derivative: (_, __, k) => 4 * k },
  },
} satisfies Record<string, ActivationRow>;

/** The name of an activation. */
export type Activation = keyof typeof ROWS;

/** The names of the activations. */
export const ACTIVATIONS = Object.keys(ROWS) as readonly Activation[];

/** The row of each activation. */
export const ACTIVATION_ROWS: Record<Activation, ActivationRow> = ROWS;

/** Returns the gain of a network: its own, or else its activation's unit-variance gain. */
export const gainOf = (net: { activation: Activation; gain?: number }): number =>
  net.gain ?? ROWS[net.activation].unitVarianceGain;
