import * as tf from '@tensorflow/tfjs-core';

/** Where tfjs's engine says which backend every new tensor lives on. */
interface OpenBackend {
  backendName: string | null;
  backendInstance: tf.KernelBackend | null;
}

/**
 * Puts a backend in the place of the one that is open. `tf.setBackend` would set up all kernels again on the way back,
 * which takes wasm some ten milliseconds.
 *
 * @returns what puts the other one back
 */
export function switchBackend(name: string, backend: tf.KernelBackend): () => void {
  const engine = tf.engine() as unknown as OpenBackend;
  const { backendName, backendInstance } = engine;
  Object.assign(engine, { backendName: name, backendInstance: backend } satisfies OpenBackend);
  return () => void Object.assign(engine, { backendName, backendInstance } satisfies OpenBackend);
}
