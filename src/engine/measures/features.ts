import * as tf from '@tensorflow/tfjs-core';
import { layerOffset } from '../../config/frame.ts';
import { matmul } from '../backends/fused/matmul.ts';
import type { Signals } from '../network/network.ts';
import { squaredNorm } from '../backends/fused/norms.ts';
import type { FeatureReference, Reader } from './reader.ts';
import { gram, largestEntry, tidyReading, type Reading } from './reading.ts';

/** Reads the measures of hidden layers from a pass of the probe set. */
export const featureReader = {
  gives: ['featureMove', 'featureRms', 'deltaRms', 'kernelMove', 'kernelChange', 'effectiveRank', 'gateFlips'],
  read: ({ signals, start }) =>
    start.features.map((reference, layer) => tidyReading(() => readFeatures(layer, signals, reference))),
} as const satisfies Reader;

/**
 * Returns the reference of one hidden layer; the caller owns its tensors.
 *
 * @param A phi(Z), where it is not H
 */
export function featureReference(H: tf.Tensor3D, Z: tf.Tensor3D, A = H): FeatureReference {
  const size = largestEntry(H);
  const unit = tf.div<tf.Tensor3D>(H, size);
  const Phi = gram(unit);
  return { H, Z, A, size, Phi, squaredH: squaredNorm(unit), squaredPhi: squaredNorm(Phi) };
}

type FeatureSignals = Pick<Signals, 'h' | 'z' | 'since'>;

/** Returns the reading of hidden layer `layer` (0-based; docs/maths.md 5). */
function readFeatures(layer: number, { h, z, since }: FeatureSignals, reference: FeatureReference): Reading {
  const Z = z[layer + 1];
  const [, samples, width] = Z.shape;
  const inUnits = (x: tf.Tensor3D) => tf.div<tf.Tensor3D>(x, reference.size);
  const [H, dH] = [h[layer + 1], featureChange(layer, { h, z, since }, reference)].map(inUnits);
  const Phi = gram(H);
  const dPhi = since ? kernelChange(H, dH, inUnits(reference.H)) : tf.sub<tf.Tensor3D>(Phi, reference.Phi);
  return {
    sums: [
      squaredNorm(dH),
      squaredNorm(H),
      squaredNorm(since ? since.change.z[layer + 1] : tf.sub(Z, reference.Z)),
      squaredNorm(dPhi),
      squaredNorm(Phi),
      countFlips(Z, reference.Z),
      tf.clone(reference.squaredH),
      tf.clone(reference.squaredPhi),
      tf.reshape(reference.size, [-1]),
    ],
    finish: ([movedH, nowH, movedZ, movedPhi, nowPhi, flips, startH, startPhi, size], frame) => {
      const entries = samples * width;
      frame[layerOffset(layer, 'featureMove')] = Math.sqrt(movedH / startH);
      frame[layerOffset(layer, 'featureRms')] = size * Math.sqrt(nowH / entries);
      frame[layerOffset(layer, 'deltaRms')] = Math.sqrt(movedZ / entries);
      frame[layerOffset(layer, 'kernelMove')] = oneMinusCosine(movedPhi, nowPhi, startPhi);
      frame[layerOffset(layer, 'kernelChange')] = Math.sqrt(movedPhi / startPhi);
      // The trace of Phi is ||H||^2, and the sum of its squared eigenvalues ||Phi||^2.
      frame[layerOffset(layer, 'effectiveRank')] = nowH ** 2 / nowPhi;
      frame[layerOffset(layer, 'gateFlips')] = flips / entries;
    },
  };
}

/** Returns H - H_0 of hidden layer `layer`, with all the digits that the pass has kept. */
export const featureChange = (layer: number, { h, since }: FeatureSignals, { H }: FeatureReference): tf.Tensor3D =>
  since ? since.change.h[layer + 1] : tf.sub(h[layer + 1], H);

/** Returns H H^T - H_0 H_0^T = dH H^T + H_0 dH^T. */
const kernelChange = (H: tf.Tensor3D, dH: tf.Tensor3D, H0: tf.Tensor3D): tf.Tensor3D =>
  tf.add(matmul(dH, H, false, true), matmul(H0, dH, false, true));

/** Returns the number of entries whose sign differs, [M]. */
const countFlips = (a: tf.Tensor3D, b: tf.Tensor3D): tf.Tensor1D => {
  const differs = tf.notEqual(tf.greater(a, 0), tf.greater(b, 0));
  return tf.sum(tf.sum(tf.cast(differs, 'float32'), 2), 1);
};

/**
 * Returns 1 - cos(a, b) from ||a - b||^2, ||a||^2 and ||b||^2, without the cancellation of 1 - <a,b>/(||a|| ||b||):
 * (||a - b||^2 - (||a|| - ||b||)^2) / (2 ||a|| ||b||). Where rounding would leave it just below 0, it is 0.
 */
export function oneMinusCosine(squaredDifference: number, squaredA: number, squaredB: number): number {
  const a = Math.sqrt(squaredA);
  const b = Math.sqrt(squaredB);
  const value = (squaredDifference - (a - b) ** 2) / (2 * a * b);
  return value < 0 ? 0 : value;
}
