import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { architectureOf } from '../network/architecture.ts';
import { initialFeedback } from '../network/feedback.ts';
import { initialWeights } from '../network/initial-weights.ts';
import { createLearner } from '../training/learner.ts';
import { forward, type OutputScale, type Signals } from '../network/network.ts';
import { createOptimizer } from '../training/optimizers.ts';
import { directionsOf, type Directions, type RuleInput } from '../rules/rule.ts';
import { chunksOf } from '../network/sample-set.ts';
import { initialState, type TrainState } from '../training/train-state.ts';

/** A rule by itself, with one network at step 0 and its training set as one batch. */
export interface RuleBench {
  state: TrainState;
  signals: Signals;
  input: RuleInput;
  /** Returns the rule's directions; the caller owns them. */
  directions(): Directions;
  /** Returns the feedback after one step of its own learning; the caller owns it. */
  learnFeedback(input: RuleInput): tf.Tensor3D[];
}

/**
 * Creates one network of gamma0 = 1 without centring on the open backend; its tensors stay until the test file ends.
 */
export function ruleBench(experiment: Experiment, dataset: Dataset, weights = initialWeights(experiment)): RuleBench {
  const state = initialState(
    [experiment],
    () => [weights],
    () => [initialFeedback(experiment, weights)],
    createOptimizer(experiment),
  );
  const scale: OutputScale = { gamma0: tf.ones([1, 1, 1]), centered: null };
  const learner = createLearner([experiment], scale);
  const [batch] = chunksOf(dataset.train, dataset, 1);
  const signals = forward(state, architectureOf(experiment), batch.x);
  const input = learner.input(state, signals, batch);
  return {
    state,
    signals,
    input,
    directions: () => tf.tidy(() => directionsOf(learner.errors(input), state)),
    learnFeedback: (from) => tf.tidy(() => learner.feedback(from)),
  };
}

/** Reads matrices [1, r, c] as rows of numbers. */
export const rowsOfTensors = (tensors: tf.Tensor3D[]): Promise<number[][][]> =>
  Promise.all(tensors.map(async (tensor) => (await tensor.array())[0]));
