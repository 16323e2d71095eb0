import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../../maths/activation.ts';

/** An activation and its derivative, entry by entry, on tensors of any shape. */
export interface ActivationFunction {
  name: Activation;
  /** Whether phi(z) = z. */
  isLinear: boolean;
  /** phi(z). */
  value(z: tf.Tensor3D): tf.Tensor3D;
  /** phi'(z), given z and h = phi(z); `null` where it is 1 everywhere. */
  derivative(z: tf.Tensor3D, h: tf.Tensor3D): tf.Tensor3D | null;
  /** phi(z0 + dz) - phi(z0) with the digits of dz, where they would cancel; absent: by quadrature, see {@link activationDifference}. */
  difference?(step: ActivationStep): tf.Tensor3D;
}

/** A move of the pre-activations from z0 to z = z0 + dz, and the activations at both ends. */
export interface ActivationStep {
  z0: tf.Tensor3D;
  dz: tf.Tensor3D;
  z: tf.Tensor3D;
  h0: tf.Tensor3D;
  h: tf.Tensor3D;
}

const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

/** The standard normal distribution function, Phi(z) = (1 + erf(z / sqrt 2)) / 2. */
const normalCdf = (z: tf.Tensor3D): tf.Tensor3D => tf.mul(tf.add(tf.erf(tf.mul(z, Math.SQRT1_2)), 1), 0.5);

/** The standard normal density. */
const normalPdf = (z: tf.Tensor3D): tf.Tensor3D =>
  tf.mul(tf.exp(tf.mul(tf.square(z), -0.5)), 1 / Math.sqrt(2 * Math.PI));

const FORMULAS: Record<Activation, Omit<ActivationFunction, 'name' | 'isLinear'>> = {
  linear: { value: (z) => z, derivative: () => null, difference: ({ dz }) => dz },
  relu: {
    value: (z) => tf.relu(z),
    derivative: (z) => tf.step(z),
    difference: ({ z0, dz, z, h0, h }) =>
      tf.where(tf.equal(tf.step(z0), tf.step(z)), tf.mul(dz, tf.step(z)), tf.sub(h, h0)),
  },
  tanh: { value: (z) => tf.tanh(z), derivative: (_, h) => tf.sub(1, tf.square(h)) },
  erf: { value: (z) => tf.erf(z), derivative: (z) => tf.mul(tf.exp(tf.neg(tf.square(z))), TWO_OVER_SQRT_PI) },
  gelu: {
    value: (z) => tf.mul(z, normalCdf(z)),
    derivative: (z) => tf.add(normalCdf(z), tf.mul(z, normalPdf(z))),
  },
  silu: {
    value: (z) => tf.mul(z, tf.sigmoid(z)),
    derivative: (z, h) => {
      const s = tf.sigmoid(z);
      return tf.add(s, tf.mul(h, tf.sub(1, s)));
    },
  },
  sigmoid: { value: (z) => tf.sigmoid(z), derivative: (_, h) => tf.mul(h, tf.sub(1, h)) },
  quadratic: {
    value: (z) => tf.square(z),
    derivative: (z) => tf.mul(z, 2),
    difference: ({ z0, dz, z }) => tf.mul(dz, tf.add(z0, z)),
  },
};

/** One of the eight activations of docs/maths.md 1; gelu is the exact one, z Phi(z). */
export const activationFunction = (name: Activation): ActivationFunction => ({
  name,
  isLinear: name === 'linear',
  ...FORMULAS[name],
});

/** Nodes and weights of Gauss-Legendre quadrature on [0, 1], three points. */
const NODES: readonly [node: number, weight: number][] = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
];
/** Up to here the quadrature is exact to float32; beyond, the plain difference is. */
const SHORT_STEP = 0.25;

/**
 * phi(z0 + dz) - phi(z0) = dz times the mean of phi' on the way, by quadrature for a short way, so that
 * the relative precision of dz is kept however small it is.
 */
export function activationDifference(phi: ActivationFunction, step: ActivationStep): tf.Tensor3D {
  if (phi.difference) return phi.difference(step);
  const { z0, dz, h0, h } = step;
  const slopes = NODES.map(([node, weight]) => {
    const between = tf.add<tf.Tensor3D>(z0, tf.mul(dz, node));
    return tf.mul<tf.Tensor3D>(phi.derivative(between, phi.value(between)) ?? 1, weight);
  });
  return tf.where(tf.less(tf.abs(dz), SHORT_STEP), tf.mul(dz, tf.addN(slopes)), tf.sub(h, h0));
}
