import * as tf from '@tensorflow/tfjs-core';
import { activate, gate } from '../network/layer.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { squaredNorm } from '../backends/fused/norms.ts';
import { preactivation } from '../network/network.ts';
import type { LocalErrors, RuleInput } from './rule.ts';

/**
 * Returns the errors of predictive coding (Rao and Ballard 1999; Whittington and Bogacz 2017), by docs/maths.md 4:
 * `steps` steps of {@link startInference}, and then the weights learn,
 *
 *     dW^l = mean [phi'(z^l) * e_l] v_{l-1}^T,   dW^{L+1} = mean [delta] v_L^T,   delta = -dloss/df
 *
 * With `fixedPrediction` learning uses the forward h_{l-1}: then one sequential sweep with dt = gammaOut = 1 is
 * backpropagation.
 */
export function pc(input: RuleInput): LocalErrors {
  const inference = startInference(input);
  for (let step = 0; step < input.pc.steps; step++) inference.relax();
  return inference.errors();
}

/** Hidden states of predictive coding on their way to equilibrium; call inside `tf.tidy`. */
export interface Inference {
  /** Makes one step of all hidden states. */
  relax(): void;
  /** Returns the errors from which the weights would learn in the present states. */
  errors(): LocalErrors;
  /** Returns F of the present states, whatever predictions inference keeps, summed over the batch, [M]. */
  energy(): tf.Tensor1D;
  /** Returns ||dv/dt||^2 over all hidden states and samples, [M]: 0 at equilibrium. */
  squaredForce(): tf.Tensor1D;
}

/**
 * Starts inference from the forward pass (v_0 = x). It descends the energy
 *
 *     F = sum_l (1/2) ||e_l||^2 + gammaOut * loss(y, W^{L+1} v_L),   e_l = v_l - phi(W^l v_{l-1})
 *     dv_l/dt = -e_l + W^{l+1,T} [phi'(z^{l+1}) * e_{l+1}],          dv_L/dt = -e_L + gammaOut W^{L+1,T} delta
 *
 * in steps of dt, layer by layer from the top or all at once. With `fixedPrediction`, phi(z^l), phi' and delta keep
 * their forward values; these forces have no energy, and F need not fall.
 */
export function startInference({ weights, architecture: { phi }, signals: { h, z }, ...input }: RuleInput): Inference {
  const L = weights.W.length - 1;
  const { dt, schedule, fixedPrediction, gammaOut } = input.pc;
  const v = h.slice();
  /**
   * z^l as predicted from v_{l-1}, and phi of it, until v_{l-1} moves; at the start both are those of the forward pass.
   */
  const predicted: (tf.Tensor3D | undefined)[] = z.slice();
  const activated: (tf.Tensor3D | undefined)[] = h.slice();

  const prediction = (l: number) => (predicted[l] ??= preactivation(weights, l, v[l - 1]));
  const activation = (l: number) => (activated[l] ??= activate(phi, prediction(l)));
  const move = (l: number, to: tf.Tensor3D) => {
    v[l] = to;
    if (!fixedPrediction) predicted[l + 1] = activated[l + 1] = undefined;
  };
  const held = () => [...v, ...predicted, ...activated].filter((x) => x !== undefined);
  /** Returns e_l. */
  const mismatch = (l: number) => tf.sub<tf.Tensor3D>(v[l], activation(l));
  /** Returns phi'(z^l) * e_l, and delta for l = L + 1; the gradient is that of the batch average. */
  const error = (l: number): tf.Tensor3D =>
    l > L
      ? tf.mul(input.lossGradient(prediction(l)), -h[1].shape[1])
      : gate(phi, mismatch(l), prediction(l), activation(l));
  /** Returns dv_l/dt. */
  const force = (l: number): tf.Tensor3D => {
    const pull = matmul(error(l + 1), weights.W[l]);
    return tf.sub(l === L ? tf.mul<tf.Tensor3D>(pull, gammaOut) : pull, mismatch(l));
  };
  const relaxed = (l: number): tf.Tensor3D => tf.add(v[l], tf.mul(force(l), dt));

  return {
    relax: () => {
      const old = held();
      tf.tidy(() => {
        const before = schedule === 'synchronous' ? hiddenLayers(L).map(relaxed) : null;
        for (const l of hiddenLayers(L)) move(l, before ? before[L - l] : relaxed(l));
        return held();
      });
      // Hundreds of steps would otherwise hold their signals until the rule is done.
      const needed = new Set([...held(), ...h, ...z]);
      tf.dispose(old.filter((x) => !needed.has(x)));
    },
    errors: () => {
      const deltas = weights.W.map((_, l) => tf.div<tf.Tensor3D>(error(l + 1), -h[1].shape[1]));
      return { deltas, inputs: fixedPrediction ? h : v };
    },
    energy: () => {
      const present = (l: number) => (fixedPrediction ? preactivation(weights, l, v[l - 1]) : prediction(l));
      const mismatches = hiddenLayers(L).map((l) => squaredNorm(tf.sub(v[l], activate(phi, present(l)))));
      const loss = tf.mul(input.lossSum(present(L + 1)), tf.reshape(gammaOut, [-1]));
      return tf.add(tf.mul(tf.addN(mismatches), 0.5), loss);
    },
    squaredForce: () => tf.addN(hiddenLayers(L).map((l) => squaredNorm(force(l)))),
  };
}

/** Returns L, L - 1, ..., 1. */
const hiddenLayers = (L: number) => Array.from({ length: L }, (_, i) => L - i);
