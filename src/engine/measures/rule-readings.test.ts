import { inverse, Matrix } from 'ml-matrix';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, runOffset, weightOffset } from '../../config/frame.ts';
import { openBackend } from '../backends/open-backend.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import { bp } from '../rules/bp.ts';
import { directionsOf } from '../rules/rule.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { rowsOfTensors, ruleBench } from '../testing/rule-bench.ts';
import { readBack, type Reading } from './reading.ts';
import { readDirectionCosines } from './rule-cosines.ts';
import { gaussNewtonDirections } from './rule-gauss-newton.ts';
import { inferenceCurve, readInference } from './rule-inference.ts';

/** float32 against float64 or in another order of operations. */
const FLOAT32_TOLERANCE = 1e-4;

const benchOf = (train: object, outputs = 2) => {
  const experiment = experimentOf({
    task: { name: 'linear-teacher', d: 6, outputs },
    net: { width: 16, depth: 2, activation: 'tanh' },
    train,
  });
  return ruleBench(experiment, gaussianDataset(experiment));
};

async function frameOf(reading: Reading): Promise<Float32Array> {
  const frame = new Float32Array(frameLayout(2).stride);
  await readBack([reading], frame, 1);
  return frame;
}

async function bpCosines(train: object): Promise<number[]> {
  const { input, directions } = benchOf(train);
  const reading = readDirectionCosines(
    'bpCosine',
    directions(),
    tf.tidy(() => directionsOf(bp(input), input.weights)),
  );
  const frame = await frameOf(reading);
  return [0, 1, 2].map((l) => frame[weightOffset(2, l, 'bpCosine')]);
}

describe('the cosine with backpropagation', () => {
  beforeAll(() => openBackend('wasm'));

  it('is 1 in every layer for feedback equal to the weights, and for predictive coding with a single sweep', async () => {
    const swept = { steps: 1, dt: 1, fixedPrediction: true };
    for (const train of [
      { rule: 'fa', rho: 1 },
      { rule: 'pc', pc: swept },
    ]) {
      for (const cosine of await bpCosines(train)) expect(Math.abs(cosine - 1)).toBeLessThan(FLOAT32_TOLERANCE);
    }
  });

  it.each(['fa', 'dfa', 'tp', 'dtp'])('is 1 at the readout of %s, and less below', async (rule) => {
    const found = await bpCosines({ rule });
    expect(Math.abs(found[2] - 1)).toBeLessThan(FLOAT32_TOLERANCE);
    for (const cosine of found.slice(0, 2)) expect(cosine).toBeLessThan(0.99);
  });
});

describe('the Gauss-Newton target', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([1, 3])('has the errors C^-1 delta of the explicit Jacobians (k = %d)', async (outputs) => {
    const { input } = benchOf({ rule: 'pc' }, outputs);
    const before = memoryTensors();
    const found = await gaussNewtonDirections(input, () => Promise.resolve());
    expect(memoryTensors()).toBe(before + 3);

    const rows = (await rowsOfTensors(found.W)).map((W) => new Matrix(W));
    const [, W2, W3] = (await rowsOfTensors(input.weights.W)).map((W) => new Matrix(W));
    const [x, h1, h2] = await rowsOfTensors(input.signals.h);
    const [delta] = await rowsOfTensors([input.deltaOut]);
    const slopes = (h: number[]) => Matrix.columnVector(h.map((value) => 1 - value ** 2));
    const expected = [0, 0, 0].map((_, l) => Matrix.zeros(rows[l].rows, rows[l].columns));
    delta.forEach((error, a) => {
      const J2 = W3;
      const J1 = W3.mmul(Matrix.diag(slopes(h2[a]).to1DArray())).mmul(W2);
      const C = Matrix.add(J1.mmul(J1.transpose()), J2.mmul(J2.transpose()));
      const target = inverse(C).mmul(Matrix.columnVector(error));
      const deltas = [J1, J2].map((J, l) => Matrix.mul(J.transpose().mmul(target), slopes([h1, h2][l][a])));
      [...deltas, target].forEach((column, l) => expected[l].add(column.mmul(Matrix.rowVector([x, h1, h2][l][a]))));
    });
    // One positive factor, the scale of C, is arbitrary.
    const factor = rows[2].norm() / expected[2].norm();
    rows.forEach((found, l) => {
      const difference = Matrix.sub(found, Matrix.mul(expected[l], factor)).norm() / found.norm();
      expect(difference).toBeLessThan(FLOAT32_TOLERANCE);
    });
  });
});

describe('the reading of inference', () => {
  beforeAll(() => openBackend('wasm'));

  it.each(['sequential', 'synchronous'])('starts at gammaOut times the loss, and falls (%s)', async (schedule) => {
    const { input } = benchOf({ rule: 'pc', pc: { schedule, gammaOut: 2, dt: 0.1, steps: 60 } });
    const [{ energy, gap }] = await inferenceCurve(input);
    const [loss] = await tf.tidy(() => input.lossSum(input.signals.z[3])).data();
    expect(Math.abs(energy[0] / ((2 * loss) / 12) - 1)).toBeLessThan(FLOAT32_TOLERANCE);
    expect(energy).toHaveLength(61);
    for (let step = 1; step <= 60; step++) expect(energy[step]).toBeLessThan(energy[step - 1]);
    expect(gap[0]).toBe(1);
    expect(gap[60]).toBeLessThan(0.1);

    const { reading, directions } = readInference(input);
    tf.dispose([directions.W, directions.b ?? []]);
    const frame = await frameOf(reading);
    expect(frame[runOffset('inferenceEnergy')]).toBeCloseTo(energy[60], 5);
    expect(frame[runOffset('equilibriumGap')]).toBeCloseTo(gap[60], 5);
  });

  it('with fixed predictions is at its equilibrium after one sequential sweep of dt = 1', async () => {
    const { input } = benchOf({ rule: 'pc', pc: { steps: 2, dt: 1, fixedPrediction: true } });
    const [{ gap }] = await inferenceCurve(input);
    expect(gap[1]).toBeLessThan(FLOAT32_TOLERANCE);
  });

  it('keeps no tensors', async () => {
    const { input } = benchOf({ rule: 'pc' });
    const before = memoryTensors();
    await inferenceCurve(input);
    expect(memoryTensors()).toBe(before);
  });
});
