import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { frameLayout, unpackFrame } from '../../config/frame.ts';
import { openBackend } from '../backends/open-backend.ts';
import { readBack } from './reading.ts';
import { readDirectionCosines } from './rule-cosines.ts';

type Rows = number[][];

/** Reads the cosines of the directions of a network of one hidden layer, by layer of weights. */
async function cosines(found: Rows[], reference: Rows[]) {
  const directions = [found, reference].map((layers) => ({ W: layers.map((rows) => tf.tensor3d([rows])) }));
  const frame = new Float32Array(frameLayout(1).stride).fill(NaN);
  await readBack([readDirectionCosines('bpCosine', directions[0], directions[1])], frame, 1);
  return unpackFrame(frameLayout(1), frame).weights.map(({ bpCosine }) => bpCosine);
}

beforeAll(() => openBackend('wasm'));

it('the cosine of two directions is that of their matrices, layer by layer and whatever their sizes', async () => {
  // <(3, 4), (4, 3)> = 24 of 5 x 5; the readout goes the other way.
  const [hidden, readout] = await cosines([[[3e-20], [4e-20]], [[2, 0]]], [[[4], [3]], [[-1, 0]]]);
  expect(hidden).toBeCloseTo(24 / 25, 6);
  expect(readout).toBeCloseTo(-1, 6);
});

it('the cosine of two directions is not defined where one of them is 0', async () => {
  expect(await cosines([[[0], [0]], [[1, 0]]], [[[4], [3]], [[0, 0]]])).toEqual([null, null]);
});
