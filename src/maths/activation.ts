import { erf } from './erf.ts';

/** The activations of docs/maths.md 1. */
export const ACTIVATIONS = ['linear', 'relu', 'tanh', 'erf', 'gelu', 'silu', 'sigmoid', 'quadratic'] as const;
/** One of {@link ACTIVATIONS}. */
export type Activation = (typeof ACTIVATIONS)[number];

/** An activation of one number, in float64. */
export interface ScalarActivation {
  /** phi(z). */
  value(z: number): number;
  /** phi'(z); at a kink, the value from the left. */
  derivative(z: number): number;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const normalCdf = (z: number) => (1 + erf(z * Math.SQRT1_2)) / 2;
const normalPdf = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** The eight activations of docs/maths.md 1; gelu is the exact one, z Phi(z). */
export const SCALAR_ACTIVATIONS: Record<Activation, ScalarActivation> = {
  linear: { value: (z) => z, derivative: () => 1 },
  relu: { value: (z) => Math.max(z, 0), derivative: (z) => (z > 0 ? 1 : 0) },
  tanh: { value: Math.tanh, derivative: (z) => 1 - Math.tanh(z) ** 2 },
  erf: { value: erf, derivative: (z) => (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) },
  gelu: { value: (z) => z * normalCdf(z), derivative: (z) => normalCdf(z) + z * normalPdf(z) },
  silu: {
    value: (z) => z * sigmoid(z),
    derivative: (z) => sigmoid(z) * (1 + z * sigmoid(-z)),
  },
  sigmoid: { value: sigmoid, derivative: (z) => sigmoid(z) * sigmoid(-z) },
  quadratic: { value: (z) => z * z, derivative: (z) => 2 * z },
};
