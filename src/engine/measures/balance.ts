import * as tf from '@tensorflow/tfjs-core';
import { layerOffset } from '../../config/frame.ts';
import { scalingTable } from '../../config/scaling.ts';
import { matmul } from '../backends/fused/matmul.ts';
import type { Moment, Reader } from './reader.ts';
import { tidyReading, type Reading } from './reading.ts';

/** Reads how far gradient descent is from the flow that conserves the balance of each hidden unit. */
export const balanceReader = {
  gives: ['balanceDrift'],
  read: (moment) => [tidyReading(() => readBalance(moment))],
} as const satisfies Reader;

/** The sums over one layer of weights by the units above and below it. */
interface UnitSums {
  /** By row, [M, fan_out, 1]. */
  above: tf.Tensor3D;
  /** By column, [M, 1, fan_in]. */
  below: tf.Tensor3D;
}

/**
 * Reads `balanceDrift` of every hidden layer (docs/maths.md 5): ||B_t - B_0|| / ||B_0^+|| with, for each unit,
 *
 *     B = sum of its incoming W^2 / lr_l - sum of its outgoing W^2 / lr_{l+1}
 *
 * The change of a square comes from W_0 and the move, W^2 - W_0^2 = (W_0 + W) (W - W_0), since the difference of the
 * squares would drown in float32. Not defined where a layer has the rate 0.
 */
function readBalance({ members, state, start, depth }: Moment): Reading {
  const changes = state.moved.map((moved, l) => unitSums(() => tf.mul(tf.add(state.initial[l], state.W[l]), moved)));
  const initial = state.initial.map((W, l) => initialSums(start.made, l, W));
  const rates = members.map((member) => scalingTable({ ...member, train: { ...member.train, lr: 1 } }));
  const layers = Array.from({ length: depth }, (_, l) => l);
  return {
    matrices: layers.flatMap((l) => [
      changes[l].above,
      changes[l + 1].below,
      tf.clone(initial[l].above),
      tf.clone(initial[l + 1].below),
    ]),
    finish: (_, frame, matrices, member) => {
      for (const l of layers) {
        const [incoming, outgoing, incoming0, outgoing0] = matrices.slice(4 * l);
        const [below, above] = [rates[member][l].lr, rates[member][l + 1].lr];
        let [change, size] = [0, 0];
        for (let unit = 0; unit < incoming.length; unit++) {
          change += (incoming[unit] / below - outgoing[unit] / above) ** 2;
          size += (incoming0[unit] / below + outgoing0[unit] / above) ** 2;
        }
        frame[layerOffset(l, 'balanceDrift')] = Math.sqrt(change / size);
      }
    },
  };
}

/** Returns the sums of a matrix [M, fan_out, fan_in] over its rows and over its columns. */
function unitSums(make: () => tf.Tensor3D): UnitSums {
  return tf.tidy(() => {
    const x = make();
    const [, fanOut, fanIn] = x.shape;
    return { above: matmul(x, tf.ones([1, fanIn, 1])), below: matmul(tf.ones([1, 1, fanOut]), x) };
  });
}

/** Returns the sums of W_0^2 over rows and columns; they are made once. */
function initialSums(made: Map<string, tf.Tensor3D>, l: number, W: tf.Tensor3D): UnitSums {
  const names = [`squared weights above ${l}`, `squared weights below ${l}`];
  const [above, below] = names.map((name) => made.get(name));
  if (above && below) return { above, below };
  const sums = unitSums(() => tf.square(W));
  made.set(names[0], tf.keep(sums.above));
  made.set(names[1], tf.keep(sums.below));
  return sums;
}
