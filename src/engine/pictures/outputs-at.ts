import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { layerShapes, weightCount } from '../../config/scaling.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { isDeepInTheLazyEnd } from '../../config/lazy-end.ts';
import { architectureOf } from '../network/architecture.ts';
import { outputScale, passOf } from '../network/member-pass.ts';
import { forward, output, startWeights, type MovedWeights } from '../network/network.ts';
import { chunkRows, lastOf } from '../network/sample-set.ts';

/** Returns f at the points, [points * outputs], of a network of one member. It frees all tensors that it makes. */
export type OutputsAt = (network: MovedWeights, breathe: Breathe) => Promise<Float32Array>;

/**
 * Creates a function that computes f of one network at fixed points, whatever its weights are. It keeps z^{L+1} of
 * step 0 there, off the device, so that a centred network costs one forward pass a time. It breathes between the parts.
 *
 * @param x the points, [points, inputs] row-major
 */
export function outputsAt(experiment: Experiment, x: Float32Array): OutputsAt {
  const shapes = layerShapes(experiment);
  const [[, inputs]] = shapes;
  const [outputs] = shapes[shapes.length - 1];
  const points = x.length / inputs;
  const rows = chunkRows(weightCount(experiment));
  const architecture = architectureOf(experiment);
  const pass = passOf([experiment], architecture);
  // A pass that carries the difference from step 0 has step 0 itself.
  const needsStart = experiment.scaling.centered && !isDeepInTheLazyEnd([experiment]);
  let start: Float32Array | null = null;

  const inParts = async (breathe: Breathe, part: (x: tf.Tensor3D, from: number, to: number) => tf.Tensor3D) => {
    const values = new Float32Array(points * outputs);
    for (let from = 0; from < points; from += rows) {
      const to = Math.min(from + rows, points);
      const found = tf.tidy(() =>
        part(tf.tensor3d(x.slice(from * inputs, to * inputs), [1, to - from, inputs]), from, to),
      );
      values.set(await found.data<'float32'>(), from * outputs);
      found.dispose();
      await breathe();
    }
    return values;
  };

  return async (network, breathe) => {
    if (needsStart)
      start ??= await inParts(breathe, (part) => lastOf(forward(startWeights(network), architecture, part)));
    return inParts(breathe, (part, from, to) => {
      const z0 = start && tf.tensor3d(start.slice(from * outputs, to * outputs), [1, to - from, outputs]);
      return output(pass(network, part), z0, outputScale([experiment]));
    });
  };
}

/** Floating-point operations of one picture, some 3 ms of WebAssembly; a costly network gets a coarser one. */
export const PICTURE_OPERATIONS = 1.5e8;

/** Returns the floating-point operations of f at one point: a pass that carries the difference is three passes. */
export const operationsPerPoint = (experiment: Experiment): number =>
  2 * weightCount(experiment) * (isDeepInTheLazyEnd([experiment]) ? 3 : 1);
