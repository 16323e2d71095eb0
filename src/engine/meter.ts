import * as tf from '@tensorflow/tfjs-core';
import { frameLayout, STEP_OFFSET, type FrameLayout } from '../config/frame.ts';
import type { ActivationFunction } from './activations.ts';
import type { LossFunction } from './losses.ts';
import { readAlignment } from './measures/alignment.ts';
import { featureReference, readFeatures, type FeatureReference } from './measures/features.ts';
import type { Breathe } from './measures/blocks.ts';
import { fitSums, readFit, readOutputRms, type FitSums } from './measures/fit.ts';
import { lastOutputRows, outputRowsBelow } from './measures/output-rows.ts';
import { readBack, squaredNorm, type Reading } from './measures/reading.ts';
import { readWeightMove } from './measures/weight-move.ts';
import { forward, output, type OutputScale, type Signals } from './network.ts';
import type { FrameKind } from './run-interface.ts';
import { chunkOutput, lastOf, type Chunk } from './sample-set.ts';
import type { TrainState } from './train-state.ts';

/** What a meter measures on, and with. Its chunks belong to the caller. */
export interface MeterSpec {
  train: Chunk[];
  test: Chunk[];
  probe: Chunk;
  phi: ActivationFunction;
  loss: LossFunction;
  /** Whether accuracy is defined. */
  classify: boolean;
  scale: OutputScale;
  members: number;
}

/** Measures networks against what they were when the meter was made. */
export interface Meter {
  readonly layout: FrameLayout;
  /** M packed frames of the state after `step` steps; see `Run.measure`. */
  measure(state: TrainState, step: number, kind: FrameKind, breathe: Breathe): Promise<Float32Array>;
  /** Frees the references. */
  dispose(): void;
}

/** A meter whose references are the networks of `start`, at step 0. */
export function createMeter(spec: MeterSpec, start: TrainState): Meter {
  const depth = start.W.length - 1;
  const layout = frameLayout(depth);
  const { features, squaredInitial } = tf.tidy(() => ({
    features: referencesOf(forward(start, spec.phi, spec.probe.x)),
    squaredInitial: start.initial.map(squaredNorm),
  }));

  const readSet = async (set: 'train' | 'test', chunks: Chunk[], state: TrainState, breathe: Breathe) => {
    const parts: FitSums[] = [];
    for (const chunk of chunks) {
      parts.push(
        tf.tidy(() => {
          const f = chunkOutput(chunk, state, spec.phi, spec.scale);
          return fitSums(f, chunk.y, spec.loss, spec.classify);
        }),
      );
      await breathe();
    }
    return readFit(
      set,
      parts,
      chunks.reduce((samples, { x }) => samples + x.shape[1], 0),
    );
  };

  const measure: Meter['measure'] = async (state, step, kind, breathe) => {
    const readings: Reading[] = [
      await readSet('train', spec.train, state, breathe),
      await readSet('test', spec.test, state, breathe),
    ];

    const signals = tf.tidy(() => forward(state, spec.phi, spec.probe.x));
    readings.push(tidyReading(() => readOutputRms(output(lastOf(signals), spec.probe.z0, spec.scale))));
    for (let l = 1; l <= depth; l++) {
      readings.push(tidyReading(() => readFeatures(l - 1, signals.h[l], signals.z[l], features[l - 1])));
    }
    for (let l = 0; l <= depth; l++) {
      readings.push(tidyReading(() => readWeightMove(depth, l, state.moved[l], squaredInitial[l])));
    }
    await breathe();
    if (kind === 'full') readings.push(...(await readAlignments(state, signals, spec.phi, breathe)));
    disposeSignals(signals);

    const frames = new Float32Array(spec.members * layout.stride).fill(NaN);
    for (let member = 0; member < spec.members; member++) frames[member * layout.stride + STEP_OFFSET] = step;
    await readBack(readings, frames, spec.members);
    return frames;
  };

  return { layout, measure, dispose: () => tf.dispose([features, squaredInitial] as tf.TensorContainer) };
}

/** The alignment of every weight layer, from the output down. */
async function readAlignments(
  state: TrainState,
  { h, z }: Signals,
  phi: ActivationFunction,
  breathe: Breathe,
): Promise<Reading[]> {
  const depth = state.W.length - 1;
  const readings: Reading[] = [];
  let D = lastOutputRows({ h, z });
  for (let l = depth + 1; l >= 1; l--) {
    readings.push(await readAlignment(depth, l - 1, D, state.W[l - 1], state.moved[l - 1], breathe));
    const below = l > 1 ? await outputRowsBelow(D, state.W[l - 1], phi, z[l - 1], h[l - 1], breathe) : null;
    D.dispose();
    if (below) D = below;
  }
  return readings;
}

const referencesOf = ({ h, z }: Signals): FeatureReference[] => h.slice(1).map((H, l) => featureReference(H, z[l + 1]));

/** Frees everything that a reading made but its sums. */
function tidyReading(read: () => Reading): Reading {
  let finish: Reading['finish'] | undefined;
  const sums = tf.tidy(() => {
    const reading = read();
    finish = reading.finish;
    return reading.sums;
  });
  return { sums, finish: (values, frame) => finish?.(values, frame) };
}

/** Frees the signals; the inputs h[0] = z[0] belong to the chunk. */
const disposeSignals = ({ h, z }: Signals): void => tf.dispose([...h.slice(1), ...z.slice(1)]);
