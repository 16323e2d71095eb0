import type * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import type { Architecture } from '../network/architecture.ts';
import type { LossFunction } from '../network/losses.ts';
import type { Reading } from '../measures/reading.ts';
import type { OutputScale } from '../network/network.ts';
import type { Chunk } from '../network/sample-set.ts';
import type { LearningRates, TrainState } from '../training/train-state.ts';

/** The specification of the twins of a run; chunks and state belong to the run. */
export interface TwinSpec {
  members: Experiment[];
  dataset: Dataset;
  /** The networks at step 0. */
  state: TrainState;
  /** The step from which the networks go on. */
  step: number;
  architecture: Architecture;
  loss: LossFunction;
  scale: OutputScale;
  trainSet: Chunk[];
  testSet: Chunk[];
  /** Inputs at which the functions are drawn, of a task with one input (`line-inputs.ts`); else `null`. */
  line: Float32Array | null;
}

/** A method for a function that learns beside the networks, by their batches and at their learning rates. */
export interface TwinMethod {
  /** The learned tensors at step 0; the caller owns them. */
  start: tf.Tensor3D[];
  /**
   * Returns the learned tensors one step later; called inside `tf.tidy`.
   *
   * @param rows the training samples of the batch, int32 [M, B]; `null`: all of them
   */
  advance(state: tf.Tensor3D[], rows: tf.Tensor2D | null, rates: LearningRates): tf.Tensor3D[];
  /** Returns the outputs on the training samples, then on the test samples, [M, N, k]; the caller owns them. */
  outputs(state: tf.Tensor3D[]): tf.Tensor3D;
  /** Returns the outputs on the line, [M, points, k], in a buffer of its own that the caller owns. */
  line(state: tf.Tensor3D[]): tf.Tensor3D | null;
  /** The tensors that it holds besides its state. */
  held: tf.Tensor[];
  dispose(): void;
}

/** A twin that an experiment asks for. */
export interface Twin {
  name: 'twin' | 'infinite';
  /** A sentence that says why the twin is left out, or `null` where it is there. */
  notice: string | null;
  /** Multiply-adds of a reading. */
  cost: number;
  /** Opens the twin at step 0. */
  open(): Promise<TwinMethod>;
  /**
   * Reads the twin.
   *
   * @param u its outputs on all samples, [M, N, k]
   * @param targets of all samples, [1, N, k]
   * @param f the networks' outputs on the probe set, [M, Q, k]
   */
  read(u: tf.Tensor3D, targets: tf.Tensor3D, f: tf.Tensor3D): Reading[];
}
