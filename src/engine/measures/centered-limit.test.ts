import { Matrix } from 'ml-matrix';
import type * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, weightOffset } from '../../config/frame.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { rowsOfTensors, ruleBench } from '../testing/rule-bench.ts';
import { readCenteredLimit } from './centered-limit.ts';
import { walkOutputRows } from './output-rows.ts';
import { readBack } from './reading.ts';

/** float32 products against float64. */
const FLOAT32_TOLERANCE = 1e-5;
/** A step of lr changes the cosine by about lr times a number of order 1. */
const SMALL_LR = 1e-4;

const SAMPLES = 12;
const breathe = () => Promise.resolve();

const experimentWith = (train: object) =>
  experimentOf({
    task: { name: 'linear-teacher', d: 6 },
    net: { width: 16, depth: 2, activation: 'tanh' },
    train: { lr: SMALL_LR, ...train },
    measure: { probe: SAMPLES },
  });

/** Reads the limit of every weight layer, with its rows D. */
async function limitsOf(experiment: ReturnType<typeof experimentWith>) {
  const bench = ruleBench(experiment, gaussianDataset(experiment, SAMPLES));
  const { W } = bench.directions();
  const rows: tf.Tensor3D[] = [];
  const keep = (l: number, { D }: { D: tf.Tensor3D }) => {
    rows[l - 1] = D.clone();
    return Promise.resolve();
  };
  await walkOutputRows(bench.state.W, bench.signals, bench.input.phi, keep, breathe);
  const frame = new Float32Array(frameLayout(2).stride);
  await readBack(await Promise.all(rows.map((D, l) => readCenteredLimit(2, l, D, W[l], breathe))), frame, 1);
  return { bench, rows, limits: rows.map((_, l) => frame[weightOffset(2, l, 'nfaCenteredLimit')]) };
}

describe('the early-time limit of the centred alignment', () => {
  beforeAll(() => openBackend('wasm'));

  it('of backpropagation with mse and one output is cosine(X^T L P L X, X^T L P^2 L X)', async () => {
    const { bench, rows, limits } = await limitsOf(experimentWith({}));
    const matrices = async (tensors: tf.Tensor3D[]) => (await rowsOfTensors(tensors)).map((x) => new Matrix(x));
    const [inputs, D, [error]] = [
      await matrices(bench.signals.h),
      await matrices(rows),
      await matrices([bench.input.deltaOut]),
    ];
    limits.forEach((limit, l) => {
      const LX = Matrix.diag(error.to1DArray()).mmul(inputs[l]);
      const P = D[l].mmul(D[l].transpose());
      const [nfm, agop] = [LX.transpose().mmul(P).mmul(LX), LX.transpose().mmul(P).mmul(P).mmul(LX)];
      const cosine = Matrix.mul(nfm, agop).sum() / nfm.norm() / agop.norm();
      expect(Math.abs(limit - cosine)).toBeLessThan(FLOAT32_TOLERANCE);
    });
  });

  it.each([{}, { optimizer: 'momentum' }, { optimizer: 'slo' }, { rule: 'fa' }, { rule: 'dtp' }])(
    'is the alignment after one small step (%o)',
    async (train) => {
      const experiment = experimentWith(train);
      const { limits } = await limitsOf(experiment);
      const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment, SAMPLES) });
      run.step();
      const frame = await run.measure('full');
      limits.forEach((limit, l) => {
        expect(Math.abs(frame[weightOffset(2, l, 'nfaCentered')] - limit)).toBeLessThan(10 * SMALL_LR);
      });
      run.dispose();
    },
  );
});
