import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, unpackFrame } from '../../config/frame.ts';
import { openBackend } from '../backends/open-backend.ts';
import { featureReader, featureReference, oneMinusCosine } from './features.ts';
import type { Moment } from './reader.ts';
import { readBack } from './reading.ts';

type Rows = number[][];

/** Float32. */
const DIGITS = 6;

/** Reads the measures of one hidden layer with features H and pre-activations Z, that began as H0 and Z0. */
async function read({ H0, H, Z0 = H0, Z = H }: { H0: Rows; H: Rows; Z0?: Rows; Z?: Rows }, keepsChange = false) {
  const [h0, h, z0, z] = [H0, H, Z0, Z].map((x) => tf.tensor3d([x]));
  const since = { change: { h: [h0, tf.sub(h, h0)], z: [z0, tf.sub(z, z0)] } };
  const moment = {
    signals: { h: [h0, h], z: [z0, z], ...(keepsChange && { since }) },
    start: { features: [featureReference(h0, z0)] },
  };
  const frame = new Float32Array(frameLayout(1).stride).fill(NaN);
  await readBack(featureReader.read(moment as unknown as Moment), frame, 1);
  return unpackFrame(frameLayout(1), frame).layers[0];
}

const start: Rows = [
  [3, 0],
  [0, 4],
  [0, 0],
];
/** The features of the second sample, turned to the other side and halved. */
const moved: Rows = [
  [3, 0],
  [0, -2],
  [0, 0],
];

describe('the measures of a hidden layer', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([false, true])('are those of docs/maths.md 5 (from the change itself: %s)', async (keepsChange) => {
    const found = await read({ H0: start, H: moved }, keepsChange);
    // ||dH|| = 6 of ||H_0|| = 5; six entries.
    expect(found.featureMove).toBeCloseTo(6 / 5, DIGITS);
    expect(found.featureRms).toBeCloseTo(Math.sqrt(13 / 6), DIGITS);
    expect(found.deltaRms).toBeCloseTo(Math.sqrt(6), DIGITS);
    // Phi_0 = diag(9, 16, 0) and Phi = diag(9, 4, 0).
    expect(found.kernelMove).toBeCloseTo(1 - (81 + 64) / Math.sqrt(337 * 97), DIGITS);
    expect(found.kernelChange).toBeCloseTo(12 / Math.sqrt(337), DIGITS);
    expect(found.effectiveRank).toBeCloseTo(13 ** 2 / 97, DIGITS);
    expect(found.gateFlips).toBeCloseTo(1 / 6, DIGITS);
  });

  it('count gates by the sign of pre-activations, not of features', async () => {
    const Z0 = [
      [-1, 2],
      [3, -4],
    ];
    const Z = [
      [1, -2],
      [5, 0.5],
    ];
    const found = await read({ H0: start, H: start, Z0, Z });
    expect(found.gateFlips).toBe(3 / 4);
    expect(found.deltaRms).toBeCloseTo(Math.sqrt((4 + 16 + 4 + 4.5 ** 2) / 4), DIGITS);
    expect(found.featureMove).toBe(0);
  });

  it('have the same shares for tiny features, whose fourth powers float32 has no numbers for', async () => {
    const tiny = (x: Rows) => x.map((row) => row.map((value) => 1e-20 * value));
    const found = await read({ H0: tiny(start), H: tiny(moved) });
    expect(found.featureMove).toBeCloseTo(6 / 5, DIGITS);
    expect(found.kernelChange).toBeCloseTo(12 / Math.sqrt(337), DIGITS);
    expect((found.featureRms ?? NaN) * 1e20).toBeCloseTo(Math.sqrt(13 / 6), DIGITS);
  });

  it('keep the digits of a small change where the pass has kept them', async () => {
    const H = start.map((row) => row.map((value) => value * (1 + 2 ** -20)));
    const { featureMove, kernelChange } = await read({ H0: start, H }, true);
    expect((featureMove ?? NaN) * 2 ** 20).toBeCloseTo(1, DIGITS);
    expect((kernelChange ?? NaN) * 2 ** 19).toBeCloseTo(1, 5);
  });
});

describe('one minus a cosine', () => {
  it('is that of the angle between, from three squared norms', () => {
    // (3, 0) and (2, 2): the cosine is 1 / sqrt 2, and (1, -2) between them.
    expect(oneMinusCosine(5, 9, 8)).toBeCloseTo(1 - Math.SQRT1_2, 14);
    expect(oneMinusCosine(4, 1, 1)).toBe(2);
  });

  it('is 0 between multiples, also where rounding makes the difference too short', () => {
    expect(oneMinusCosine(9, 1, 16)).toBe(0);
    expect(oneMinusCosine(9 - 1e-9, 1, 16)).toBe(0);
  });

  it('is not defined for 0', () => {
    expect(oneMinusCosine(1, 1, 0)).toBeNaN();
  });
});
