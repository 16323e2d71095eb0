import * as tf from '@tensorflow/tfjs-core';
import { layerOffset } from '../../config/frame.ts';
import { gram, squaredNorm, type Reading } from './reading.ts';

/** A hidden layer on the probe set at step 0, to compare with. */
export type FeatureReference = {
  /** H_0, [M, Q, n]. */
  H: tf.Tensor3D;
  /** Z_0, [M, Q, n]. */
  Z: tf.Tensor3D;
  /** Phi_0 = H_0 H_0^T, [M, Q, Q]. */
  Phi: tf.Tensor3D;
  /** ||H_0||^2 and ||Phi_0||^2, [M]. */
  squaredH: tf.Tensor1D;
  squaredPhi: tf.Tensor1D;
};

/** The reference of one hidden layer; the caller owns its tensors. */
export function featureReference(H: tf.Tensor3D, Z: tf.Tensor3D): FeatureReference {
  const Phi = gram(H);
  return { H, Z, Phi, squaredH: squaredNorm(H), squaredPhi: squaredNorm(Phi) };
}

/**
 * featureMove, featureRms, deltaRms, kernelMove, kernelChange, effectiveRank and gateFlips of hidden
 * layer `layer` (0-based; MATHS section 5).
 */
export function readFeatures(layer: number, H: tf.Tensor3D, Z: tf.Tensor3D, reference: FeatureReference): Reading {
  const [, samples, width] = H.shape;
  const Phi = gram(H);
  return {
    sums: [
      squaredNorm(tf.sub(H, reference.H)),
      squaredNorm(H),
      squaredNorm(tf.sub(Z, reference.Z)),
      squaredNorm(tf.sub(Phi, reference.Phi)),
      squaredNorm(Phi),
      countFlips(Z, reference.Z),
      tf.clone(reference.squaredH),
      tf.clone(reference.squaredPhi),
    ],
    finish: ([movedH, nowH, movedZ, movedPhi, nowPhi, flips, startH, startPhi], frame) => {
      const entries = samples * width;
      frame[layerOffset(layer, 'featureMove')] = Math.sqrt(movedH / startH);
      frame[layerOffset(layer, 'featureRms')] = Math.sqrt(nowH / entries);
      frame[layerOffset(layer, 'deltaRms')] = Math.sqrt(movedZ / entries);
      frame[layerOffset(layer, 'kernelMove')] = oneMinusCosine(movedPhi, nowPhi, startPhi);
      frame[layerOffset(layer, 'kernelChange')] = Math.sqrt(movedPhi / startPhi);
      // The trace of Phi is ||H||^2, and the sum of its squared eigenvalues ||Phi||^2.
      frame[layerOffset(layer, 'effectiveRank')] = nowH ** 2 / nowPhi;
      frame[layerOffset(layer, 'gateFlips')] = flips / entries;
    },
  };
}

/** The number of entries whose sign differs, [M]. */
const countFlips = (a: tf.Tensor3D, b: tf.Tensor3D): tf.Tensor1D => {
  const differs = tf.notEqual(tf.greater(a, 0), tf.greater(b, 0));
  return tf.sum(tf.sum(tf.cast(differs, 'float32'), 2), 1);
};

/**
 * 1 - cos(a, b) from ||a - b||^2, ||a||^2 and ||b||^2, without the cancellation of 1 - <a,b>/(||a|| ||b||):
 * (||a - b||^2 - (||a|| - ||b||)^2) / (2 ||a|| ||b||). Rounding may leave it just below 0; it is 0 then.
 */
export function oneMinusCosine(squaredDifference: number, squaredA: number, squaredB: number): number {
  const a = Math.sqrt(squaredA);
  const b = Math.sqrt(squaredB);
  const value = (squaredDifference - (a - b) ** 2) / (2 * a * b);
  return value < 0 ? 0 : value;
}
