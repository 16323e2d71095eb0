/** The features that pictures of a hidden layer are made from: those of the first training samples. */
import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { architectureOf } from '../network/architecture.ts';
import { hiddenSignals, type Weights } from '../network/network.ts';

/** Returns H^l of inputs x, [1, count, n_l], of a network of one member; the caller owns it. */
export function featuresAt(experiment: Experiment, layer: number, weights: Weights, x: Float32Array): tf.Tensor3D {
  const inputs = weights.W[0].shape[2];
  return tf.tidy(() => {
    const samples = tf.tensor3d(x, [1, x.length / inputs, inputs]);
    return hiddenSignals(weights, architectureOf(experiment), samples, layer).h[layer];
  });
}

/** Returns the class of each of the first samples, or its first target. */
export function sampleValues({ train, outputs, classes }: Dataset, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => {
    const y = train.y.subarray(i * outputs, (i + 1) * outputs);
    if (classes === null) return y[0];
    return outputs === 1 ? Number(y[0] > 0) : y.indexOf(1);
  });
}
