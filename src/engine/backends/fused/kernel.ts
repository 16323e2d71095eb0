import * as tf from '@tensorflow/tfjs-core';

/**
 * The operations that the engine adds to tfjs. Some backends have fast kernels for them: `webgpu/kernels` in WGSL,
 * `wasm/kernels` in AssemblyScript. On other backends each is composed of tfjs's own operations, next to the function
 * that asks for it. Those compositions define the result of a kernel.
 */
const FUSED_KERNELS = [
  'LabMatMul',
  'LabDense',
  'LabBackProduct',
  'LabActivate',
  'LabGate',
  'LabAddScaled',
  'LabDescend',
  'LabDescendBias',
  'LabPickRows',
  'LabSquaredNorm',
  'LabInnerProduct',
] as const;
/** The name of a fused operation. */
export type FusedKernel = (typeof FUSED_KERNELS)[number];

/** Removes these kernels from a backend, so that their operations are composed of tfjs's own. */
export function withoutFusedKernels(backendName: string): void {
  for (const name of FUSED_KERNELS) if (tf.getKernel(name, backendName)) tf.unregisterKernel(name, backendName);
}

/**
 * Runs a fused operation if the open backend has a kernel for it.
 *
 * @param inputs the inputs by name, without those that are `undefined`
 * @returns the outputs, or `null` where the backend has no such kernel
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
