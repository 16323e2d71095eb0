import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../../maths/activation.ts';
import { ACTIVATION_FORMS, type ActivationStep, type TensorActivation } from './activation-forms.ts';

/** An activation by name, on tensors of any shape. */
export interface ActivationFunction extends TensorActivation {
  name: Activation;
  /** Whether phi(z) = z. */
  isLinear: boolean;
}

/** Returns the activation of this name. */
export const activationFunction = (name: Activation): ActivationFunction => ({
  name,
  isLinear: name === 'linear',
  ...ACTIVATION_FORMS[name].tfjs,
});

/** Nodes and weights of Gauss-Legendre quadrature on [0, 1], three points. */
const NODES: readonly [node: number, weight: number][] = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
];
/** The longest step for the quadrature, which is exact to float32 up to here; beyond, the plain difference is. */
const SHORT_STEP = 0.25;

/**
 * Returns phi(z0 + dz) - phi(z0), which is dz times the mean of phi' between z0 and z. A short step uses quadrature,
 * which keeps the relative precision of dz however small it is.
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
