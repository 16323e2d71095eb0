import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, weightOffset } from '../../config/frame.ts';
import { randomStream } from '../../maths/random.ts';
import { activationFunction } from '../activations/activation-function.ts';
import { openBackend } from '../backends/open-backend.ts';
import { initialWeights } from '../network/initial-weights.ts';
import { forward } from '../network/network.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { readOmega } from './omega.ts';
import { readBack } from './reading.ts';

const WIDTH = 256;
/** The sampling error of omega: norms of 256 x 256 normals are off by some per cent, and log_256 divides by 5.5. */
const SAMPLING_TOLERANCE = 0.02;

const stream = randomStream(5, 'probe');
const normals = (...shape: [number, number, number]) =>
  tf.tensor3d(Float32Array.from({ length: shape[0] * shape[1] * shape[2] }, stream.normal), shape);

async function omegaOf(initial: tf.Tensor3D, dh: tf.Tensor3D): Promise<number> {
  const frame = new Float32Array(frameLayout(1).stride);
  await readBack([readOmega(1, 1, initial, dh)], frame, 1);
  return frame[weightOffset(1, 1, 'omega')];
}

/** Returns omega of the readout after one step, on the training set. */
async function readoutOmega(rule: string): Promise<number> {
  const experiment = experimentOf({
    task: { name: 'linear-teacher', d: 8 },
    net: { width: WIDTH, baseWidth: 64, depth: 2, activation: 'tanh' },
    train: { rule, lr: 0.2 },
  });
  const dataset = gaussianDataset(experiment, 32);
  const run = await createRun({ members: [experiment], dataset });
  run.step();
  const [now] = await run.weights();
  run.dispose();

  const start = initialWeights(experiment);
  const shapes: [number, number, number][] = [
    [1, WIDTH, 8],
    [1, WIDTH, WIDTH],
    [1, 1, WIDTH],
  ];
  const x = tf.tensor3d(dataset.train.x, [1, 32, 8]);
  const tensors = (weights: Float32Array[]) => weights.map((W, l) => tf.tensor3d(W, shapes[l]));
  const features = (W: tf.Tensor3D[]) => forward({ W }, { phi: activationFunction('tanh'), beta: null }, x).h[2];
  return omegaOf(tensors(start)[2], tf.sub(features(tensors(now)), features(tensors(start))));
}

describe('omega', () => {
  beforeAll(() => openBackend('wasm'));

  it('is 1/2 for moves that are independent of the weights', async () => {
    const omega = await omegaOf(normals(1, WIDTH, WIDTH), normals(1, 40, WIDTH));
    expect(Math.abs(omega - 0.5)).toBeLessThan(SAMPLING_TOLERANCE);
  });

  it('is 1 for moves along the one row of the weights, however small', async () => {
    const W = normals(1, 1, WIDTH);
    for (const size of [1, 1e-25]) {
      expect(Math.abs((await omegaOf(W, tf.mul(tf.tile(W, [1, 40, 1]), size))) - 1)).toBeLessThan(1e-5);
    }
  });

  it('is not defined where nothing has moved', async () => {
    expect(await omegaOf(normals(1, 3, WIDTH), tf.zeros([1, 4, WIDTH]))).toBeNaN();
  });

  it('of the readout is near 1 at the first step of backpropagation, and near 1/2 at that of target propagation', async () => {
    expect(await readoutOmega('bp')).toBeGreaterThan(0.9);
    expect(Math.abs((await readoutOmega('tp')) - 0.5)).toBeLessThan(0.1);
  });
});
