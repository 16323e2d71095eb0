import * as tf from '@tensorflow/tfjs-core';
import type { ActivationFunction } from '../activations.ts';
import { matmul } from '../matmul.ts';
import type { Weights } from '../network.ts';
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
  const forwardError = error(lossGradient, z[L + 1]);
  const v = h.slice();

  /** z^l as it is predicted from v_{l-1} now, l = 1..L+1. */
  const prediction = (l: number) => (fixedPrediction ? z[l] : preactivation(weights, l, v[l - 1]));
  const delta = () => (fixedPrediction ? forwardError : error(lossGradient, prediction(L + 1)));
  /** e_l and phi'(z^l) * e_l. */
  const mismatch = (l: number) => {
    const zl = prediction(l);
    const hl = fixedPrediction ? h[l] : phi.value(zl);
    const e = tf.sub<tf.Tensor3D>(v[l], hl);
    return { e, gated: gate(phi, e, zl, hl) };
  };
  /** v_l after one step of inference, from the states as they are now. */
  const relaxed = (l: number): tf.Tensor3D => {
    const pull =
      l === L
        ? tf.mul<tf.Tensor3D>(matmul(delta(), weights.W[L]), gammaOut)
        : matmul(mismatch(l + 1).gated, weights.W[l]);
    return tf.add(v[l], tf.mul(tf.sub(pull, mismatch(l).e), dt));
  };

  for (let step = 0; step < steps; step++) {
    const before = schedule === 'synchronous' ? hiddenLayers(L).map(relaxed) : null;
    for (const l of hiddenLayers(L)) v[l] = before ? before[L - l] : relaxed(l);
  }

  const inputs = fixedPrediction ? h : v;
  const signals = [
    ...hiddenLayers(L)
      .reverse()
      .map((l) => mismatch(l).gated),
    delta(),
  ];
  const samples = -z[L + 1].shape[1];
  const W = signals.map((signal, l) => tf.div<tf.Tensor3D>(matmul(signal, inputs[l], true, false), samples));
  if (!weights.b) return { W };
  return { W, b: signals.map((signal) => tf.div<tf.Tensor3D>(tf.sum(signal, 1, true), samples)) };
}

/** L, L - 1, ..., 1. */
const hiddenLayers = (L: number) => Array.from({ length: L }, (_, i) => L - i);

const preactivation = ({ W, b }: Weights, l: number, input: tf.Tensor3D): tf.Tensor3D => {
  const product = matmul(input, W[l - 1], false, true);
  return b ? tf.add(product, b[l - 1]) : product;
};

/** delta = -dloss/df of each sample; the gradient is that of the batch average. */
const error = (lossGradient: RuleInput['lossGradient'], f: tf.Tensor3D): tf.Tensor3D =>
  tf.mul(lossGradient(f), -f.shape[1]);

const gate = (phi: ActivationFunction, e: tf.Tensor3D, z: tf.Tensor3D, h: tf.Tensor3D): tf.Tensor3D => {
  const slope = phi.derivative(z, h);
  return slope ? tf.mul(e, slope) : e;
};
