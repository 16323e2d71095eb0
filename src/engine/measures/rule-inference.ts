import * as tf from '@tensorflow/tfjs-core';
import { runOffset } from '../../config/frame.ts';
import { startInference } from '../rules/pc.ts';
import { directionsOf, type Directions, type RuleInput } from '../rules/rule.ts';
import type { Reading } from './reading.ts';

/** The progress of predictive coding after 0, 1, .., `steps` steps of inference. */
export interface InferenceCurve {
  /** F of docs/maths.md 4, mean over the samples. */
  energy: number[];
  /** ||dv/dt|| over all hidden states and samples, relative to its start; 0 at equilibrium. */
  gap: number[];
}

/**
 * Reads `inferenceEnergy` and `equilibriumGap` of predictive coding, the ends of {@link inferenceCurve}, and its final
 * directions. The gap is NaN where inference starts at equilibrium, such as at error 0.
 */
export function readInference(input: RuleInput): { reading: Reading; directions: Directions } {
  const { sums, directions } = tf.tidy(() => {
    const inference = startInference(input);
    const start = inference.squaredForce();
    for (let step = 0; step < input.pc.steps; step++) inference.relax();
    return {
      sums: [inference.energy(), inference.squaredForce(), start],
      directions: directionsOf(inference.errors(), input.weights),
    };
  });
  const finish: Reading['finish'] = ([energy, force, start], frame) => {
    frame[runOffset('inferenceEnergy')] = energy / samplesOf(input);
    frame[runOffset('equilibriumGap')] = Math.sqrt(force / start);
  };
  return { reading: { sums, finish }, directions };
}

/** Reads the whole inference of each member in one transfer. */
export async function inferenceCurve(input: RuleInput): Promise<InferenceCurve[]> {
  const { steps } = input.pc;
  const packed = tf.tidy(() => {
    const inference = startInference(input);
    const points = [inference.energy(), inference.squaredForce()];
    for (let step = 0; step < steps; step++) {
      inference.relax();
      points.push(inference.energy(), inference.squaredForce());
    }
    return tf.stack(points, 1);
  });
  const values = (await packed.array()) as number[][];
  packed.dispose();
  return values.map((points) => {
    const read = (from: number) => points.filter((_, i) => i % 2 === from);
    const forces = read(1);
    return {
      energy: read(0).map((energy) => energy / samplesOf(input)),
      gap: forces.map((force) => Math.sqrt(force / forces[0])),
    };
  });
}

const samplesOf = ({ signals }: RuleInput): number => signals.h[0].shape[1];
