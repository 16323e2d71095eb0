import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../config/experiment.ts';
import { layerShapes } from '../config/scaling.ts';
import type { NumpyArrays } from '../files/npy.ts';
import type { Dataset } from '../tasks/data/dataset.ts';
import { runArrays } from './arrays/run-arrays.ts';
import type { Breathe } from './backends/fused/blocks.ts';
import { fitFeatureMachine } from './measures/fit-feature-machine.ts';
import { inspectLayer } from './inspect/inspect-layer.ts';
import type { Inspection, Question } from './inspect/inspection.ts';
import { architectureOf } from './network/architecture.ts';
import type { MovedWeights } from './network/network.ts';
import { withFitsBeside } from './pictures/fits-beside.ts';
import type { Picture, PictureQuestion } from './pictures/picture.ts';
import { createPictures } from './pictures/pictures.ts';
import type { Snapshot } from './run/snapshot.ts';

/**
 * Shows a network as it was at its snapshots. On the backend that trained it, pictures and inspections are those of the
 * run at that step to the last bit.
 */
export interface SnapshotView {
  /** Returns a picture at a snapshot; breathes between its parts. */
  picture(snapshot: Snapshot, question: PictureQuestion, breathe: Breathe): Promise<Picture>;
  /** Looks into a layer at a snapshot, without how predictive coding settles; breathes between its parts. */
  inspect(snapshot: Snapshot, question: Question, breathe: Breathe): Promise<Inspection>;
  /** Returns the arrays of the run at a snapshot (docs/files.md), in buffers of their own; breathes between its parts. */
  arrays(snapshot: Snapshot, breathe: Breathe): Promise<NumpyArrays>;
  /** Frees the initial weights. */
  dispose(): void;
}

/** Creates the view of one network on the open backend, from its snapshot at step 0. */
export function createSnapshotView(experiment: Experiment, dataset: Dataset, start: Snapshot): SnapshotView {
  const shapes = layerShapes(experiment);
  const onDevice = (layers: Float32Array[]) => layers.map((values, l) => tf.tensor3d(values, [1, ...shapes[l]]));
  const initial = onDevice(start.weights);
  const startBiases = start.biases ?? [];
  const startsAtZero = startBiases.every((layer) => layer.every((value) => value === 0));
  const rowsOf = (layers: Float32Array[]) => layers.map((b) => tf.tensor3d(b, [1, 1, b.length]));
  const initialBiases = startsAtZero ? undefined : rowsOf(startBiases);
  const pictures = createPictures(experiment, dataset);
  const probe = Math.min(experiment.measure.probe, dataset.train.count);

  let fitted: ReturnType<typeof fitFeatureMachine> | null = null;

  const weightsAt = ({ step, weights, biases }: Snapshot): MovedWeights => {
    const moved = step === 0 ? initial.map((W) => tf.zerosLike(W)) : onDevice(weights);
    const W = initial.map((W0, l) => tf.add<tf.Tensor3D>(W0, moved[l]));
    return { initial, moved, W, b: biases ? rowsOf(biases) : undefined, initialBiases };
  };
  const withWeights = async <Answer>(snapshot: Snapshot, answer: (weights: MovedWeights) => Promise<Answer>) => {
    const weights = tf.tidy(() => weightsAt(snapshot));
    try {
      return await answer(weights);
    } finally {
      tf.dispose([weights.moved, weights.W, weights.b ?? []]);
    }
  };

  return {
    picture: (snapshot, question, breathe) =>
      withWeights(snapshot, async (weights) =>
        withFitsBeside(await pictures.of(weights, question, breathe), question, snapshot.beside),
      ),
    inspect: (snapshot, question, breathe) =>
      withWeights(snapshot, async (state) => {
        const x = tf.tensor3d(dataset.train.x.slice(0, probe * dataset.inputs), [1, probe, dataset.inputs]);
        const { gamma0 } = experiment.scaling;
        const machine =
          question.layer === 1 ? await (fitted ??= fitFeatureMachine(experiment, dataset, { breathe })) : null;
        const asked = {
          ...{ state, member: 0, step: snapshot.step, architecture: architectureOf(experiment), x, gamma0, machine },
        };
        try {
          return { ...(await inspectLayer(asked, question, breathe)), inference: null };
        } finally {
          x.dispose();
        }
      }),
    arrays: (snapshot, breathe) =>
      withWeights(snapshot, (weights) =>
        runArrays({ experiment, dataset, step: snapshot.step, weights, initialBiases: start.biases }, breathe),
      ),
    dispose: () => tf.dispose([initial, initialBiases ?? []]),
  };
}
