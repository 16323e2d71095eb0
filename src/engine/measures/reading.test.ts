import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { openBackend } from '../backends/open-backend.ts';
import { gram, largestEntry, readBack, tidyReading, unitNorm } from './reading.ts';

beforeAll(() => openBackend('wasm'));

it('sums and matrices of each member come back to its own frame, in one packed read', async () => {
  const sums = (...ofMembers: number[]) => tf.tensor1d(ofMembers);
  const matrix = tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [2, 2, 3]);
  const seen: unknown[] = [];
  const frames = new Float32Array(4);
  const before = tf.memory().numTensors;
  await readBack(
    [
      { sums: [sums(1, 10), sums(2, 20)], finish: ([a, b], frame) => (frame[0] = a + b) },
      {
        matrices: [matrix],
        finish: (none, frame, matrices, member) => {
          seen.push([member, none, matrices.map((values) => [...values])]);
          frame[1] = 7;
        },
      },
      { sums: [sums(5, 50)], finish: ([only], frame) => (frame[0] += only) },
    ],
    frames,
    2,
  );
  expect([...frames]).toEqual([8, 7, 80, 7]);
  expect(seen).toEqual([
    [0, [], [[1, 2, 3, 4, 5, 6]]],
    [1, [], [[7, 8, 9, 10, 11, 12]]],
  ]);
  // All are freed, the matrix too.
  expect(tf.memory().numTensors).toBe(before - 1);
});

it('a tidy reading keeps its sums and matrices, and nothing else', () => {
  const before = tf.memory().numTensors;
  const reading = tidyReading(() => {
    const x = tf.ones<tf.Rank.R3>([1, 2, 2]);
    return { sums: [tf.sum(tf.mul(x, 2), [1, 2])], matrices: [tf.add(x, 1)], finish: () => undefined };
  });
  expect(tf.memory().numTensors).toBe(before + 2);
  tf.dispose([reading.sums ?? [], reading.matrices ?? []]);
});

it('the size of a matrix is that of its largest entry of either sign, by member, and never 0', async () => {
  const x = tf.tensor3d([1, -3, 2, 0, 0, 0, 0, 0, 0, 0, 0.5, 0], [2, 2, 3]);
  const sizes = largestEntry(x);
  expect(sizes.shape).toEqual([2, 1, 1]);
  expect([...(await sizes.data())]).toEqual([3, 0.5]);
  expect((await largestEntry(tf.zeros([1, 2, 2])).data())[0]).toBeGreaterThan(0);
});

it('a matrix over its norm has norm 1, however tiny, and 0 stays 0', async () => {
  const x = tf.tensor3d([3, 4, 0, 0, 6e-30, 8e-30], [3, 1, 2]);
  const found = [...(await unitNorm(x).data())];
  [0.6, 0.8, 0, 0, 0.6, 0.8].forEach((value, i) => expect(found[i]).toBeCloseTo(value, 6));
});

it('the Gram matrix has the inner products of the rows', async () => {
  const x = tf.tensor3d([1, 2, 3, 4, 5, 6], [1, 2, 3]);
  expect(await gram(x).array()).toEqual([
    [
      [14, 32],
      [32, 77],
    ],
  ]);
});
