/**
 * Random networks, drawn without their weights. Fresh Gaussian weights times given features H [N, P] are exactly
 * Gaussian: independent over the units, with covariance g^2 H^T H / N over the inputs. So a layer needs only N P
 * normals and the Cholesky factor of a P x P matrix, for any activation (docs/maths.md 6).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { PriorExperiment } from '../../config/prior.ts';
import { gainOf } from '../../maths/activation.ts';
import type { RandomStream } from '../../maths/random.ts';
import { activationFunction } from '../activations/activation-function.ts';
import { factorGrams } from './gram-factors.ts';

/** The settings that decide the features of a network. */
export type FeatureSpec = Pick<PriorExperiment, 'activation' | 'depth' | 'width' | 'inputs' | 'overlap' | 'gain'>;

/** Returns the Gram of the inputs over d: 1 on the diagonal, the overlap elsewhere; [inputs, inputs]. */
const inputGram = ({ inputs, overlap }: Pick<FeatureSpec, 'inputs' | 'overlap'>): Float64Array =>
  Float64Array.from({ length: inputs ** 2 }, (_, entry) => (entry % (inputs + 1) === 0 ? 1 : overlap));

/**
 * Draws the hidden layers of `members` networks.
 *
 * @returns the factors C of the covariances C C^T = H^T H / N of their outputs over the inputs (of the
 *   input Gram at depth 0), [members, inputs, inputs]
 */
export async function drawFeatures(spec: FeatureSpec, stream: RandomStream, members: number): Promise<Float64Array> {
  const { depth, width, inputs } = spec;
  const variance = gainOf(spec) ** 2;
  const first = inputGram(spec);
  const grams = new Float64Array(members * inputs ** 2);
  for (let member = 0; member < members; member++) grams.set(first, member * inputs ** 2);
  const features = new Float64Array(members * inputs * width);
  for (let layer = 0; layer < depth; layer++) {
    for (let entry = 0; entry < grams.length; entry++) grams[entry] *= variance;
    factorGrams(grams, inputs);
    drawPreactivations(grams, features, inputs, width, stream);
    await activate(features, spec, members);
    collectGrams(features, grams, inputs, width);
  }
  factorGrams(grams, inputs);
  return grams;
}

/** Draws z [members, inputs, width] = C eps with fresh normals eps. */
function drawPreactivations(
  factors: Float64Array,
  z: Float64Array,
  inputs: number,
  width: number,
  { normal }: RandomStream,
): void {
  const eps = new Float64Array(inputs);
  const members = z.length / (inputs * width);
  for (let member = 0; member < members; member++) {
    const factor = member * inputs ** 2;
    const start = member * inputs * width;
    for (let unit = 0; unit < width; unit++) {
      for (let p = 0; p < inputs; p++) {
        eps[p] = normal();
        let sum = 0;
        for (let q = 0; q <= p; q++) sum += factors[factor + p * inputs + q] * eps[q];
        z[start + p * width + unit] = sum;
      }
    }
  }
}

/** Computes h = phi(z) in place, on the engine. */
async function activate(z: Float64Array, spec: FeatureSpec, members: number): Promise<void> {
  // Nothing to compute, and float64 keeps the small features of deep narrow networks.
  if (spec.activation === 'linear') return;
  const h = tf.tidy(() =>
    activationFunction(spec.activation).value(
      tf.tensor3d(new Float32Array(z), [members, spec.inputs, spec.width], 'float32'),
    ),
  );
  z.set(await h.data());
  h.dispose();
}

/** Computes the lower triangles of H^T H / N, [members, inputs, inputs]. */
function collectGrams(h: Float64Array, grams: Float64Array, inputs: number, width: number): void {
  const members = h.length / (inputs * width);
  for (let member = 0; member < members; member++) {
    for (let p = 0; p < inputs; p++) {
      const left = (member * inputs + p) * width;
      for (let q = 0; q <= p; q++) {
        const right = (member * inputs + q) * width;
        let sum = 0;
        for (let unit = 0; unit < width; unit++) sum += h[left + unit] * h[right + unit];
        grams[(member * inputs + p) * inputs + q] = sum / width;
      }
    }
  }
}
