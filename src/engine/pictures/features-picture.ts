/** Pictures of the features of a hidden layer, beside those of step 0: its units, or the samples as it sees them. */
import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { featureKinds, type FeaturesAs } from '../../config/feature-kinds.ts';
import { principalPlane, turnedOnto } from '../../maths/principal-plane.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { startWeights, type MovedWeights, type Weights } from '../network/network.ts';
import { kernelPainter } from './kernel-painter.ts';
import type { FeaturesPicture } from './picture.ts';
import { featuresAt, sampleValues } from './probe-features.ts';
import { unitPlaces, type FirstLayers } from './unit-places.ts';
import { weightsPainter } from './weights-painter.ts';

/** Makes the picture of a layer's features in a network of one member. */
export type FeaturesPainter = (network: MovedWeights, breathe: Breathe) => Promise<FeaturesPicture>;

/** The most samples. */
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

/** Returns the painter of the first units of the first layer, each at its place of {@link unitPlaces}. */
function unitsPainter(): FeaturesPainter {
  let places: ReturnType<typeof unitPlaces> | null = null;
  let start: Float32Array | null = null;
  return async (network) => {
    if (places === null || start === null) {
      const layers = await firstLayers(network.initial);
      places = unitPlaces(layers);
      start = places(layers);
    }
    return {
      kind: 'features',
      layer: 1,
      of: 'units',
      now: places(await firstLayers(network.W)),
      start: start.slice(),
    };
  };
}

const firstLayers = ([first, second]: tf.Tensor3D[]): Promise<FirstLayers> =>
  Promise.all([first.data<'float32'>(), second.data<'float32'>()]);

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
  const startOf = async (network: MovedWeights) => {
    const gram = await gramOf(startWeights(network));
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
