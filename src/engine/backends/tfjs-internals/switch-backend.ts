import * as tf from '@tensorflow/tfjs-core';

/** The fields of tfjs's engine that name the backend of every new tensor. */
interface OpenBackend {
  backendName: string | null;
  backendInstance: tf.KernelBackend | null;
}

/**
 * Replaces the open backend by another. `tf.setBackend` would set up all kernels again on the way back, which takes
 * wasm some ten milliseconds.
 *
 * @returns a function that puts the previous backend back
 */
export function switchBackend(name: string, backend: tf.KernelBackend): () => void {
  const engine = tf.engine() as unknown as OpenBackend;
  const { backendName, backendInstance } = engine;
  Object.assign(engine, { backendName: name, backendInstance: backend } satisfies OpenBackend);
  return () => void Object.assign(engine, { backendName, backendInstance } satisfies OpenBackend);
}
