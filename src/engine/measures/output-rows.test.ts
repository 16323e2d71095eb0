import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { activationFunction } from '../activations/activation-function.ts';
import { openBackend } from '../backends/open-backend.ts';
import { forward } from '../network/network.ts';
import { walkOutputRows } from './output-rows.ts';

beforeAll(() => openBackend('wasm'));

it.each(['relu', 'linear'] as const)(
  'the rows of a %s network of two outputs are the derivatives of its outputs, layer by layer from the output down',
  async (activation) => {
    const W = [
      tf.tensor3d([
        [
          [1, 0],
          [0, 1],
          [1, 1],
        ],
      ]),
      tf.tensor3d([
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ]),
    ];
    // Of the first input the second unit is below 0, of the second the first one.
    const x = tf.tensor3d([
      [
        [2, -1],
        [-1, 2],
      ],
    ]);
    const architecture = { phi: activationFunction(activation), beta: null };
    const signals = forward({ W }, architecture, x);
    const seen: [number, unknown, unknown][] = [];
    const visit = async (l: number, { D, H }: { D: tf.Tensor3D; H: tf.Tensor3D }) => {
      seen.push([l, (await D.array())[0], H]);
    };
    const before = tf.memory().numTensors;
    await walkOutputRows(W, signals, architecture, visit, () => Promise.resolve());
    expect(tf.memory().numTensors).toBe(before);

    const identities = [
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 1],
    ];
    const below =
      activation === 'relu'
        ? [
            [1, 0, 3],
            [4, 0, 6],
            [0, 2, 3],
            [0, 5, 6],
          ]
        : [
            [1, 2, 3],
            [4, 5, 6],
            [1, 2, 3],
            [4, 5, 6],
          ];
    expect(seen).toEqual([
      [2, identities, signals.h[1]],
      [1, below, signals.h[0]],
    ]);
  },
);
