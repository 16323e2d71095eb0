import * as tf from '@tensorflow/tfjs-core';
import type { BatchFeed, Rows } from './batch-feed.ts';
import { captureStep } from './capture.ts';
import type { Replay, StatePair } from './replay.ts';
import { rateTensors, type LearningRates, type RateValues, type TrainState } from './train-state.ts';

/** What a stepper is made of. */
export interface StepperSpec {
  /** Step 0; the stepper owns its tensors. */
  start: TrainState;
  rates: RateValues;
  /** Belongs to the caller. */
  feed: BatchFeed;
  /** (state, batch) -> state, without a look at any value; called inside `tf.tidy`. */
  advance(state: TrainState, indices: tf.Tensor1D[] | null, rates: LearningRates): TrainState;
  /** Whether `advance` asks for the same operations and constants in every step, and reads nothing back. */
  isPure: boolean;
}

/** Takes the steps of a run: captured once and replayed where the backend can, else operation by operation. */
export interface Stepper {
  /** The state after all steps. */
  readonly state: TrainState;
  readonly rates: LearningRates;
  step(rows: Rows): void;
  /** Changes the learning rates from the next step on. */
  setRates(values: RateValues): void;
  dispose(): void;
}

/** A stepper at step 0; it captures at the first step. */
export function createStepper({ start, feed, advance, isPure, ...spec }: StepperSpec): Stepper {
  let state = start;
  let rates = rateTensors(spec.rates);
  /** `undefined` before the first step. */
  let captured: { replay: Replay; indices: tf.Tensor1D[] } | null | undefined;

  const capture = (rows: Rows) => {
    if (!isPure) return null;
    const indices = rows ? feed.indexTensors(rows) : [];
    const step = () => statePairs(advance(state, rows && indices, rates), state);
    const replay = captureStep(step, indices);
    if (!replay) tf.dispose(indices);
    return replay && { replay, indices };
  };

  const stepEagerly = (rows: Rows) => {
    const before = state;
    state = tf.tidy(() => advance(before, rows && feed.indexTensors(rows), rates));
    const kept = new Set(tensorsOf(state));
    tf.dispose(tensorsOf(before).filter((tensor) => !kept.has(tensor)));
  };

  return {
    get state() {
      return state;
    },
    get rates() {
      return rates;
    },
    step: (rows) => {
      captured ??= captured === undefined ? capture(rows) : null;
      if (captured) captured.replay.step(rows ? feed.indices(rows) : []);
      else stepEagerly(rows);
    },
    setRates: (values) => {
      if (captured) {
        const { replay } = captured;
        values.W.forEach((column, l) => replay.write(rates.W[l], column));
        values.b?.forEach((column, l) => rates.b && replay.write(rates.b[l], column));
        return;
      }
      tf.dispose(rates);
      rates = rateTensors(values);
    },
    dispose: () => {
      captured?.replay.dispose();
      tf.dispose([captured?.indices ?? [], tensorsOf(state), rates]);
    },
  };
}

const tensorsOf = ({ initial, moved, W, b = [], memory, clock, feedback }: TrainState): tf.Tensor3D[] =>
  [initial, moved, W, b, ...memory.W, ...memory.b, clock, feedback].flat();

/** What replaces what. */
function statePairs(after: TrainState, before: TrainState): StatePair[] {
  const now = tensorsOf(after);
  return tensorsOf(before)
    .map((to, i) => ({ from: now[i], to }))
    .filter(({ from, to }) => from !== to);
}
