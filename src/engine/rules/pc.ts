import * as tf from '@tensorflow/tfjs-core';
import { matmul } from '../matmul.ts';
import { gate, preactivation } from '../network.ts';
import { directionsOf } from './bp.ts';
import type { Directions, RuleInput } from './rule.ts';

/**
 * Predictive coding (Rao and Ballard 1999; Whittington and Bogacz 2017), by MATHS section 4. Hidden states
 * v_l start at the forward pass (v_0 = x) and descend the energy
 *
 *     F = sum_l (1/2) ||e_l||^2 + gammaOut * loss(y, W^{L+1} v_L),   e_l = v_l - phi(W^l v_{l-1})
 *     v_l += dt * (-e_l + W^{l+1,T} [phi'(z^{l+1}) * e_{l+1}]),      v_L += dt * (-e_L + gammaOut W^{L+1,T} delta)
 *
 * for `steps` steps, and then the weights learn:
 *
 *     dW^l = mean [phi'(z^l) * e_l] v_{l-1}^T,   dW^{L+1} = mean [delta] v_L^T,   delta = -dloss/df
 *
 * With `fixedPrediction`, phi(z^l), phi' and delta keep their forward values, and learning uses the
 * forward h_{l-1}: then one sequential sweep with dt = gammaOut = 1 is backpropagation.
 */
export function pc({ weights, phi, signals: { h, z }, lossGradient, pc: settings }: RuleInput): Directions {
  const L = weights.W.length - 1;
  const { steps, dt, schedule, fixedPrediction, gammaOut } = settings;
  const v = h.slice();
  /** z^l as predicted from v_{l-1}, until that moves; at the start the forward pass is the prediction. */
  const predicted: (tf.Tensor3D | undefined)[] = z.slice();

  const prediction = (l: number) => (predicted[l] ??= preactivation(weights, l, v[l - 1]));
  const move = (l: number, to: tf.Tensor3D) => {
    v[l] = to;
    if (!fixedPrediction) predicted[l + 1] = undefined;
  };
  /** e_l. */
  const mismatch = (l: number) => tf.sub<tf.Tensor3D>(v[l], phi.value(prediction(l)));
  /** phi'(z^l) * e_l, and delta for l = L + 1. */
  const error = (l: number): tf.Tensor3D =>
    l > L ? outputError(lossGradient, prediction(l)) : gate(phi, mismatch(l), prediction(l), phi.value(prediction(l)));
  /** v_l after one step of inference, from the states as they are now. */
  const relaxed = (l: number): tf.Tensor3D => {
    const pull = matmul(error(l + 1), weights.W[l]);
    const weighted = l === L ? tf.mul<tf.Tensor3D>(pull, gammaOut) : pull;
    return tf.add(v[l], tf.mul(tf.sub(weighted, mismatch(l)), dt));
  };

  for (let step = 0; step < steps; step++) {
    const before = schedule === 'synchronous' ? hiddenLayers(L).map(relaxed) : null;
    for (const l of hiddenLayers(L)) move(l, before ? before[L - l] : relaxed(l));
  }

  const samples = -z[L + 1].shape[1];
  const deltas = weights.W.map((_, l) => tf.div<tf.Tensor3D>(error(l + 1), samples));
  return directionsOf(deltas, weights, fixedPrediction ? h : v);
}

/** L, L - 1, ..., 1. */
const hiddenLayers = (L: number) => Array.from({ length: L }, (_, i) => L - i);

/** delta = -dloss/df of each sample; the gradient is that of the batch average. */
const outputError = (lossGradient: RuleInput['lossGradient'], f: tf.Tensor3D): tf.Tensor3D =>
  tf.mul(lossGradient(f), -f.shape[1]);
