import * as tf from '@tensorflow/tfjs-core';
import { weightOffset } from '../../config/frame.ts';
import { cosine, pairSums, toPair } from './alignment.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { unitNorm, type Reading } from './reading.ts';

/**
 * Reads `nfaCenteredLimit` of one weight layer at step 0: the value from which `nfaCentered` starts, cosine(G^T G, G^T
 * K G) with the first move along G. For backpropagation with mse and one output it is (docs/maths.md 5.3)
 *
 *     cosine(X^T L' P L' X, X^T L' P^2 L' X),   X = H_{l-1}, L' = diag(f - y), P = D D^T
 *
 * @param layer weight layer, 0-based, of a network of `depth` hidden layers
 * @param D [M, Q k, fan_out], see `output-rows.ts`
 * @param direction G on the probe samples as one batch, [M, fan_out, fan_in]
 */
export async function readCenteredLimit(
  depth: number,
  layer: number,
  D: tf.Tensor3D,
  direction: tf.Tensor3D,
  breathe: Breathe,
): Promise<Reading> {
  const rows = tf.tidy(() => unitNorm(D));
  const sums = await pairSums(rows, direction, breathe);
  rows.dispose();
  return {
    sums,
    finish: (values, frame) => {
      frame[weightOffset(depth, layer, 'nfaCenteredLimit')] = cosine(toPair(values));
    },
  };
}
