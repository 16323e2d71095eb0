import * as tf from '@tensorflow/tfjs-core';
import type { Breathe } from '../backends/fused/blocks.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { piecesOf } from '../backends/fused/stand-in.ts';
import { byBranchOf, byFeaturesOf, type Architecture } from '../network/architecture.ts';
import { gate } from '../network/layer.ts';
import type { LossFunction } from '../network/losses.ts';
import {
  disposeSignals,
  output,
  tangents,
  type MovedWeights,
  type OutputScale,
  type Pass,
  type Signals,
} from '../network/network.ts';
import type { Chunk } from '../network/sample-set.ts';
import { plusPart, type Directions } from '../rules/rule.ts';

/** The function whose second derivatives are asked for: the mean loss of a network on some samples. */
export interface LossOfNetwork {
  architecture: Architecture;
  pass: Pass;
  loss: LossFunction;
  scale: OutputScale;
  /** The samples, in chunks. */
  chunks: Chunk[];
  /** The loss is the mean over the first samples, at most this many. */
  samples: number;
}

/** The Hessian of the loss by all weights and biases, which is never made as a matrix. */
export interface Hessian {
  /** Returns H v of each member; the caller owns it. Breathes between chunks of samples. */
  times(v: Directions, breathe: Breathe): Promise<Directions>;
  /** Frees the signals that it keeps from product to product. */
  dispose(): void;
}

/** The signals of a chunk of samples that every product needs. */
interface KeptChunk {
  /** Those of the forward pass. */
  signals: Signals;
  f: tf.Tensor3D;
  /** delta^l = dLoss/dz^l for l = 1..L+1, [M, B, n_l]; [0] is unused. */
  delta: (tf.Tensor3D | undefined)[];
  /** phi''(z^l) * dLoss/dphi(z^l) for l = 1..L, [M, B, n_l]; absent where phi'' is 0. */
  bend: (tf.Tensor3D | undefined)[];
  /** The part of the samples that are in this chunk. */
  share: number;
  /** Frees all but the inputs of a whole chunk. */
  dispose(): void;
}

/** Returns the Hessian of the loss at these weights, which must not change while it is used. */
export function hessianAt(weights: MovedWeights, loss: LossOfNetwork): Hessian {
  const kept = piecesOf(firstOf(loss)).map((part) => keepChunk(weights, loss, part));
  return {
    times: async (v, breathe) => {
      let sum: Directions | null = null;
      for (const chunk of kept) {
        sum = plusPart(sum, () => chunkProduct(weights, loss, chunk, v));
        await breathe();
      }
      if (!sum) throw new Error('a Hessian without samples');
      return sum;
    },
    dispose: () => {
      for (const chunk of kept) chunk.dispose();
    },
  };
}

/** A chunk of which the first `count` samples are used, with their part of all that are used. */
interface Part {
  chunk: Chunk;
  count: number;
  share: number;
}

function firstOf({ chunks, samples }: LossOfNetwork): Part[] {
  const sizes = chunks.map(({ x }) => x.shape[1]);
  const used = Math.min(
    samples,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  let before = 0;
  const parts = chunks.map((chunk, i) => {
    const count = Math.min(sizes[i], used - before);
    before += Math.max(count, 0);
    return { chunk, count, share: count / used };
  });
  return parts.filter(({ count }) => count > 0);
}

/** Passes a chunk forward and back, and keeps the signals. */
function keepChunk(
  weights: MovedWeights,
  { architecture, pass, loss, scale }: LossOfNetwork,
  { chunk, count, share }: Part,
): KeptChunk {
  const isWhole = count === chunk.x.shape[1];
  const kept = tf.tidy(() => {
    const rows = (all: tf.Tensor3D) => (isWhole ? all : tf.slice(all, [0, 0, 0], [all.shape[0], count, all.shape[2]]));
    const signals = pass(weights, rows(chunk.x));
    const f = output(signals, chunk.z0 && rows(chunk.z0), scale);
    const L = weights.W.length - 1;
    const delta: (tf.Tensor3D | undefined)[] = [undefined];
    const bend: (tf.Tensor3D | undefined)[] = [undefined];
    const { phi } = architecture;
    let above = tf.div<tf.Tensor3D>(loss.gradient(f, rows(chunk.y)), scale.gamma0);
    let byFeatures: tf.Tensor3D | undefined;
    delta[L + 1] = above;
    for (let l = L; l >= 1; l--) {
      const [z, a] = [signals.z[l], signals.a[l]];
      byFeatures = byFeaturesOf(architecture, l, byFeatures, matmul(above, weights.W[l]));
      const back = byBranchOf(architecture, l, byFeatures);
      const curvature = phi.secondDerivative(z, a);
      bend[l] = curvature ? tf.mul(curvature, back) : undefined;
      delta[l] = above = gate(phi, back, z, a);
    }
    return { signals, f, delta, bend };
  });
  const { signals, f, delta, bend } = kept;
  const dispose = () => {
    disposeSignals(signals);
    tf.dispose([isWhole ? [] : signals.h[0], f, delta, bend].flat());
  };
  return { ...kept, share, dispose };
}

/**
 * Returns H v on one chunk by Pearlmutter's R-operator (1994), the derivative along v of every line of the forward and
 * the backward pass. With R z = dz, and V, c the parts of v of a layer:
 *
 *     dz^l = V^l h^{l-1} + c^l + W^l dh^{l-1},   dh^l = phi'(z^l) * dz^l
 *     ddelta^{L+1} = (d^2 Loss/df^2) (dz^{L+1} / gamma0) / gamma0
 *     ddelta^l = phi'(z^l) * (W^{l+1,T} ddelta^{l+1} + V^{l+1,T} delta^{l+1}) + phi''(z^l) * dz^l * (W^{l+1,T} delta^{l+1})
 *     (H v)^l = ddelta^l h^{l-1,T} + delta^l dh^{l-1,T},   for biases the sum over samples of ddelta^l
 *
 * In a residual network the derivatives by h^l also come down the skip connections, and those by phi(z^l) are beta times
 * them, as in `bp.ts`.
 *
 * Centring takes a constant from f, so it only enters through f.
 */
function chunkProduct(
  { W }: MovedWeights,
  { architecture, loss, scale }: LossOfNetwork,
  { signals, f, delta, bend, share }: KeptChunk,
  v: Directions,
): Directions {
  const { h, z, a } = signals;
  const { dz, dh } = tangents({ W }, architecture, signals, v);
  const product: Directions = { W: [], ...(v.b && { b: [] }) };
  const df = tf.div<tf.Tensor3D>(dz[W.length], scale.gamma0);
  let ddelta = tf.div<tf.Tensor3D>(loss.curvature(f, df), scale.gamma0);
  let byFeatures: tf.Tensor3D | undefined;
  for (let l = W.length; l >= 1; l--) {
    const [error, moved] = [delta[l], dh[l - 1]];
    const own = matmul(ddelta, h[l - 1], true, false);
    product.W[l - 1] = tf.mul(moved && error ? tf.add(own, matmul(error, moved, true, false)) : own, share);
    if (product.b) product.b[l - 1] = tf.mul(tf.sum<tf.Tensor3D>(ddelta, 1, true), share);
    if (l === 1 || !error) break;
    const back = tf.add<tf.Tensor3D>(matmul(ddelta, W[l - 1]), matmul(error, v.W[l - 1]));
    byFeatures = byFeaturesOf(architecture, l - 1, byFeatures, back);
    const gated = gate(architecture.phi, byBranchOf(architecture, l - 1, byFeatures), z[l - 1], a[l - 1]);
    const bent = bend[l - 1];
    ddelta = bent ? tf.add(gated, tf.mul(bent, dz[l - 1])) : gated;
  }
  return product;
}
