import * as tf from '@tensorflow/tfjs-core';
import { pickRows } from '../backends/fused/pick-rows.ts';
import type { LossFunction } from '../network/losses.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { upload } from '../backends/fused/stand-in.ts';
import type { LayerRows } from '../measures/tangent-kernel.ts';
import type { TwinMethod } from './twin.ts';

/** The Jacobian of some samples at step 0, as factors by layer, and their outputs; each [M or 1, samples, ...]. */
export interface LinearizedSamples {
  /** D^l as [M, samples, k n_l] and H^{l-1}, by weight layer. */
  layers: LayerRows[];
  /** f_0, [M, samples, k]. */
  f0: tf.Tensor3D;
}

/** The specification of a linearized network, which owns the tensors except `gamma0`. */
export interface LinearizedNetworkSpec {
  train: LinearizedSamples;
  /** `null` without test samples. */
  test: LinearizedSamples | null;
  /** `null` where nothing is drawn. */
  line: LinearizedSamples | null;
  /** Targets of the training samples, [1, P, k]. */
  targets: tf.Tensor3D;
  gamma0: tf.Tensor3D;
  bias: boolean;
  loss: LossFunction;
  /** beta of momentum; 0: plain gradient descent. */
  momentum: number;
}

/**
 * Creates the network linearized at step 0, trained in its weights:
 *
 *     u_j(x) = f_0j(x) + (1/gamma0) sum_l D^l_j(x) . (dW^l h^{l-1}_0(x) + db^l),
 *     dW^l -= lr_l (1/gamma0) sum_batch (sum_j dLoss/du_j D^l_j) h^{l-1,T}
 *
 * The same function as the kernel method of docs/maths.md 5.2, at two thirds of the cost of a step of the network
 * however many samples and outputs there are.
 */
export function createLinearizedNetwork(spec: LinearizedNetworkSpec): TwinMethod {
  const { train, test, line, targets, gamma0, loss, momentum } = spec;
  const shapes = train.layers.map(({ D, H }) => [D.shape[0], D.shape[2] / targets.shape[2], H.shape[2]] as const);
  /** Returns dW by layer, then db by layer. */
  const zeros = () => [
    ...shapes.map((shape) => upload([...shape], () => new Float32Array(tf.util.sizeFromShape([...shape])))),
    ...(spec.bias ? shapes.map(([members, fanOut]) => tf.zeros<tf.Rank.R3>([members, 1, fanOut])) : []),
  ];
  const outputsOf = ({ layers, f0 }: LinearizedSamples, moves: tf.Tensor3D[]): tf.Tensor3D => {
    const parts = layers.map(({ D, H }, l) => {
      const image = matmul(H, moves[l], false, true);
      return contract(D, spec.bias ? tf.add(image, moves[layers.length + l]) : image, f0.shape);
    });
    return tf.add(f0, tf.div(tf.addN(parts), gamma0));
  };

  const samples = [train, ...(test ? [test] : []), ...(line ? [line] : [])];
  const held = [...samples.flatMap(({ layers, f0 }) => [f0, ...layers.flatMap(({ D, H }) => [D, H])]), targets];
  return {
    start: [...zeros(), ...(momentum > 0 ? zeros() : [])],
    advance: (state, rows, rates) => {
      const pick = (values: tf.Tensor3D) => (rows ? pickRows(values, rows) : values);
      const layers = train.layers.map(({ D, H }) => ({ D: pick(D), H: pick(H) }));
      const u = outputsOf({ layers, f0: pick(train.f0) }, state);
      const gradient = tf.div<tf.Tensor3D>(loss.gradient(u, pick(targets)), gamma0);
      const signals = layers.map(({ D }) => spread(gradient, D));
      const directions = signals.map((signal, l) => matmul(signal, layers[l].H, true, false));
      if (spec.bias) directions.push(...signals.map((signal) => tf.sum<tf.Tensor3D>(signal, 1, true)));
      const before = state.slice(directions.length);
      const v = before.map((velocity, i) => tf.add<tf.Tensor3D>(tf.mul(velocity, momentum), directions[i]));
      const layerRates = [...rates.W, ...(rates.b ?? [])];
      const moves = directions.map((direction, i) =>
        tf.sub<tf.Tensor3D>(state[i], tf.mul(momentum > 0 ? v[i] : direction, layerRates[i])),
      );
      return [...moves, ...v];
    },
    outputs: (moves) =>
      tf.tidy(() => tf.concat3d([outputsOf(train, moves), ...(test ? [outputsOf(test, moves)] : [])], 1)),
    line: (moves) => line && tf.tidy(() => outputsOf(line, moves)),
    held,
    dispose: () => tf.dispose(held),
  };
}

/**
 * Returns sum_i D_ji(x) v_i(x) of D [M, B, k n] and v [M, B, n], as [M, B, k]. It uses a product of small matrices for
 * each sample; broadcasting would be tens of times slower on wasm.
 */
function contract(D: tf.Tensor3D, v: tf.Tensor3D, [members, samples, outputs]: number[]): tf.Tensor3D {
  const bySample = tf.reshape<tf.Rank.R3>(D, [members * samples, outputs, -1]);
  const product = matmul(bySample, tf.reshape(v, [members * samples, -1, 1]));
  return tf.reshape(product, [members, samples, outputs]);
}

/** Returns sum_j g_j(x) D_ji(x) of g [M, B, k] and D [M, B, k n], as [M, B, n]. */
function spread(g: tf.Tensor3D, D: tf.Tensor3D): tf.Tensor3D {
  const [members, samples, outputs] = g.shape;
  const bySample = tf.reshape<tf.Rank.R3>(D, [members * samples, outputs, -1]);
  const product = matmul(tf.reshape(g, [members * samples, 1, outputs]), bySample);
  return tf.reshape(product, [members, samples, -1]);
}
