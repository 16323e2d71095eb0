import type { Experiment } from '../../config/experiment.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { startWeights, type MovedWeights, type Weights } from '../network/network.ts';
import { operationsPerPoint, PICTURE_OPERATIONS } from './outputs-at.ts';
import type { FeatureKernel } from './picture.ts';
import { featuresAt, sampleValues } from './probe-features.ts';

/** The most samples. */
const MOST = 128;

/**
 * Returns the painter of the kernel H H^T / s of the features of hidden layer `layer` = 1..L on the first training
 * samples, sorted by class, or by target: 128 of them, or the probe set where a pass costs too much. s is the mean of the
 * diagonal of H H^T at step 0, so that the mean squared norm of the features is 1 there.
 */
export function kernelPainter(
  experiment: Experiment,
  dataset: Dataset,
  layer: number,
): (network: MovedWeights, breathe: Breathe) => Promise<FeatureKernel> {
  const { train, inputs, classes } = dataset;
  const affordable = Math.floor(PICTURE_OPERATIONS / operationsPerPoint(experiment));
  const count = Math.min(MOST, train.count, Math.max(experiment.measure.probe, affordable));
  const unsorted = sampleValues(dataset, count);
  const order = Array.from(unsorted.keys()).sort((a, b) => unsorted[a] - unsorted[b]);
  const value = Float32Array.from(order, (sample) => unsorted[sample]);
  const x = new Float32Array(count * inputs);
  order.forEach((sample, row) => x.set(train.x.subarray(sample * inputs, (sample + 1) * inputs), row * inputs));
  const bounds = Uint16Array.from({ length: classes === null ? 0 : classes + 1 }, (_, k) =>
    value.reduce((below, each) => below + Number(each < k), 0),
  );
  let start: { kernel: Float32Array; scale: number } | null = null;

  const kernelOf = async (weights: Weights): Promise<Float32Array> => {
    const H = featuresAt(experiment, layer, weights, x);
    const gram = matmul(H, H, false, true);
    H.dispose();
    const entries = await gram.data<'float32'>();
    gram.dispose();
    return entries;
  };
  const startOf = async (network: MovedWeights) => {
    const kernel = await kernelOf(startWeights(network));
    const trace = kernel.reduce((sum, entry, i) => (i % (count + 1) === 0 ? sum + entry : sum), 0);
    const scale = trace / count || 1;
    return { kernel: lowerTriangle(kernel, count, scale), scale };
  };

  return async (network, breathe) => {
    start ??= await startOf(network);
    await breathe();
    const now = lowerTriangle(await kernelOf(network), count, start.scale);
    return {
      of: 'kernel',
      samples: count,
      now,
      start: start.kernel.slice(),
      value: value.slice(),
      classes,
      bounds: bounds.slice(),
    };
  };
}

/** Returns the entries of a symmetric matrix on and below its diagonal, row by row, divided by `scale`. */
function lowerTriangle(matrix: Float32Array, side: number, scale: number): Float32Array {
  const packed = new Float32Array((side * (side + 1)) / 2);
  let at = 0;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column <= row; column++) packed[at++] = matrix[row * side + column] / scale;
  }
  return packed;
}
