import * as tf from '@tensorflow/tfjs-core';

/**
 * The operations that the engine adds to tfjs, as kernels for a backend that has a fast one: `webgpu/kernels` in
 * WGSL, `wasm/kernels` in AssemblyScript. On other backends each is composed of tfjs's own operations, next to the
 * function that asks for it; those compositions say what a kernel computes.
 */
export type FusedKernel =
  | 'LabMatMul'
  | 'LabDense'
  | 'LabBackProduct'
  | 'LabActivate'
  | 'LabGate'
  | 'LabDescend'
  | 'LabDescendBias'
  | 'LabSquaredNorm'
  | 'LabInnerProduct';

/**
 * Runs a fused operation where the open backend has its kernel.
 *
 * @param inputs by name; those that are `undefined` are left out
 * @returns its outputs, or `null` where the backend has none
 */
export function runFused<Outputs extends tf.Tensor[]>(
  name: FusedKernel,
  inputs: Record<string, tf.Tensor | undefined>,
  attributes: Record<string, string | number | boolean> = {},
): Outputs | null {
  if (!tf.getKernel(name, tf.getBackend())) return null;
  const given = Object.entries(inputs).filter((entry): entry is [string, tf.Tensor] => entry[1] !== undefined);
  const outputs: tf.Tensor | tf.Tensor[] = tf.engine().runKernel(name, Object.fromEntries(given), attributes);
  return (Array.isArray(outputs) ? outputs : [outputs]) as Outputs;
}
