import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import { ACTIVATION_ROWS, ACTIVATIONS } from '../../maths/activation.ts';
import { unpackFrame } from '../../config/frame.ts';
import { randomStream } from '../../maths/random.ts';
import { scalingTable } from '../../config/scaling.ts';
import { activationDifference, activationFunction } from '../activations/activation-function.ts';
import { openBackend } from '../backends/open-backend.ts';
import { initialWeights } from '../network/initial-weights.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { referenceTraining, rowsOf, type ReferenceState } from '../testing/reference-network.ts';

/**
 * The required error is 1 %. The plain difference of float32 signals differs from float64 by 5e-3 here, the lazy mode
 * by 1.3e-4.
 */
const TOLERANCE = 5e-4;
const STEPS = 100;

type Matrix = number[][];
const flat = (a: Matrix) => a.flat();
const minus = (a: Matrix, b: Matrix): Matrix => a.map((row, i) => row.map((value, j) => value - b[i][j]));
const norm = (values: number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
const rms = (a: Matrix) => norm(flat(a)) / Math.sqrt(flat(a).length);
const transpose = (a: Matrix): Matrix => a[0].map((_, j) => a.map((row) => row[j]));
const times = (a: Matrix, b: Matrix): Matrix => {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => row.reduce((sum, value, i) => sum + value * column[i], 0)));
};
const gram = (a: Matrix) => times(a, transpose(a));
const cosine = (a: Matrix, b: Matrix) => {
  const [x, y] = [flat(a), flat(b)];
  return x.reduce((sum, value, i) => sum + value * y[i], 0) / norm(x) / norm(y);
};
const change = (now: Matrix, start: Matrix) => norm(flat(minus(now, start))) / norm(flat(start));

/** Returns Theta up to a factor (docs/maths.md 5.1), for k = 1 and the learning rates `lr` of the layers. */
const tangentKernel = ({ h, rows }: ReferenceState, lr: number[]): Matrix =>
  rows
    .map((D, l) => {
      const [outer, inner] = [gram(D), gram(h[l])];
      return outer.map((row, a) => row.map((value, b) => lr[l] * value * inner[a][b]));
    })
    .reduce((sum, part) => sum.map((row, a) => row.map((value, b) => value + part[a][b])));

/** Computes the measures of docs/maths.md 5 in float64, as written there. */
function measuresOf(now: ReferenceState, start: ReferenceState, lr: number[]) {
  const hidden = now.h.slice(1);
  return {
    loss: now.loss,
    outputRms: rms(now.f),
    ntkChange: change(tangentKernel(now, lr), tangentKernel(start, lr)),
    layers: hidden.map((H, l) => ({
      featureMove: change(H, start.h[l + 1]),
      deltaRms: rms(minus(now.z[l], start.z[l])),
      kernelChange: change(gram(H), gram(start.h[l + 1])),
    })),
    weights: now.w.map((W, l) => {
      const moved = minus(W, start.w[l]);
      const K = times(transpose(now.rows[l]), now.rows[l]);
      const nfa = (w: Matrix) => cosine(times(transpose(w), w), times(transpose(w), times(K, w)));
      return { weightMove: change(W, start.w[l]), nfaUncentered: nfa(W), nfaCentered: nfa(moved) };
    }),
  };
}

const experiment = (activation: Experiment['net']['activation'], centered: boolean) =>
  experimentOf({
    task: { name: 'linear-teacher', d: 6 },
    net: { width: 32, baseWidth: 16, depth: 3, activation },
    scaling: { preset: 'mup', gamma0: 1e-4, centered },
    train: { lr: 0.05 },
  });

describe('a network deep in the lazy end', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    ['tanh', true],
    ['relu', true],
    ['gelu', true],
    ['quadratic', true],
    ['tanh', false],
  ] as const)('(%s, centred: %s) keeps its digits at gamma0 = 1e-4', async (activation, centered) => {
    const config = experiment(activation, centered);
    const dataset = gaussianDataset(config);
    const weights = initialWeights(config);
    const table = scalingTable(config);
    const layers = table.map(({ fanIn, lr }, l) => ({
      multiplier: 1,
      w: rowsOf(weights[l], fanIn),
      lr,
      biasLr: null,
    }));
    const [start, end] = [0, STEPS].map((steps) =>
      referenceTraining(layers, activation, dataset, { gamma0: 1e-4, centered }, steps),
    );
    const expected = measuresOf(
      end,
      start,
      table.map(({ lr }) => lr),
    );
    expect(end.loss).toBeLessThan(0.9 * start.loss);

    const run = await createRun({ members: [config], dataset, weights });
    for (let step = 0; step < STEPS; step++) run.step();
    const found = unpackFrame(run.layout, await run.measure('full'));
    run.dispose();
    expectWithin(found, expected, '');
  });
});

/** Compares every number of `expected` with its namesake. */
function expectWithin(found: unknown, expected: object, where: string): void {
  for (const [key, value] of Object.entries(expected) as [string, unknown][]) {
    const namesake = (found as Record<string, unknown>)[key];
    if (typeof value === 'object' && value !== null) expectWithin(namesake, value, `${where} ${key}`);
    else expect(Math.abs(Number(namesake) / Number(value) - 1), `${where} ${key}`).toBeLessThan(TOLERANCE);
  }
}

describe('the difference of an activation', () => {
  beforeAll(() => openBackend('wasm'));

  it.each(ACTIVATIONS)('(%s) keeps the digits of the step, however short it is', (activation) => {
    const stream = randomStream(3, 'probe');
    for (const scale of [1e-7, 1e-4, 1e-2, 0.3, 3]) {
      const z0 = Float32Array.from({ length: 200 }, stream.normal);
      const dz = Float32Array.from({ length: 200 }, () => scale * stream.normal());
      const phi = activationFunction(activation);
      const found = tf.tidy(() => {
        const [start, step] = [z0, dz].map((values) => tf.tensor3d(values, [1, 1, 200]));
        const z = tf.add<tf.Tensor3D>(start, step);
        return activationDifference(phi, { z0: start, dz: step, z, h0: phi.value(start), h: phi.value(z) }).dataSync();
      });
      const { value } = ACTIVATION_ROWS[activation];
      const exact = Array.from(z0, (z, i) => value(z + dz[i]) - value(z));
      const error = norm(exact.map((difference, i) => difference - found[i])) / norm(exact);
      expect(error, `steps of ${scale}`).toBeLessThan(DIFFERENCE_TOLERANCE);
    }
  });
});

/**
 * The rounding of float32 and of tfjs's erf, which is accurate to 1.5e-7 of 1 where the plain difference takes over.
 */
const DIFFERENCE_TOLERANCE = 3e-6;
