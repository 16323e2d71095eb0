import type * as tf from '@tensorflow/tfjs-core';

/** A training step that runs without tfjs. */
export interface Replay {
  /** Bytes that the replay holds, besides the tensors that its caller holds. */
  readonly bytes: number;
  /**
   * One more step; on WebGPU queued among the backend's other commands.
   *
   * @param values of the tensors that change with each step, in their order
   */
  step(values?: readonly Int32Array[]): void;
  /** Gives a tensor that the step reads other values, for the steps to come. */
  write(tensor: tf.Tensor, values: Float32Array): void;
  /** Frees what the replay holds. */
  dispose(): void;
}

/** A new value of the state, and the tensor of the state that it replaces at the end of the step. */
export interface StatePair {
  from: tf.Tensor;
  to: tf.Tensor;
}
