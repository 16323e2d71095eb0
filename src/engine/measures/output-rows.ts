import * as tf from '@tensorflow/tfjs-core';
import { blockedProduct, type Breathe } from '../backends/fused/blocks.ts';
import { byBranchOf, byFeaturesOf, type Architecture } from '../network/architecture.ts';
import type { Signals } from '../network/network.ts';

/**
 * Returns D of docs/maths.md 5 for the output layer. D^l = [M, Q k, n_l] has the rows d z^{L+1}_j / d z^l(x_a), outputs
 * innermost, layer by layer from the output down. It lacks the factor 1 / gamma0 of df_j / dz^l, which no cosine
 * depends on.
 *
 *     D^{L+1} = I_k for every sample,   D^l = (D^{l+1} W^{l+1}) * phi'(z^l)
 *
 * In a residual network, with G^l the same by h^l,
 *
 *     G^L = D^{L+1} W^{L+1},   G^l = G^{l+1} + D^{l+1} W^{l+1},   D^l = beta G^l * phi'(z^l) for l > 1
 */
function lastOutputRows({ z }: Signals): tf.Tensor3D {
  const last = z[z.length - 1];
  const [members, samples, outputs] = last.shape;
  return tf.tidy(() => tf.tile(tf.expandDims(tf.eye(outputs), 0), [members, samples, 1]));
}

/** Returns D^l from the derivatives by phi(z^l), [M, Q k, n_l]. */
function throughActivation(rows: tf.Tensor3D, { phi }: Architecture, z: tf.Tensor3D, a: tf.Tensor3D): tf.Tensor3D {
  const slope = phi.derivative(z, a);
  if (!slope) return tf.clone(rows);
  const [members, samples, width] = z.shape;
  const outputs = rows.shape[1] / samples;
  const byOutput = tf.reshape(rows, [members * samples, outputs, width]);
  const masked = tf.mul(byOutput, tf.reshape(slope, [members * samples, 1, width]));
  return tf.reshape(masked, [members, samples * outputs, width]);
}

/**
 * Visits D^l of the weight layers l = L+1 down to `lowest`, with H^{l-1}, its input; each D is freed after its visit.
 *
 * @param W the weights by layer, [M, fan_out, fan_in]
 */
export async function walkOutputRows(
  W: tf.Tensor3D[],
  signals: Signals,
  architecture: Architecture,
  visit: (l: number, rows: { D: tf.Tensor3D; H: tf.Tensor3D }) => Promise<void>,
  breathe: Breathe,
  lowest = 1,
): Promise<void> {
  const { h, z, a } = signals;
  let D = lastOutputRows(signals);
  let byFeatures: tf.Tensor3D | undefined;
  for (let l = W.length; l >= lowest; l--) {
    await visit(l, { D, H: h[l - 1] });
    const above = byFeatures;
    if (l > lowest) {
      const back = await blockedProduct(D, W[l - 1], breathe);
      D.dispose();
      [byFeatures, D] = tf.tidy(() => {
        const here = byFeaturesOf(architecture, l - 1, above, back);
        return [here, throughActivation(byBranchOf(architecture, l - 1, here), architecture, z[l - 1], a[l - 1])];
      });
      if (byFeatures !== back) back.dispose();
    } else {
      D.dispose();
    }
    above?.dispose();
  }
}
