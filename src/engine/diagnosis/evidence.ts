import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { hasSharpness } from '../../config/measures/available-measures.ts';
import type { SettingPath } from '../../config/setting-path.ts';
import type { Divergence } from '../run/divergence-watch.ts';
import type { Remedy } from '../run/run-interface.ts';
import type { OpenRun } from '../run/open-run.ts';
import { criticalLearningRates } from '../training/critical-learning-rate.ts';
import type { TrainState } from '../training/train-state.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { words } from '../../words/words.ts';
import { numberText } from '../../words/number-text.ts';

/** A run in which a network has diverged: what the causes are tested on. */
export interface Evidence {
  divergence: Divergence;
  /** The network that diverged, at its present learning rate in its own unit. */
  experiment: Experiment;
  /** All networks of the run at their present learning rates in absolute units. */
  members: Experiment[];
  dataset: Dataset;
  /** The run as it is now. */
  open: OpenRun;
}

/** A cause that holds on the evidence, in words, and what to do. */
export interface Finding {
  /** A sentence or two with the numbers of the test. */
  sentence: string;
  /** The dotted key of the setting at fault. */
  control: SettingPath;
  /** A change that takes the cause away, as far as the test can tell; `null` where it knows none. */
  remedy: Remedy | null;
}

/** Tests one cause; returns `null` where the evidence speaks against it, or where the test can't tell. */
export type Cause = (evidence: Evidence) => Finding | null | Promise<Finding | null>;

/** Returns the value of one unit of the learning rate of the network that diverged, in absolute units. */
export const unitOf = ({ open, divergence }: Evidence): number => open.units[divergence.member];

/**
 * Returns the critical rate in the network's own unit; `null` for rules and optimizers without one.
 *
 * @param initial the weights at step 0, where they are not those of the run
 */
export async function criticalRate(evidence: Evidence, initial?: tf.Tensor3D[]): Promise<number | null> {
  const { members, open, divergence } = evidence;
  if (!hasSharpness(evidence.experiment)) return null;
  const { stepper, trainSet, architecture, scale } = open;
  const { networks } = stepper.state;
  const state = initial ? { ...networks, initial } : networks;
  const rates = await criticalLearningRates(members, state, trainSet, architecture, scale);
  return rates[divergence.member] / unitOf(evidence);
}

/** Returns the state with the weights of step 0; its moves and biases are to be freed by `disposeStart`. */
export const startOf = (state: TrainState): TrainState => ({
  ...state,
  W: state.initial,
  moved: state.initial.map((W) => tf.zerosLike(W)),
  b: state.b?.map((bias, l) => (state.initialBiases ? tf.clone(state.initialBiases[l]) : tf.zerosLike(bias))),
});

/** Frees what `startOf` made. */
export const disposeStart = ({ moved, b }: TrainState): void => tf.dispose([moved, b ?? []]);

/** Returns the largest number with one significant digit that is at most `value`, which is above 0. */
export function roundDown(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return Number((Math.floor(value / unit) * unit).toPrecision(1));
}

/** Formats a number of a test. */
export const told = (value: number, digits = 2): string =>
  Number.isFinite(value) ? numberText(value, digits) : words.engine.notFinite;
