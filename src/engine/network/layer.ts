import * as tf from '@tensorflow/tfjs-core';
import type { ActivationFunction } from '../activations/activation-function.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { runFused } from '../backends/fused/kernel.ts';

/**
 * Computes z = x W^T + b and h = phi(z), both [M, B, fan_out]; samples are rows. `h` is `z` itself where phi is linear.
 *
 * @param x [M, B, fan_in]
 * @param W [M, fan_out, fan_in]
 * @param b [M, 1, fan_out]
 */
export function dense(
  phi: ActivationFunction,
  x: tf.Tensor3D,
  W: tf.Tensor3D,
  b: tf.Tensor3D | undefined,
): { z: tf.Tensor3D; h: tf.Tensor3D } {
  const fused = runFused('LabDense', { x, W, b }, { activation: phi.name });
  if (fused) {
    const [z, h = z] = fused as tf.Tensor3D[];
    return { z, h };
  }
  const product = matmul(x, W, false, true);
  const z = b ? tf.add<tf.Tensor3D>(product, b) : product;
  return { z, h: phi.value(z) };
}

/** Returns phi(z). */
export function activate(phi: ActivationFunction, z: tf.Tensor3D): tf.Tensor3D {
  const fused = phi.isLinear ? null : runFused('LabActivate', { z }, { activation: phi.name });
  return fused ? (fused[0] as tf.Tensor3D) : phi.value(z);
}

/** Returns phi'(z) * signal, given h = phi(z). */
export function gate(phi: ActivationFunction, signal: tf.Tensor3D, z: tf.Tensor3D, h: tf.Tensor3D): tf.Tensor3D {
  if (phi.isLinear) return signal;
  const fused = runFused('LabGate', { signal, z, h }, { activation: phi.name });
  return fused ? (fused[0] as tf.Tensor3D) : tf.mul(signal, phi.derivative(z, h) ?? 1);
}

/** Returns phi'(z) * (delta W), given h = phi(z): an error of [M, B, fan_out] one layer down, [M, B, fan_in]. */
export function backProduct(
  phi: ActivationFunction,
  delta: tf.Tensor3D,
  W: tf.Tensor3D,
  z: tf.Tensor3D,
  h: tf.Tensor3D,
): tf.Tensor3D {
  const signals = phi.isLinear ? {} : { z, h };
  const fused = runFused('LabBackProduct', { delta, W, ...signals }, { activation: phi.name });
  return fused ? (fused[0] as tf.Tensor3D) : gate(phi, matmul(delta, W), z, h);
}
