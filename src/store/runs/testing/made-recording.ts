import { defaultExperiment } from '../../../config/default-experiment.ts';
import type { Experiment } from '../../../config/experiment.ts';
import { frameLayout, runOffset, STEP_OFFSET } from '../../../config/frame.ts';
import { layerShapes, scalingTable } from '../../../config/scaling.ts';
import { createStream } from '../../training/stream.ts';
import { newRecording, type Recording } from '../recording.ts';
import { createSnapshots } from '../snapshots.ts';

/** The parts of a made recording; the others are usual. */
export interface MadeRun {
  experiment?: Experiment;
  /** The steps of its frames. */
  steps?: readonly number[];
  /** Returns the training loss at a step. */
  loss?: (step: number) => number;
  /** The steps of its snapshots. */
  snapshots?: readonly number[];
}

/** A small network, for snapshots of some hundred bytes. */
export const SMALL: Experiment = {
  ...defaultExperiment,
  task: { ...defaultExperiment.task },
  net: { ...defaultExperiment.net, width: 4, depth: 1 },
};

/** Makes the recording of a run that never was trained. */
export function madeRecording({
  experiment = SMALL,
  steps = [0, 1, 2, 3],
  loss = (step) => 1 / (1 + step),
  snapshots: at = [],
}: MadeRun = {}): Recording {
  const layout = frameLayout(experiment.net.depth);
  const stream = createStream(layout);
  for (const step of steps) {
    const frame = new Float32Array(layout.stride).fill(NaN);
    frame[STEP_OFFSET] = step;
    frame[runOffset('loss')] = loss(step);
    stream.append(frame, 1);
  }
  const snapshots = createSnapshots();
  for (const step of at) {
    const weights = layerShapes(experiment).map(([rows, columns]) => new Float32Array(rows * columns).fill(step));
    snapshots.add({ step, weights, biases: null });
  }
  return { ...newRecording(experiment, undefined), stream, snapshots, scaling: scalingTable(experiment) };
}
