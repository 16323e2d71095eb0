import type * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import type { Measure } from '../../config/measures/measures.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import type { FeatureMachineFit } from './fit-feature-machine.ts';
import type { LossFunction } from '../network/losses.ts';
import type { Architecture } from '../network/architecture.ts';
import type { OutputScale, Pass, Signals } from '../network/network.ts';
import type { Chunk } from '../network/sample-set.ts';
import type { Learner } from '../training/learner.ts';
import type { Optimizer } from '../training/optimizers.ts';
import type { TrainState } from '../training/train-state.ts';
import type { Reading } from './reading.ts';

/**
 * A reader of measures of the networks of a run. The rows of `config/measures` say which frames and experiments hold
 * its measures; it is asked in these frames.
 */
export interface Reader<Name extends Measure = Measure> {
  /** The measures that its readings write. */
  readonly gives: readonly Name[];
  /** Returns the readings of one frame, only those that {@link Moment.asks} asks for. */
  read(moment: Moment): Reading[] | Promise<Reading[]>;
}

/** The objects of measurement and their settings, the same in all frames of a run. */
export interface MeasuredRun {
  members: Experiment[];
  train: Chunk[];
  test: Chunk[];
  probe: Chunk;
  architecture: Architecture;
  pass: Pass;
  loss: LossFunction;
  /** Whether accuracy is defined. */
  classify: boolean;
  scale: OutputScale;
  learner: Learner;
  optimizer: Optimizer;
  /** The recursive feature machine that was fitted to the data, if the experiment asks for one. */
  machine: FeatureMachineFit | null;
  /** Returns the batch of the next step, [1 or M, B, ...]; call inside `tf.tidy`. */
  nextBatch(): Chunk;
}

/** The networks at one step, for the readers of one frame. All tensors belong to the meter. */
export interface Moment extends MeasuredRun {
  /** Optimizer steps done. */
  step: number;
  state: TrainState;
  /** The present learning rate of each member, absolute. */
  lr: readonly number[];
  /** L. */
  depth: number;
  /** The forward pass of the probe set. */
  signals: Signals;
  /** The outputs on the probe set, [M, Q, k]. */
  f: tf.Tensor3D;
  start: StartReference;
  /** Returns whether this frame holds a measure. */
  asks(measure: Measure): boolean;
  /** Returns the readings of the functions that learn beside the networks. */
  readTwins(): Reading[];
  breathe: Breathe;
}

/** The networks at step 0, as the reference. */
export interface StartReference {
  /** The forward pass of the probe set. */
  signals: Signals;
  /** By hidden layer. */
  features: FeatureReference[];
  /** ||W_0||_F^2 by layer of weights, [M]. */
  squaredWeights: tf.Tensor1D[];
  /** Tensors of step 0 that a reader made when first asked, by a name of its own; freed with the meter. */
  made: Map<string, tf.Tensor3D>;
}

/** A hidden layer on the probe set at step 0. */
export type FeatureReference = {
  /** H_0, [M, Q, n]. */
  H: tf.Tensor3D;
  /** Z_0, [M, Q, n]. */
  Z: tf.Tensor3D;
  /** phi(Z_0), which is H_0 without a skip connection. */
  A: tf.Tensor3D;
  /** max |H_0|, [M, 1, 1]: features are divided by it, so that the squares of tiny features stay within float32. */
  size: tf.Tensor3D;
  /** Phi_0 = H_0 H_0^T of the divided features, [M, Q, Q]. */
  Phi: tf.Tensor3D;
  /** ||H_0||^2 and ||Phi_0||^2 of the divided features, [M]. */
  squaredH: tf.Tensor1D;
  squaredPhi: tf.Tensor1D;
};
