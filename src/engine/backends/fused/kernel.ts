import * as tf from '@tensorflow/tfjs-core';

/**
 * The operations that the engine adds to tfjs, as kernels for a backend that has a fast one: `webgpu/kernels` in
 * WGSL, `wasm/kernels` in AssemblyScript. On other backends each is composed of tfjs's own operations, next to the
 * function that asks for it; those compositions say what a kernel computes.
 */
const FUSED_KERNELS = [
  'LabMatMul',
  'LabDense',
  'LabBackProduct',
  'LabActivate',
  'LabGate',
  'LabDescend',
  'LabDescendBias',
  'LabPickRows',
  'LabSquaredNorm',
  'LabInnerProduct',
] as const;
/** One of them. */
export type FusedKernel = (typeof FUSED_KERNELS)[number];

/** Takes these kernels away from a backend: what asks for them is composed of tfjs's operations. */
export function withoutFusedKernels(backendName: string): void {
  for (const name of FUSED_KERNELS) if (tf.getKernel(name, backendName)) tf.unregisterKernel(name, backendName);
}

/**
 * Runs a fused operation where the open backend has its kernel.
 *
 * @param inputs by name; those that are `undefined` are left out
 * @returns its outputs, or `null` where the backend has none
 */
export function runFused(
  name: FusedKernel,
  inputs: Record<string, tf.Tensor | undefined>,
  attributes: Record<string, string | number | boolean> = {},
): tf.Tensor[] | null {
  if (!tf.getKernel(name, tf.getBackend())) return null;
  const given = Object.entries(inputs).filter((entry): entry is [string, tf.Tensor] => entry[1] !== undefined);
  const outputs: tf.Tensor | tf.Tensor[] = tf.engine().runKernel(name, Object.fromEntries(given), attributes);
  return Array.isArray(outputs) ? outputs : [outputs];
}
