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

/**
 * Captures a training step; nothing of it is done yet.
 *
 * The step is a pure function of tensors, which asks for the same operations whatever the values. Each replay reads
 * the values that older tensors then have, and leaves the new state in the `to` tensors; all of these must live as
 * long as the replay, and share their data with no other tensor.
 *
 * @param feeds tensors of int32 that are given new values with each step
 * @returns `null` where steps are not captured
 * @throws when the step reads values back, or asks for an operation that the backend has no kernel for
 */
export type CaptureStep = (step: () => StatePair[], feeds: tf.Tensor[]) => Replay | null;

/** Captures nothing: tfjs runs every step operation by operation. */
export const captureNothing: CaptureStep = () => null;

let present = captureNothing;

/**
 * Sets how the backend that is open captures steps.
 *
 * @returns how it did so far
 */
export function setCapture(capture: CaptureStep): CaptureStep {
  const before = present;
  present = capture;
  return before;
}

/** Whether the backend that is open captures steps. */
export const capturesSteps = (): boolean => present !== captureNothing;

/** Captures a step on the backend that is open. */
export const captureStep: CaptureStep = (step, feeds) => present(step, feeds);
