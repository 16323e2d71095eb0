import * as tf from '@tensorflow/tfjs-core';
import { weightOffset } from '../../config/frame.ts';
import type { Directions } from '../rules/rule.ts';
import { innerProduct, squaredNorm } from '../backends/fused/norms.ts';
import { unitNorm, type Reading } from './reading.ts';

/**
 * Reads the cosine of a rule's direction with a reference, by weight layer: `bpCosine` against the gradient of the same
 * samples, `gaussNewtonCosine` against {@link gaussNewtonDirections}. NaN where either is 0.
 */
export function readDirectionCosines(
  measure: 'bpCosine' | 'gaussNewtonCosine',
  found: Directions,
  reference: Directions,
): Reading {
  const depth = found.W.length - 1;
  return {
    // Layer by layer: together, the matrices in between would be a dozen times the weights.
    sums: found.W.flatMap((W, l) =>
      tf.tidy(() => {
        const [a, b] = [unitNorm(W), unitNorm(reference.W[l])];
        return [innerProduct(a, b), squaredNorm(a), squaredNorm(b)];
      }),
    ),
    finish: (sums, frame) => {
      found.W.forEach((_, l) => {
        const [inner, a, b] = sums.slice(3 * l, 3 * l + 3);
        frame[weightOffset(depth, l, measure)] = inner / Math.sqrt(a * b);
      });
    },
  };
}
