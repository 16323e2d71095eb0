import * as tf from '@tensorflow/tfjs-core';
import { frameLayout, STEP_OFFSET, type FrameLayout } from '../../config/frame.ts';
import type { FrameKind } from '../../config/frame-kind.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { ActivationFunction } from '../activations/activation-function.ts';
import type { Learner } from '../training/learner.ts';
import type { LossFunction } from '../network/losses.ts';
import { createBackwardReader } from '../measures/backward.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { featureChange, featureReference, readFeatures, type FeatureReference } from '../measures/features.ts';
import { fitSums, readFit, readOutputRms, type FitSums } from '../measures/fit.ts';
import { readOmega } from '../measures/omega.ts';
import { readRule } from '../measures/rule-readings.ts';
import { squaredNorm } from '../backends/fused/norms.ts';
import { readBack, tidyReading, type Reading } from '../measures/reading.ts';
import { readGramSpectra } from '../measures/spectra.ts';
import { readWeightMove } from '../measures/weight-move.ts';
import { output, type OutputScale, type Pass, type Signals } from '../network/network.ts';
import { chunkOutput, lastOf, type Chunk } from '../network/sample-set.ts';
import type { RunState } from './stepper.ts';
import type { TrainState } from '../training/train-state.ts';
import type { Twins } from '../twins/twins.ts';

/** What a meter measures on, and with. Its chunks and twins belong to the caller. */
export interface MeterSpec {
  members: Experiment[];
  train: Chunk[];
  test: Chunk[];
  probe: Chunk;
  phi: ActivationFunction;
  pass: Pass;
  loss: LossFunction;
  /** Whether accuracy is defined. */
  classify: boolean;
  scale: OutputScale;
  learner: Learner;
  twins: Twins;
}

/** Measures networks against what they were when the meter was made. */
export interface Meter {
  readonly layout: FrameLayout;
  /** M packed frames of the state after `step` steps; see `Run.measure`. */
  measure(state: RunState, step: number, kind: FrameKind, breathe: Breathe): Promise<Float32Array>;
  /** Frees the references. */
  dispose(): void;
}

/** A meter whose references are the networks of `start`, at step 0. */
export function createMeter(spec: MeterSpec, start: TrainState): Meter {
  const { members, probe, pass, learner } = spec;
  const depth = start.W.length - 1;
  const layout = frameLayout(depth);
  const { features, squaredInitial, initialOutput } = tf.tidy(() => {
    const signals = pass(start, probe.x);
    return {
      features: referencesOf(signals),
      squaredInitial: start.initial.map(squaredNorm),
      initialOutput: lastOf(signals),
    };
  });
  const initial: Signals = {
    h: [probe.x, ...features.map(({ H }) => H)],
    z: [probe.x, ...features.map(({ Z }) => Z), initialOutput],
  };
  const backward = createBackwardReader({ members, phi: spec.phi, y: probe.y, initial });

  const readSet = async (set: 'train' | 'test', chunks: Chunk[], state: TrainState, breathe: Breathe) => {
    const parts: FitSums[] = [];
    for (const chunk of chunks) {
      parts.push(
        tf.tidy(() => {
          const f = chunkOutput(chunk, state, pass, spec.scale);
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

  /** What needs eigenvalues. */
  const readSpectra = (signals: Signals): Reading[] =>
    features.map((reference, layer) =>
      tidyReading(() => readGramSpectra(layer, reference.H, featureChange(layer, signals, reference))),
    );

  /** How the initial weights pass on the moves of the features. */
  const readOmegas = (state: TrainState, signals: Signals): Reading[] =>
    features.map((reference, layer) =>
      tidyReading(() =>
        readOmega(depth, layer + 1, state.initial[layer + 1], featureChange(layer, signals, reference)),
      ),
    );

  const measure: Meter['measure'] = async ({ networks: state, twins }, step, kind, breathe) => {
    const readings: Reading[] = [];
    const signals = tf.tidy(() => pass(state, probe.x));
    const f = tf.tidy(() => output(signals, probe.z0, spec.scale));
    readings.push(tidyReading(() => readOutputRms(f)));
    if (kind !== 'glance') {
      readings.push(...spec.twins.read(twins, f));
      readings.push(await readSet('train', spec.train, state, breathe));
      readings.push(await readSet('test', spec.test, state, breathe));
    }
    f.dispose();
    for (let layer = 0; layer < depth; layer++) {
      readings.push(tidyReading(() => readFeatures(layer, signals, features[layer])));
    }
    for (let l = 0; l <= depth; l++) {
      readings.push(tidyReading(() => readWeightMove(depth, l, state.moved[l], squaredInitial[l])));
    }
    await breathe();
    if (kind === 'alignment' || kind === 'full') {
      readings.push(...(await backward.read(state, signals, kind, breathe)), ...readOmegas(state, signals));
      readings.push(...(await readRule({ experiment: members[0], learner, state, probe, signals, step }, breathe)));
    }
    if (kind === 'full') readings.push(...readSpectra(signals));
    disposeSignals(signals);

    const frames = new Float32Array(members.length * layout.stride).fill(NaN);
    for (let member = 0; member < members.length; member++) frames[member * layout.stride + STEP_OFFSET] = step;
    await readBack(readings, frames, members.length);
    return frames;
  };

  return {
    layout,
    measure,
    dispose: () => {
      tf.dispose([features, squaredInitial, initialOutput] as tf.TensorContainer);
      backward.dispose();
    },
  };
}

const referencesOf = ({ h, z }: Signals): FeatureReference[] => h.slice(1).map((H, l) => featureReference(H, z[l + 1]));

/** Frees the signals; the inputs h[0] = z[0] belong to the chunk. */
function disposeSignals({ h, z, since }: Signals): void {
  tf.dispose([h.slice(1), z.slice(1)]);
  if (!since) return;
  tf.dispose([since.start.h.slice(1), since.start.z.slice(1), since.change.h, since.change.z]);
}
