import * as tf from '@tensorflow/tfjs-core';
import type { BatchFeed } from '../training/batch-feed.ts';
import { captureStep, type Replay, type StatePair } from '../backends/capture.ts';
import {
  listedRates,
  rateTensors,
  type LearningRates,
  type RatesByStep,
  type TrainState,
} from '../training/train-state.ts';
import type { TwinStates } from '../twins/twins.ts';

/** Everything that a step changes. */
export type RunState = {
  networks: TrainState;
  twins: TwinStates;
};

/** The specification of a stepper. */
export interface StepperSpec {
  /** Step 0; the stepper owns its tensors. */
  start: RunState;
  rates: RatesByStep;
  /** Optimizer steps that were done before. */
  done: number;
  /** Belongs to the caller. */
  feed: BatchFeed;
  /** Returns the next state from state and batch, without reading any value; called inside `tf.tidy`. */
  advance(state: RunState, rows: tf.Tensor2D | null, rates: LearningRates): RunState;
  /** Whether `advance` asks for the same operations and constants in every step, and reads nothing back. */
  isPure: boolean;
}

/**
 * A stepper, which makes the steps of a run: captured once and replayed where the backend can, else operation by
 * operation.
 */
export interface Stepper {
  /** The state after all steps. */
  readonly state: RunState;
  /** The learning rates of the last step, or of the first one before it. */
  readonly rates: LearningRates;
  step(): void;
  /** Changes the learning rates from the next step on. */
  setRates(rates: RatesByStep): void;
  dispose(): void;
}

/**
 * Creates a stepper, which captures at its first step. Rates of a schedule are fed to each captured step, as its batch is; constant
 * ones are written when they are set.
 */
export function createStepper({ start, feed, advance, isPure, done, rates: given }: StepperSpec): Stepper {
  let state = start;
  let byStep = given;
  let rates = rateTensors(byStep.at(done));
  /** Whether each step takes its rates anew: once a schedule was there, for good. */
  let isScheduled = byStep.changes;
  /** `undefined` before the first step, `null` where nothing is captured. */
  let captured: { replay: Replay; rows: tf.Tensor2D | null } | null | undefined;

  const capture = (indices: Int32Array | null) => {
    if (!isPure) return null;
    const rows = indices && feed.rowsTensor(indices);
    const step = () => statePairs(advance(state, rows, rates), state);
    const replay = captureStep(step, [...(rows ? [rows] : []), ...(isScheduled ? listedRates(rates) : [])]);
    if (!replay) rows?.dispose();
    return replay && { replay, rows };
  };

  const replaceRates = () => {
    tf.dispose(rates);
    rates = rateTensors(byStep.at(done));
  };

  const stepEagerly = (indices: Int32Array | null) => {
    const before = state;
    state = tf.tidy(() => advance(before, indices && feed.rowsTensor(indices), rates));
    const kept = new Set(tensorsOf(state));
    tf.dispose(tensorsOf(before).filter((tensor) => !kept.has(tensor)));
  };

  return {
    get state() {
      captured?.replay.bringState?.();
      return state;
    },
    get rates() {
      return rates;
    },
    step: () => {
      const indices = feed.next();
      if (captured === undefined) captured = capture(indices);
      if (captured) {
        captured.replay.step([...(indices ? [indices] : []), ...(isScheduled ? listedRates(byStep.at(done)) : [])]);
      } else {
        if (isScheduled) replaceRates();
        stepEagerly(indices);
      }
      done++;
    },
    setRates: (values) => {
      byStep = values;
      if (values.changes && !isScheduled && captured) {
        // The next step is captured anew, with rates that are fed.
        captured.replay.bringState?.();
        captured.replay.dispose();
        captured.rows?.dispose();
        captured = undefined;
      }
      isScheduled ||= values.changes;
      if (!captured) return replaceRates();
      // The next step takes those of a schedule.
      if (isScheduled) return;
      const { replay } = captured;
      const now = listedRates(values.at(done));
      listedRates(rates).forEach((tensor, i) => replay.write(tensor, now[i]));
    },
    dispose: () => {
      captured?.replay.dispose();
      tf.dispose([captured?.rows ?? [], tensorsOf(state), rates]);
    },
  };
}

/** Returns all tensors of a state, in one order. */
export const tensorsOf = ({ networks, twins }: RunState): tf.Tensor3D[] => {
  const { initial, moved, W, b = [], initialBiases = [], memory, clock, feedback } = networks;
  return [initial, moved, W, b, initialBiases, ...memory.W, ...memory.b, clock, feedback, ...twins].flat();
};

/** Returns the pairs of new tensors and the old ones that they replace. */
function statePairs(after: RunState, before: RunState): StatePair[] {
  const now = tensorsOf(after);
  return tensorsOf(before)
    .map((to, i) => ({ from: now[i], to }))
    .filter(({ from, to }) => from !== to);
}
