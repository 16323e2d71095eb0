/**
 * The result of a run as plain JSON: what `npm run lab -- run` writes, and what the page saves and opens. Programs read it
 * without the lab: `frames[i].loss`, `frames[i].layers[l].featureMove`, `weights[l][row][column]`.
 */
import { frameLayout, unpackFrame, type Frame } from '../frame.ts';
import type { Experiment } from '../experiment.ts';
import type { LearningRateChange } from '../learning-rates.ts';
import { layerShapes, type ScalingRow } from '../scaling.ts';
import type { DataColumns } from '../../tasks/data/dataset.ts';

/** The numbers of one trained network. */
export interface TrainedNumbers {
  /** Packed frames (config/frame.ts), one after the other. */
  frames: Float32Array;
  /** By layer, [fan_out, fan_in] row-major. */
  weights: readonly Float32Array[];
  /** By layer, [fan_out]; `null` for a network without biases. */
  biases: readonly Float32Array[] | null;
}

/** Returns packed frames as objects. */
export function writtenFrames({ net }: Experiment, frames: Float32Array): Frame[] {
  const layout = frameLayout(net.depth);
  return Array.from({ length: frames.length / layout.stride }, (_, i) =>
    unpackFrame(layout, frames.subarray(i * layout.stride, (i + 1) * layout.stride)),
  );
}

/** Returns matrices by layer as rows: [fan_out][fan_in]. */
const writtenWeights = (experiment: Experiment, weights: readonly Float32Array[]): number[][][] =>
  layerShapes(experiment).map(([, fanIn], l) => rowsOf(weights[l], fanIn));

const rowsOf = (matrix: Float32Array, columns: number): number[][] =>
  Array.from({ length: matrix.length / columns }, (_, row) => [...matrix.subarray(row * columns, (row + 1) * columns)]);

/** Returns biases by layer: [fan_out]. */
const writtenBiases = (biases: readonly Float32Array[]): number[][] => biases.map((b) => [...b]);

/** Returns frames and parameters of a trained network; a network without biases has no `biases`. */
export const writtenNetwork = (experiment: Experiment, { frames, weights, biases }: TrainedNumbers) => ({
  frames: writtenFrames(experiment, frames),
  weights: writtenWeights(experiment, weights),
  ...(biases && { biases: writtenBiases(biases) }),
});

/** Returns the initial standard deviation and the learning rate of each weight layer. */
export const writtenScaling = (scaling: readonly Pick<ScalingRow, 'std' | 'lr'>[]) => ({
  std: scaling.map(({ std }) => std),
  lr: scaling.map(({ lr }) => lr),
});

/** The parameters of a network at a step: W_0 at step 0, later the change W - W_0, as snapshots hold them. */
export interface WrittenSnapshot {
  step: number;
  weights: readonly Float32Array[];
  biases: readonly Float32Array[] | null;
}

/** A run as its file holds it. What is `undefined` has no key there. */
export interface WrittenRun {
  /** By which the page knows it again. */
  id?: string;
  name: string;
  config: Experiment;
  backend?: string;
  /** Its scaling table, by weight layer. */
  scaling: readonly Pick<ScalingRow, 'std' | 'lr'>[];
  /** Packed frames. */
  frames: Float32Array;
  /** That of step 0, and the last one; none, if they are not kept. */
  snapshots: readonly WrittenSnapshot[];
  /** When it began, in ms since 1970. */
  startedAt?: number;
  /** The time that it trained. */
  seconds?: number;
  learningRateChanges?: readonly LearningRateChange[];
  notices?: readonly string[];
  happenings?: readonly unknown[];
  failure?: unknown;
  /** The columns of data of one's own, with their scale. */
  dataColumns?: DataColumns;
}

/** The largest number of weights that a file of a run holds, three times: some 30 MB of text. */
const MOST_WEIGHTS = 5e5;
/** The numbers of a piece of text: a few milliseconds of work. */
const NUMBERS_A_PIECE = 20_000;

/** Returns whether the file of a run holds its weights: it has snapshots, and they are not too large for a text. */
export const hasWrittenWeights = ({ config, snapshots }: Pick<WrittenRun, 'config' | 'snapshots'>): boolean =>
  snapshots.length > 0 && layerShapes(config).reduce((sum, [rows, columns]) => sum + rows * columns, 0) <= MOST_WEIGHTS;

/**
 * Yields the file of a run, or of the two of a comparison, in pieces:
 * `{name, config, backend, std, lr, frames, weights, biases, ..., snapshots, right}`. `right` is the other run of a
 * comparison, in the same form. What was not measured is left out of a frame, since most frames hold few measures. Values
 * that JSON doesn't have are texts, "Infinity" and "-Infinity".
 */
export function* runFileText([run, right]: readonly WrittenRun[]): Generator<string> {
  yield* pieces(run);
  if (right) {
    yield ',\n"right":';
    yield* pieces(right);
    yield '}';
  }
  yield '}\n';
}

/** Yields all of a run but the bracket at its end. */
function* pieces(run: WrittenRun): Generator<string> {
  const { id, name, config, backend, scaling, frames, snapshots, ...others } = run;
  yield `${jsonOf({ id, name, config, backend, ...writtenScaling(scaling) }).slice(0, -1)},\n"frames":[`;
  const { stride } = frameLayout(config.net.depth);
  for (let start = 0; start < frames.length; start += stride) {
    const [frame] = writtenFrames(config, frames.subarray(start, start + stride));
    yield `${start > 0 ? ',' : ''}\n${jsonOf(measuredOf(frame))}`;
  }
  yield ']';
  const fields: [string, unknown][] = Object.entries(others).filter(([, value]) => value !== undefined);
  if (hasWrittenWeights(run)) {
    const biases = snapshots[snapshots.length - 1].biases;
    yield ',\n"weights":';
    yield* matrices(config, presentWeights(snapshots));
    if (biases) yield field('biases', writtenBiases(biases));
  }
  for (const [key, value] of fields) yield field(key, value);
  if (!hasWrittenWeights(run)) return;
  for (const [i, snapshot] of snapshots.entries()) {
    yield i === 0 ? ',\n"snapshots":[' : ',';
    yield `{"step":${snapshot.step},"weights":`;
    yield* matrices(config, snapshot.weights);
    if (snapshot.biases) yield field('biases', writtenBiases(snapshot.biases));
    yield '}';
  }
  yield ']';
}

/** Returns a frame without what was not measured. */
const measuredOf = ({ layers, weights, ...run }: Frame): object => ({
  ...withoutNull(run),
  layers: layers.map(withoutNull),
  weights: weights.map(withoutNull),
});

const withoutNull = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** Yields matrices by layer as rows, in pieces. */
function* matrices(config: Experiment, weights: readonly Float32Array[]): Generator<string> {
  for (const [l, [fanOut, fanIn]] of layerShapes(config).entries()) {
    yield l === 0 ? '[' : ',';
    const rows = Math.max(1, Math.floor(NUMBERS_A_PIECE / fanIn));
    for (let first = 0; first < fanOut; first += rows) {
      const piece = rowsOf(weights[l].subarray(first * fanIn, Math.min(fanOut, first + rows) * fanIn), fanIn);
      yield (first === 0 ? '[' : ',') + JSON.stringify(piece).slice(1, -1);
    }
    yield ']';
  }
  yield ']';
}

const field = (key: string, value: unknown): string => `,\n${JSON.stringify(key)}:${jsonOf(value)}`;

const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'number' && (each === Infinity || each === -Infinity) ? String(each) : each,
  );

/** Returns W of the last snapshot. */
function presentWeights(snapshots: readonly WrittenSnapshot[]): Float32Array[] {
  const [{ weights: initial }] = snapshots;
  const { step, weights: moved } = snapshots[snapshots.length - 1];
  return initial.map((W0, l) => (step === 0 ? W0 : W0.map((w, i) => w + moved[l][i])));
}
