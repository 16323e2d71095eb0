import * as tf from '@tensorflow/tfjs-core';
import type { ActivationFunction } from '../activations/activation-function.ts';
import type { Signals } from '../network/network.ts';
import { blockedProduct, type Breathe } from '../backends/fused/blocks.ts';

/**
 * Returns D of docs/maths.md 5 for the output layer. D^l = [M, Q k, n_l] has the rows d z^{L+1}_j / d z^l(x_a), outputs
 * innermost, layer by layer from the output down. It lacks the factor 1 / gamma0 of df_j / dz^l, which no cosine
 * depends on.
 *
 *     D^{L+1} = I_k for every sample,   D^l = (D^{l+1} W^{l+1}) * phi'(z^l)
 */
export function lastOutputRows({ z }: Signals): tf.Tensor3D {
  const last = z[z.length - 1];
  const [members, samples, outputs] = last.shape;
  return tf.tidy(() => tf.tile(tf.expandDims(tf.eye(outputs), 0), [members, samples, 1]));
}

/** Returns D^l from D^{l+1}, W^{l+1} and the signals of layer l; breathes between blocks of the product. */
export async function outputRowsBelow(
  D: tf.Tensor3D,
  W: tf.Tensor3D,
  phi: ActivationFunction,
  z: tf.Tensor3D,
  h: tf.Tensor3D,
  breathe: Breathe,
): Promise<tf.Tensor3D> {
  const back = await blockedProduct(D, W, breathe);
  const rows = tf.tidy((): tf.Tensor3D => {
    const slope = phi.derivative(z, h);
    if (!slope) return tf.clone(back);
    const [members, samples, width] = z.shape;
    const outputs = D.shape[1] / samples;
    const byOutput = tf.reshape(back, [members * samples, outputs, width]);
    const masked = tf.mul(byOutput, tf.reshape(slope, [members * samples, 1, width]));
    return tf.reshape(masked, [members, samples * outputs, width]);
  });
  back.dispose();
  return rows;
}

/**
 * Visits D^l of every weight layer, l = L+1 down to 1, with H^{l-1}, its input; each D is freed after its visit.
 *
 * @param W the weights by layer, [M, fan_out, fan_in]
 */
export async function walkOutputRows(
  W: tf.Tensor3D[],
  { h, z }: Signals,
  phi: ActivationFunction,
  visit: (l: number, rows: { D: tf.Tensor3D; H: tf.Tensor3D }) => Promise<void>,
  breathe: Breathe,
): Promise<void> {
  let D = lastOutputRows({ h, z });
  for (let l = W.length; l >= 1; l--) {
    await visit(l, { D, H: h[l - 1] });
    const below = l > 1 ? await outputRowsBelow(D, W[l - 1], phi, z[l - 1], h[l - 1], breathe) : null;
    D.dispose();
    if (below) D = below;
  }
}
