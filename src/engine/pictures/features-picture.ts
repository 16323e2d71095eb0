/** Pictures of the features of a hidden layer, beside those of step 0: its units, or the samples as it sees them. */
import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { featureKinds, type FeaturesAs } from '../../config/feature-kinds.ts';
import { principalPlane, turnedOnto } from '../../maths/principal-plane.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { matmul } from '../backends/fused/matmul.ts';
import type { MovedWeights, Weights } from '../network/network.ts';
import { kernelPainter } from './kernel-painter.ts';
import type { FeaturesPicture } from './picture.ts';
import { featuresAt, sampleValues } from './probe-features.ts';
import { weightsPainter } from './weights-painter.ts';

/** Makes the picture of a layer's features in a network of one member. */
export type FeaturesPainter = (network: MovedWeights, breathe: Breathe) => Promise<FeaturesPicture>;

/** The most units and samples. */
const MOST = 256;

/** Returns the painter of hidden layer `layer` = 1..L; of its samples, where it has no such features. */
export function featuresPainter(
  experiment: Experiment,
  dataset: Dataset,
  { layer, as }: { layer: number; as: FeaturesAs },
): FeaturesPainter {
  const shown = featureKinds(experiment, layer).includes(as) ? as : 'samples';
  if (shown === 'units') return unitsPainter();
  if (shown === 'samples') return samplesPainter(experiment, dataset, layer);
  const paint = shown === 'weights' ? weightsPainter() : kernelPainter(experiment, dataset, layer);
  return async (network, breathe) => ({ kind: 'features', layer, ...(await paint(network, breathe)) });
}

/**
 * Returns the painter of the units of the first layer, each at
 *
 *     w_i ||W^2_{.i}|| / s,   s = rms over i and both coordinates of w_i ||W^2_{.i}|| at step 0,
 *
 * with w_i the row of W^1, multipliers folded in: a relu unit has the same effect on what is above it wherever the
 * length stands, in w_i or in what leaves the unit. Two networks of the same initial weights have the same s, so lazy
 * and rich can stand side by side. Where nothing leaves a unit at step 0 (readouts that start at zero), s is the rms of
 * W^1_0. The first 256 units are shown, since units are exchangeable.
 */
function unitsPainter(): FeaturesPainter {
  let start: { units: Float64Array; rms: number } | null = null;
  return async (network) => {
    start ??= await startUnits(network.initial);
    const { units, rms } = start;
    const inUnits = (values: Float64Array) => Float32Array.from(values.subarray(0, 2 * MOST), (value) => value / rms);
    return {
      kind: 'features',
      layer: 1,
      of: 'units',
      now: inUnits(await scaledUnits(network.W)),
      start: inUnits(units),
    };
  };
}

async function startUnits(initial: tf.Tensor3D[]) {
  const units = await scaledUnits(initial);
  const rms = rmsOf(units) || rmsOf(await initial[0].data<'float32'>()) || 1;
  return { units, rms };
}

/** Returns w_i ||W^2_{.i}|| by unit, [units * 2]. */
async function scaledUnits([first, second]: tf.Tensor3D[]): Promise<Float64Array> {
  const [w, above] = await Promise.all([first.data<'float32'>(), second.data<'float32'>()]);
  const width = w.length / 2;
  const squares = new Float64Array(width);
  above.forEach((value, i) => (squares[i % width] += value * value));
  return Float64Array.from(w, (value, i) => value * Math.sqrt(squares[i >> 1]));
}

const rmsOf = (values: ArrayLike<number>): number =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0) / values.length);

/** Returns the painter of the first (up to 256) probe samples in the plane of their features' principal components. */
function samplesPainter(experiment: Experiment, dataset: Dataset, layer: number): FeaturesPainter {
  const { train, inputs, classes } = dataset;
  const count = Math.min(MOST, experiment.measure.probe, train.count);
  const x = train.x.slice(0, count * inputs);
  const value = sampleValues(dataset, count);
  let start: { plane: Float64Array; scale: number } | null = null;

  const gramOf = async (weights: Weights): Promise<Float64Array> => {
    const gram = tf.tidy(() => {
      const H = featuresAt(experiment, layer, weights, x);
      const centred = tf.sub<tf.Tensor3D>(H, tf.mean(H, 1, true));
      return matmul(centred, centred, false, true);
    });
    const entries = Float64Array.from(await gram.data<'float32'>());
    gram.dispose();
    return entries;
  };
  const startOf = async ({ initial }: MovedWeights) => {
    const gram = await gramOf({ W: initial });
    const meanSquare = gram.reduce((sum, entry, i) => (i % (count + 1) === 0 ? sum + entry : sum), 0) / count;
    return { plane: principalPlane(gram, count), scale: Math.sqrt(meanSquare) || 1 };
  };

  return async (network, breathe) => {
    start ??= await startOf(network);
    await breathe();
    const { plane, scale } = start;
    const now = turnedOnto(principalPlane(await gramOf(network), count), plane);
    const inUnits = (points: Float64Array) => Float32Array.from(points, (coordinate) => coordinate / scale);
    return {
      kind: 'features',
      layer,
      of: 'samples',
      now: inUnits(now),
      start: inUnits(plane),
      value: value.slice(),
      classes,
    };
  };
}
