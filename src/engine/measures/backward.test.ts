import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, unpackFrame } from '../../config/frame.ts';
import { activationFunction } from '../activations/activation-function.ts';
import { openBackend } from '../backends/open-backend.ts';
import { forward } from '../network/network.ts';
import { experimentOf } from '../testing/experiments.ts';
import { backwardReader } from './backward.ts';
import type { Moment } from './reader.ts';
import { readBack } from './reading.ts';

type Rows = number[][];

/** Float32. */
const DIGITS = 6;

const LINEAR = activationFunction('linear');

/** A linear network 2 - 2 - 1 whose readout learns three times as fast. */
const experimentWith = (bias: boolean) =>
  experimentOf({
    task: { name: 'linear-teacher', d: 2 },
    net: { width: 2, baseWidth: 2, depth: 1, activation: 'linear', bias },
    scaling: { preset: 'sp' },
    train: { layerLr: [1, 3] },
  });

const identity: Rows = [
  [1, 0],
  [0, 1],
];
const stretched: Rows = [
  [2, 0],
  [0, 1],
];

/** The moment of weights that began as `initial`, on the inputs (1, 0) and (0, 1) with the targets 1 and 2. */
function momentOf(initial: Rows[], now: Rows[], bias = false): Moment {
  const [W0, W] = [initial, now].map((weights) => weights.map((rows) => tf.tensor3d([rows])));
  const [x, y] = [identity, [[1], [2]]].map((rows) => tf.tensor3d([rows]));
  const architecture = { phi: LINEAR, beta: null };
  const signalsOf = (weights: tf.Tensor3D[]) => forward({ W: weights }, architecture, x);
  const moment: Partial<Moment> = {
    members: [experimentWith(bias)],
    architecture,
    probe: { x, y, z0: null },
    depth: 1,
    state: { W, initial: W0, moved: W.map((weights, l) => tf.sub(weights, W0[l])) } as Moment['state'],
    signals: signalsOf(W),
    start: { signals: signalsOf(W0), features: [], squaredWeights: [], made: new Map() },
    asks: () => false,
    breathe: () => Promise.resolve(),
  };
  return moment as Moment;
}

async function read(moment: Moment) {
  const frame = new Float32Array(frameLayout(1).stride).fill(NaN);
  await readBack(await backwardReader.read(moment), frame, 1);
  return unpackFrame(frameLayout(1), frame);
}

describe('the measures that go back through the network', () => {
  beforeAll(() => openBackend('wasm'));

  it('compare the tangent kernel, at the rates of the layers, with that of step 0', async () => {
    // Theta = 1 ||w||^2 x.x' + 3 (W x).(W x'): from (1 + 3) I to diag(2 + 12, 2 + 3).
    const found = await read(momentOf([identity, [[1, 0]]], [stretched, [[1, 1]]]));
    const { ntkMove, ntkChange, ntkTarget, ntkRank } = found;
    expect(ntkMove).toBeCloseTo(1 - 19 / Math.sqrt(2 * 221), DIGITS);
    expect(ntkChange).toBeCloseTo(Math.sqrt((100 + 1) / 32), DIGITS);
    expect(ntkTarget).toBeCloseTo((14 + 4 * 5) / (Math.sqrt(221) * 5), DIGITS);
    expect(ntkRank).toBeCloseTo((14 + 5) ** 2 / 221, DIGITS);
  });

  it('have in the tangent kernel what biases add', async () => {
    // 1 ||w||^2 + 3 in each entry: from (4, 0; 0, 4) + 4 to (14, 0; 0, 5) + 5.
    const moment = momentOf([identity, [[1, 0]]], [stretched, [[1, 1]]], true);
    const { ntkMove, ntkChange, ntkTarget } = await read(moment);
    expect(ntkMove).toBeCloseTo(1 - (8 * 29 + 4 * 10) / Math.sqrt(160 * 511), DIGITS);
    expect(ntkChange).toBeCloseTo(Math.sqrt((121 + 1 + 1 + 4) / 160), DIGITS);
    expect(ntkTarget).toBeCloseTo((19 + 4 * 5 + 4 * 10) / (Math.sqrt(511) * 5), DIGITS);
  });

  it('keep the kernel of step 0, which is computed once', async () => {
    const moment = momentOf([identity, [[1, 0]]], [stretched, [[1, 1]]]);
    const first = await read(moment);
    expect([...moment.start.made.keys()]).toEqual(['tangentKernel']);
    // Other weights of step 0 no longer count.
    moment.state.initial = moment.state.W;
    expect(await read(moment)).toEqual(first);
  });

  it('are the alignment of each layer of weights, and of what it has learned', async () => {
    const [hidden, readout] = (await read(momentOf([identity, [[1, 0]]], [stretched, [[1, 1]]]))).weights;
    // NFM = diag(4, 1), AGOP = (2, 1)^T (2, 1); moved are the first row of W, and the second entry of w.
    expect(hidden.nfaUncentered).toBeCloseTo(17 / (Math.sqrt(17) * 5), DIGITS);
    expect(hidden.nfaCentered).toBeCloseTo(1, DIGITS);
    expect(hidden.nfaRatio).toBeCloseTo(1 / 17, DIGITS);
    expect(readout.nfaUncentered).toBeCloseTo(1, DIGITS);
    expect(readout.nfaRatio).toBeCloseTo(1 / 4, DIGITS);
  });
});
