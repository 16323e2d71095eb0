import type * as tf from '@tensorflow/tfjs-core';

/** The values of a tensor that changes with each step: a batch, or learning rates. */
export type FeedValues = Int32Array | Float32Array;

/** A training step that runs without tfjs. */
export interface Replay {
  /** Bytes that the replay holds, without the tensors of its caller. */
  readonly bytes: number;
  /**
   * Runs one more step; on WebGPU, queues it among the backend's other commands.
   *
   * @param values of the tensors that change with each step, in their order
   */
  step(values?: readonly FeedValues[]): void;
  /** Writes new values into a tensor that the step reads, for the steps to come. */
  write(tensor: tf.Tensor, values: Float32Array): void;
  /** Brings the present state into its tensors, which may hold an older one before; absent where they never do. */
  bringState?(): void;
  /** Frees the memory of the replay. */
  dispose(): void;
}

/** A new value of the state, and the tensor of the state that it replaces at the end of the step. */
export interface StatePair {
  from: tf.Tensor;
  to: tf.Tensor;
}

/**
 * A function that captures a training step without running it.
 *
 * The step is a pure function of tensors: it asks for the same operations whatever the values. Each replay reads the
 * present values of the tensors that existed before, and leaves the new state in the `to` tensors. All of these must
 * live as long as the replay, and share their data with no other tensor.
 *
 * @param feeds tensors that get new values with each step
 * @returns `null` where steps are not captured
 * @throws when the step reads values back, or asks for an operation that the backend has no kernel for
 */
export type CaptureStep = (step: () => StatePair[], feeds: tf.Tensor[]) => Replay | null;

/** Captures nothing: tfjs runs every step operation by operation. */
export const captureNothing: CaptureStep = () => null;

let present = captureNothing;

/**
 * Sets how the open backend captures steps.
 *
 * @returns the previous capture
 */
export function setCapture(capture: CaptureStep): CaptureStep {
  const before = present;
  present = capture;
  return before;
}

/** Returns whether the open backend captures steps. */
export const capturesSteps = (): boolean => present !== captureNothing;

/** Captures a step on the open backend. */
export const captureStep: CaptureStep = (step, feeds) => present(step, feeds);
