import * as tf from '@tensorflow/tfjs-core';
import { frameLayout, STEP_OFFSET, type FrameLayout } from '../../config/frame.ts';
import { reaches, type FrameKind } from '../../config/measures/measure-row.ts';
import { isMeasured } from '../../config/measures/available-measures.ts';
import { measureRow } from '../../config/measures/measures.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { squaredNorm } from '../backends/fused/norms.ts';
import { featureReference } from '../measures/features.ts';
import type { MeasuredRun, Moment, StartReference } from '../measures/reader.ts';
import { READERS } from '../measures/readers.ts';
import { readBack, type Reading } from '../measures/reading.ts';
import { disposeSignals, output, type Signals } from '../network/network.ts';
import { lastOf } from '../network/sample-set.ts';
import type { RunState } from './stepper.ts';
import type { TrainState } from '../training/train-state.ts';
import type { Twins } from '../twins/twins.ts';

/** The samples, networks and twins of a meter. Its chunks and twins belong to the caller. */
export interface MeterSpec extends MeasuredRun {
  twins: Twins;
}

/** A run at one moment. */
export interface Present {
  state: RunState;
  /** Optimizer steps done. */
  step: number;
  /** The learning rate of each member, absolute. */
  lr: readonly number[];
}

/** A meter, which measures networks against their state when the meter was made. */
export interface Meter {
  readonly layout: FrameLayout;
  /** Returns M packed frames of the present state; see `Run.measure`. */
  measure(now: Present, kind: FrameKind, breathe: Breathe): Promise<Float32Array>;
  /** Returns the readings of such frames, still on the device; the caller owns them. */
  read(now: Present, kind: FrameKind, breathe: Breathe): Promise<Reading[]>;
  /** Returns the references. */
  held(): tf.TensorContainer;
  /** Frees the references. */
  dispose(): void;
}

/** Creates a meter whose references are the networks of `start`, at step 0. */
export function createMeter({ twins, ...run }: MeterSpec, initial: TrainState): Meter {
  const { members, probe, pass, scale } = run;
  const depth = initial.W.length - 1;
  const layout = frameLayout(depth);
  const start = startReference(run, initial);

  const read: Meter['read'] = async ({ state: runState, step, lr }, kind, breathe) => {
    const state = runState.networks;
    const signals = tf.tidy(() => pass(state, probe.x));
    const f = tf.tidy(() => output(signals, probe.z0, scale));
    const moment: Moment = {
      ...run,
      step,
      state,
      lr,
      depth,
      signals,
      f,
      start,
      asks: (measure) => reaches(kind, measureRow(measure).measured.from) && isMeasured(members[0], measure),
      readTwins: () => twins.read(runState.twins, f),
      breathe,
    };
    const readings: Reading[] = [];
    for (const reader of READERS.filter(({ gives }) => gives.some(moment.asks))) {
      readings.push(...(await reader.read(moment)));
    }
    await breathe();
    f.dispose();
    disposeSignals(signals);
    return readings;
  };

  const measure: Meter['measure'] = async (now, kind, breathe) => {
    const readings = await read(now, kind, breathe);
    const frames = new Float32Array(members.length * layout.stride).fill(NaN);
    for (let member = 0; member < members.length; member++) frames[member * layout.stride + STEP_OFFSET] = now.step;
    await readBack(readings, frames, members.length);
    return frames;
  };

  const held = () => {
    const { features, squaredWeights, signals, made } = start;
    return [features, squaredWeights, lastOf(signals), ...made.values()] as tf.TensorContainer;
  };
  return { layout, measure, read, held, dispose: () => tf.dispose(held()) };
}

function startReference({ pass, probe }: MeasuredRun, initial: TrainState): StartReference {
  const { features, squaredWeights, outputs } = tf.tidy(() => {
    const signals = pass(initial, probe.x);
    return {
      features: signals.h.slice(1).map((H, l) => featureReference(H, signals.z[l + 1], signals.a[l + 1])),
      squaredWeights: initial.initial.map(squaredNorm),
      outputs: lastOf(signals),
    };
  });
  const signals: Signals = {
    h: [probe.x, ...features.map(({ H }) => H)],
    z: [probe.x, ...features.map(({ Z }) => Z), outputs],
    a: [probe.x, ...features.map(({ A }) => A)],
  };
  return { signals, features, squaredWeights, made: new Map() };
}
