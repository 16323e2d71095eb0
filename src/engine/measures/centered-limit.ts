import * as tf from '@tensorflow/tfjs-core';
import { weightOffset } from '../../config/frame.ts';
import { isTargetPropagation } from '../../config/settings/local-rules.ts';
import { cutMembers } from '../backends/fused/cut-members.ts';
import { chunkRows, rowsOfChunk } from '../network/sample-set.ts';
import { directionsOf } from '../rules/rule.ts';
import { cosine, pairSums, toPair } from './alignment.ts';
import { walkOutputRows } from './output-rows.ts';
import type { Moment, Reader } from './reader.ts';
import { unitNorm, type Reading } from './reading.ts';

/**
 * Reads `nfaCenteredLimit` of every weight layer at step 0: the value from which `nfaCentered` starts, cosine(G^T G, G^T
 * K G) with G the direction of the first step on its batch, and K from the probe samples (docs/maths.md 5.3). For
 * backpropagation with mse and one output, where batch and probe samples are the same, it is
 *
 *     cosine(X^T L' P L' X, X^T L' P^2 L' X),   X = H_{l-1}, L' = diag(f - y), P = D D^T
 *
 * Not defined in a layer with the learning rate 0.
 */
export const centeredLimitReader = {
  gives: ['nfaCenteredLimit'],
  read: async (moment) => {
    const { members, step, depth, architecture, state, signals, breathe } = moment;
    if (step > 0) return [];
    const directions = await firstDirections(moment);
    const readings: Reading[] = [];
    await walkOutputRows(
      state.W,
      signals,
      architecture,
      async (l, { D }) => {
        const rows = tf.tidy(() => unitNorm(D));
        const move = tf.tidy(() => firstMove(moment, directions[l - 1], l - 1));
        const sums = await pairSums(rows, move, breathe);
        tf.dispose([rows, move, directions[l - 1]]);
        readings.push({
          sums,
          finish: (values, frame) => {
            // A layer without a learning rate never moves.
            const moves = members[0].train.layerLr?.[l - 1] !== 0;
            frame[weightOffset(depth, l - 1, 'nfaCenteredLimit')] = moves ? cosine(toPair(values)) : NaN;
          },
        });
      },
      breathe,
    );
    return readings;
  },
} as const satisfies Reader;

/**
 * Returns the directions of the rule on the batch of the first step by layer, [M, fan_out, fan_in]. They are means over
 * the batch, which is taken in parts to bound the memory, except under target propagation: its feedback needs the whole.
 */
async function firstDirections(moment: Moment): Promise<tf.Tensor3D[]> {
  const { members, state, pass, learner, nextBatch, breathe } = moment;
  const isWhole = isTargetPropagation(members[0].train.rule);
  const rows = isWhole
    ? Infinity
    : chunkRows((cutMembers(members.length) / members.length) * state.W.reduce((sum, { size }) => sum + size, 0));
  let directions = state.W.map((W) => tf.zerosLike(W));
  let [from, samples] = [0, Infinity];
  while (from < samples) {
    const before = directions;
    directions = tf.tidy(() => {
      const batch = nextBatch();
      samples = batch.x.shape[1];
      const part = rowsOfChunk(batch, from, Math.min(from + rows, samples));
      const input = learner.input(state, pass(state, part.x), part);
      const { W } = directionsOf(learner.errors(input), state);
      return W.map((direction, l) => tf.add(before[l], tf.mul(direction, part.x.shape[1] / samples)));
    });
    from += rows;
    tf.dispose(before);
    await breathe();
  }
  return directions;
}

/** Returns the direction in which the optimizer's first step moves the weights of layer `l`, 0-based. */
function firstMove({ state, optimizer }: Moment, direction: tf.Tensor3D, l: number): tf.Tensor3D {
  return optimizer.advise(direction, state.memory.W[l], optimizer.tick(state.clock), l).direction;
}
