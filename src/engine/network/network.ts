import * as tf from '@tensorflow/tfjs-core';
import { activationDifference, activationFunction } from '../activations/activation-function.ts';
import { addScaled } from '../backends/fused/add-scaled.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { betaOf, type Architecture } from './architecture.ts';
import { activate, dense, gate } from './layer.ts';

/** The weights of M networks of one shape; index l - 1 holds layer l = 1..L+1. */
export type Weights = {
  /** W^l, [M, fan_out, fan_in]. */
  W: tf.Tensor3D[];
  /** b^l, [M, 1, fan_out]; absent without biases. */
  b?: tf.Tensor3D[];
};

/** The named signals of a forward pass (docs/maths.md 1). */
export type Signals = {
  /** h[l] = h^l for l = 0..L, [M, B, n_l]; h[0] = x may have a leading 1. */
  h: tf.Tensor3D[];
  /** z[l] = z^l for l = 1..L+1, [M, B, n_l]; z[0] is x again, so that indices agree with the paper. */
  z: tf.Tensor3D[];
  /** a[l] = phi(z^l) for l = 1..L: h[l] itself where layer l has no skip connection; a[0] is x again. */
  a: tf.Tensor3D[];
  /** The signals at step 0 and their change since, where a pass propagates the difference. */
  since?: { start: Signals; change: Change };
};

/** The change of h and z, by layer as in {@link Signals}. */
type Change = Pick<Signals, 'h' | 'z'>;

/** Weights with their initial values and their moves since. */
export type MovedWeights = Weights & {
  /** W_0 by layer. */
  initial: tf.Tensor3D[];
  /** W - W_0 by layer. */
  moved: tf.Tensor3D[];
  /** b_0 by layer, [M, 1, fan_out], of a network that was brought in with biases; absent: they start at 0. */
  initialBiases?: tf.Tensor3D[];
};

/** Returns the weights at step 0, with biases only where they don't start at 0. */
export const startWeights = ({ initial, initialBiases }: Pick<MovedWeights, 'initial' | 'initialBiases'>): Weights => ({
  W: initial,
  b: initialBiases,
});

/** A forward pass, with or without the difference from step 0. */
export type Pass = (weights: MovedWeights, x: tf.Tensor3D) => Signals;

const LINEAR = activationFunction('linear');

/** Returns W^l input + b^l, l = 1..L+1; samples are rows. */
export const preactivation = ({ W, b }: Weights, l: number, input: tf.Tensor3D): tf.Tensor3D =>
  dense(LINEAR, input, W[l - 1], b?.[l - 1]).z;

/**
 * Computes z^l = W^l h^{l-1} + b^l, h^l = phi(z^l), and z^{L+1} = W^{L+1} h^L + b^{L+1}; samples are rows. In a residual
 * network h^l = h^{l-1} + beta phi(z^l) for l > 1.
 */
export function forward({ W, b }: Weights, architecture: Architecture, x: tf.Tensor3D): Signals {
  const L = W.length - 1;
  const { h, z, a } = hiddenSignals({ W, b }, architecture, x, L);
  z[L + 1] = preactivation({ W, b }, L + 1, h[L]);
  return { h, z, a };
}

/** Returns the signals of the first `layers` hidden layers; see {@link forward}. */
export function hiddenSignals({ W, b }: Weights, architecture: Architecture, x: tf.Tensor3D, layers: number): Signals {
  const [h, z, a] = [[x], [x], [x]];
  for (let l = 1; l <= layers; l++) {
    const layer = dense(architecture.phi, h[l - 1], W[l - 1], b?.[l - 1]);
    z[l] = layer.z;
    a[l] = layer.h;
    h[l] = featuresOf(architecture, l, h[l - 1], a[l]);
  }
  return { h, z, a };
}

/** Returns h^l from h^{l-1} and phi(z^l), or a change of it from theirs. */
function featuresOf(architecture: Architecture, l: number, below: tf.Tensor3D, own: tf.Tensor3D): tf.Tensor3D {
  const beta = betaOf(architecture, l);
  return beta === null ? own : addScaled(below, own, beta);
}

/** Frees the signals of a pass; the inputs belong to the caller. */
export function disposeSignals({ h, z, a, since }: Signals): void {
  tf.dispose([h.slice(1), z.slice(1), a.slice(1)]);
  if (!since) return;
  disposeSignals(since.start);
  tf.dispose([since.change.h, since.change.z]);
}

/**
 * Returns the derivatives of the signals along a change (V, c) of the weights:
 *
 *     dz^l = V^l h^{l-1} + c^l + W^l dh^{l-1},   dh^l = phi'(z^l) * dz^l
 *
 * In a residual network dh^l = dh^{l-1} + beta phi'(z^l) * dz^l for l > 1.
 *
 * dh^0 and dh^{L+1} are left out; dz^0 is unused.
 */
export function tangents({ W }: Weights, architecture: Architecture, { h, z, a }: Signals, change: Weights) {
  const dz = [h[0]];
  const dh: (tf.Tensor3D | undefined)[] = [undefined];
  for (let l = 1; l <= W.length; l++) {
    const direct = preactivation(change, l, h[l - 1]);
    const below = dh[l - 1];
    dz[l] = below ? tf.add(direct, matmul(below, W[l - 1], false, true)) : direct;
    if (l === W.length) continue;
    const own = gate(architecture.phi, dz[l], z[l], a[l]);
    dh[l] = below ? featuresOf(architecture, l, below, own) : own;
  }
  return { dz, dh };
}

/**
 * Returns the derivatives of z^1..z^{L+1} along a direction of the inputs: dz^l = W^l dh^{l-1}, with dh^l as in
 * {@link tangents}.
 *
 * @param v a direction of each input, [M or 1, B, d]
 */
export function derivativesAlong(
  { W }: Weights,
  architecture: Architecture,
  { z, a }: Signals,
  v: tf.Tensor3D,
): tf.Tensor3D[] {
  let dh = v;
  return W.map((layer, below) => {
    const l = below + 1;
    const dz = matmul(dh, layer, false, true);
    if (l < W.length) dh = featuresOf(architecture, l, dh, gate(architecture.phi, dz, z[l], a[l]));
    return dz;
  });
}

/**
 * Runs the forward pass of a network that hardly moves. It carries the signals at step 0 and their difference forward,
 * dz^l = W_0 dh^{l-1} + (W - W_0) h^{l-1} + b^l - b_0^l. So f - f_0 keeps all its digits however small it is
 * (docs/maths.md 7).
 */
export function differenceForward(weights: MovedWeights, architecture: Architecture, x: tf.Tensor3D): Signals {
  const { phi } = architecture;
  const { initial, moved: movedWeights, initialBiases } = weights;
  const start = forward(startWeights(weights), architecture, x);
  const b = initialBiases ? weights.b?.map((bias, l) => tf.sub<tf.Tensor3D>(bias, initialBiases[l])) : weights.b;
  const change: Change = { h: [tf.zerosLike(x)], z: [tf.zerosLike(x)] };
  const now: Signals = { h: [x], z: [x], a: [x], since: { start, change } };
  initial.forEach((_, below) => {
    const l = below + 1;
    const own = preactivation({ W: movedWeights, b }, l, now.h[below]);
    const dz = below === 0 ? own : tf.add<tf.Tensor3D>(preactivation({ W: initial }, l, change.h[below]), own);
    change.z[l] = dz;
    now.z[l] = tf.add(start.z[l], dz);
    if (l === initial.length) return;
    now.a[l] = activate(phi, now.z[l]);
    now.h[l] = featuresOf(architecture, l, now.h[below], now.a[l]);
    const moved = activationDifference(phi, { z0: start.z[l], dz, z: now.z[l], h0: start.a[l], h: now.a[l] });
    change.h[l] = featuresOf(architecture, l, change.h[below], moved);
  });
  return now;
}

/** The numbers that turn z^{L+1} into the network's output, each [M, 1, 1]. */
export interface OutputScale {
  /** gamma0. */
  gamma0: tf.Tensor3D;
  /** c: 1 for a centred member, else 0; `null` when no member is centred. */
  centered: tf.Tensor3D | null;
}

/**
 * Returns f = (z^{L+1} - c z0^{L+1}) / gamma0, [M, B, k].
 *
 * @param z0 z^{L+1} at step 0; needed when some member is centred and the pass has not kept it
 */
export function output({ z, since }: Signals, z0: tf.Tensor3D | null, { gamma0, centered }: OutputScale): tf.Tensor3D {
  const last = z.length - 1;
  if (since) {
    const start = since.start.z[last];
    const kept = centered ? tf.mul<tf.Tensor3D>(start, tf.sub(1, centered)) : start;
    return tf.add(tf.div<tf.Tensor3D>(kept, gamma0), tf.div(since.change.z[last], gamma0));
  }
  const moved = centered && z0 ? tf.sub(z[last], tf.mul(centered, z0)) : z[last];
  return tf.div(moved, gamma0);
}
