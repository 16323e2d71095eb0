import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, unpackFrame } from '../../config/frame.ts';
import { openBackend } from '../backends/open-backend.ts';
import type { Moment } from './reader.ts';
import { readBack } from './reading.ts';
import { weightMoveReader } from './weight-move.ts';

/** Reads weightMove of each layer of a network of one hidden layer, from the moves and the norms at step 0. */
async function read(moved: number[][][], squaredWeights: number[]): Promise<(number | null)[]> {
  const moment = {
    depth: 1,
    state: { moved: moved.map((W) => tf.tensor3d([W])) },
    start: { squaredWeights: squaredWeights.map((squared) => tf.tensor1d([squared])) },
  };
  const frame = new Float32Array(frameLayout(1).stride).fill(NaN);
  await readBack(weightMoveReader.read(moment as unknown as Moment), frame, 1);
  return unpackFrame(frameLayout(1), frame).weights.map(({ weightMove }) => weightMove);
}

describe('the movement of the weights', () => {
  beforeAll(() => openBackend('wasm'));

  it('is the norm of W - W_0 in units of that of W_0, layer by layer', async () => {
    // ||(3, 4)|| = 5 of ||W_0|| = 10, and ||(5, 12)|| = 13 of 2.
    expect(await read([[[3], [4]], [[5, 12]]], [100, 4])).toEqual([0.5, 6.5]);
  });

  it('is 0 where nothing moved, and not defined for weights that began at 0', async () => {
    expect(await read([[[0, 0]], [[1]]], [9, 0])).toEqual([0, null]);
  });
});
