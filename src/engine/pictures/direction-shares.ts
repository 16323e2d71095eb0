/** How much of the hidden directions of a teacher each layer of a network has found. */
import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { layerShapes, weightCount } from '../../config/scaling.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { basisOfSpan } from '../../tasks/data/directions.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { architectureOf, type Architecture } from '../network/architecture.ts';
import { forward, startWeights, derivativesAlong, type MovedWeights, type Weights } from '../network/network.ts';
import { chunkRows } from '../network/sample-set.ts';
import { PICTURE_OPERATIONS } from './outputs-at.ts';
import type { DirectionShares } from './picture.ts';

/** The probe samples over which the mean is taken. */
const SAMPLES = { least: 4, most: 32 };

/** Returns the shares of a network of one member; it frees all tensors that it makes. */
export type SharesOf = (network: MovedWeights, breathe: Breathe) => Promise<DirectionShares>;

/**
 * Creates a function that finds the shares of the hidden directions (docs/maths.md 5.8)
 *
 *     s_l(u) = u^T M_l u / tr M_l,   M_l = mean over x of J_l(x)^T J_l(x),   J_l = dz^l/dx, and J_{L+1} = df/dx,
 *
 * by forward derivatives along the directions, along a basis of their span, and along every input, whose squares add up
 * to the trace. It keeps the values of step 0, off the device. `null` for a task without hidden directions.
 */
export function directionShares(experiment: Experiment, dataset: Dataset): SharesOf | null {
  const { directions, train, inputs, outputs } = dataset;
  if (!directions) return null;
  const architecture = architectureOf(experiment);
  const layers = layerShapes(experiment).length;
  const { names, vectors } = directions;
  const basis = basisOfSpan(vectors);
  const along = [...vectors, ...basis, ...inputVectors(inputs)];
  // A row is a forward pass and a derivative.
  const affordable = Math.floor(PICTURE_OPERATIONS / (4 * weightCount(experiment) * along.length));
  const samples = Math.min(
    Math.max(SAMPLES.least, Math.min(SAMPLES.most, affordable)),
    ...[experiment.measure.probe, train.count],
  );
  const x = train.x.subarray(0, samples * inputs);

  /** Returns sums over the samples of |J_l v|^2 for l <= L, [layers][along], and J_{L+1} v of each sample before 1/gamma0. */
  const derivatives = async (weights: Weights, breathe: Breathe) => {
    const rows = samples * along.length;
    const squares = Array.from({ length: layers }, () => new Float64Array(along.length));
    const last = new Float32Array(rows * outputs);
    const step = chunkRows(weightCount(experiment));
    for (let from = 0; from < rows; from += step) {
      const to = Math.min(rows, from + step);
      const [values, ends] = await derivativesOfRows(weights, architecture, rowsOf(x, along, from, to));
      values.forEach((layer, l) => layer.forEach((value, i) => (squares[l][(from + i) % along.length] += value)));
      last.set(ends, from * outputs);
      await breathe();
    }
    return { squares, last };
  };
  const sharesOf = ({ squares, last }: Derivatives, lastBefore: Float32Array | null) => {
    last.forEach((value, i) => {
      const row = Math.floor(i / outputs) % along.length;
      squares[layers - 1][row] += (value - (lastBefore?.[i] ?? 0)) ** 2;
    });
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    const traces = squares.map((layer) => sum(layer.subarray(vectors.length + basis.length)));
    const span = squares.map((layer, l) => sum(layer.subarray(vectors.length, -inputs)) / traces[l]);
    const share = squares.flatMap((layer, l) => Array.from(layer.subarray(0, vectors.length), (s) => s / traces[l]));
    return { share: Float32Array.from(share), span: Float32Array.from(span) };
  };

  let start: { last: Float32Array | null; share: Float32Array; span: Float32Array } | null = null;
  return async (network, breathe) => {
    if (!start) {
      const found = await derivatives(startWeights(network), breathe);
      const last = experiment.scaling.centered ? found.last : null;
      start = { last, ...sharesOf(found, last) };
    }
    const { share, span } = sharesOf(await derivatives(network, breathe), start.last);
    return {
      names: [...names],
      ...{ share, start: start.share.slice(), span, spanStart: start.span.slice() },
      ...{ chance: 1 / inputs, dimension: basis.length },
    };
  };
}

interface Derivatives {
  squares: Float64Array[];
  last: Float32Array;
}

/** Some samples, each with a direction. */
interface Rows {
  /** [rows, inputs]. */
  x: Float32Array;
  v: Float32Array;
  count: number;
}

/** Returns row `from` to `to` of all pairs of a sample and a direction, directions changing first. */
function rowsOf(x: Float32Array, along: readonly ArrayLike<number>[], from: number, to: number): Rows {
  const inputs = along[0].length;
  const rows = { x: new Float32Array((to - from) * inputs), v: new Float32Array((to - from) * inputs) };
  for (let row = from; row < to; row++) {
    const sample = Math.floor(row / along.length);
    rows.x.set(x.subarray(sample * inputs, (sample + 1) * inputs), (row - from) * inputs);
    rows.v.set(along[row % along.length], (row - from) * inputs);
  }
  return { ...rows, count: to - from };
}

/** Returns |J_l v|^2 of each row, for l = 1..L, and dz^{L+1} along v, [rows, outputs]. */
async function derivativesOfRows(
  weights: Weights,
  architecture: Architecture,
  { x, v, count }: Rows,
): Promise<[squares: Float32Array[], last: Float32Array]> {
  const found = tf.tidy(() => {
    const shape: [number, number, number] = [1, count, x.length / count];
    const signals = forward(weights, architecture, tf.tensor3d(x, shape));
    const along = derivativesAlong(weights, architecture, signals, tf.tensor3d(v, shape));
    return along.map((dz, l) => (l < along.length - 1 ? tf.sum(tf.square(dz), 2) : dz));
  });
  const values = await Promise.all(found.map((tensor) => tensor.data<'float32'>()));
  tf.dispose(found);
  return [values.slice(0, -1), values[values.length - 1]];
}

const inputVectors = (d: number) =>
  Array.from({ length: d }, (_, i) => Float32Array.from({ length: d }, (_entry, j) => Number(i === j)));
