import { Matrix } from 'ml-matrix';
import type * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import { unpackFrame } from '../../config/frame.ts';
import type { FrameKind } from '../../config/measures/measure-row.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { makeTask } from '../../tasks/tasks.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { rowsOfTensors, ruleBench } from '../testing/rule-bench.ts';
import { walkOutputRows } from './output-rows.ts';

/** float32 products against float64. */
const FLOAT32_TOLERANCE = 1e-5;
/** A step of lr changes the cosine by about lr times a number of order 1. */
const SMALL_LR = 1e-4;

const SAMPLES = 12;
const breathe = () => Promise.resolve();

const experimentWith = (train: object, probe = SAMPLES) =>
  experimentOf({
    task: { name: 'linear-teacher', d: 6 },
    net: { width: 16, depth: 2, activation: 'tanh' },
    train: { lr: SMALL_LR, ...train },
    measure: { probe },
  });

/** Returns the limit of every weight layer at step 0, and the alignment after the first step. */
async function limitAndAlignment(experiment: Experiment, dataset: Dataset, kind: FrameKind = 'full') {
  const run = await createRun({ members: [experiment], dataset });
  const weightsAt = async () => unpackFrame(run.layout, await run.measure(kind)).weights;
  const limits = (await weightsAt()).map(({ nfaCenteredLimit }) => nfaCenteredLimit ?? NaN);
  run.step();
  const measured = (await weightsAt()).map(({ nfaCentered }) => nfaCentered ?? NaN);
  run.dispose();
  return { limits, measured };
}

describe('the early-time limit of the centred alignment', () => {
  beforeAll(() => openBackend('wasm'));

  it('of backpropagation with mse and one output is cosine(X^T L P L X, X^T L P^2 L X)', async () => {
    const experiment = experimentWith({});
    const dataset = gaussianDataset(experiment, SAMPLES);
    const { limits } = await limitAndAlignment(experiment, dataset);
    const { state, signals, input } = ruleBench(experiment, dataset);
    const rows: tf.Tensor3D[] = [];
    const keep = (l: number, { D }: { D: tf.Tensor3D }) => {
      rows[l - 1] = D.clone();
      return Promise.resolve();
    };
    await walkOutputRows(state.W, signals, input.architecture, keep, breathe);

    const matrices = async (tensors: tf.Tensor3D[]) => (await rowsOfTensors(tensors)).map((x) => new Matrix(x));
    const [inputs, D, [error]] = [await matrices(signals.h), await matrices(rows), await matrices([input.deltaOut])];
    limits.forEach((limit, l) => {
      const LX = Matrix.diag(error.to1DArray()).mmul(inputs[l]);
      const P = D[l].mmul(D[l].transpose());
      const [nfm, agop] = [LX.transpose().mmul(P).mmul(LX), LX.transpose().mmul(P).mmul(P).mmul(LX)];
      const cosine = Matrix.mul(nfm, agop).sum() / nfm.norm() / agop.norm();
      expect(Math.abs(limit - cosine)).toBeLessThan(FLOAT32_TOLERANCE);
    });
  });

  const learners = [
    {},
    { optimizer: 'momentum' },
    { optimizer: 'slo' },
    { optimizer: 'adam' },
    { rule: 'fa' },
    { rule: 'dtp' },
    { rule: 'pc', optimizer: 'adam' },
  ];
  const batches = [
    { batch: 'full', probe: SAMPLES },
    { batch: 'full', probe: 5 },
    { batch: 3, probe: 7 },
    { batch: 1, probe: SAMPLES },
  ] as const;
  it.each(learners.flatMap((learner) => batches.map((sizes) => ({ ...learner, ...sizes }))))(
    'is the alignment after one small step (%o)',
    async ({ probe, ...train }) => {
      const experiment = experimentWith(train, probe);
      const { limits, measured } = await limitAndAlignment(experiment, gaussianDataset(experiment, SAMPLES));
      limits.forEach((limit, l) => expect(Math.abs(measured[l] - limit)).toBeLessThan(10 * SMALL_LR));
    },
  );

  it.each([{}, { optimizer: 'slo' }, { optimizer: 'adam' }])(
    'is not defined in a layer that never moves (%o)',
    async (train) => {
      const experiment = experimentWith({ ...train, layerLr: [1, 0, 2] });
      const { limits, measured } = await limitAndAlignment(experiment, gaussianDataset(experiment, SAMPLES));
      expect(limits.map(Number.isNaN)).toEqual([false, true, false]);
      expect(measured.map(Number.isNaN)).toEqual([false, true, false]);
    },
  );

  describe('of a wide relu network on the chain task, as in the outside check', () => {
    /** Returns limit and alignment of the first layer; without batches the step sees all 512 samples. */
    async function firstLayer(probe: number, batches?: number[][]) {
      const experiment = experimentOf({
        task: { name: 'chain', d: 20, samples: 512 },
        net: { width: 128, activation: 'relu' },
        scaling: { centered: true },
        train: { lr: 1e-3, batches },
        measure: { probe },
      });
      const { dataset } = await makeTask(experiment.task, () => Promise.reject(new Error('A chain needs no digits.')));
      const { limits, measured } = await limitAndAlignment(experiment, dataset, 'alignment');
      return { limit: limits[0], measured: measured[0] };
    }

    it.each([128, 512])('is measured after the first step with %d probe samples', async (probe) => {
      const { limit, measured } = await firstLayer(probe);
      expect(Math.abs(measured - limit)).toBeLessThan(1e-3);
    });

    it('would be far off with the direction on the probe samples alone', async () => {
      const { measured } = await firstLayer(128);
      const { limit } = await firstLayer(128, [Array.from({ length: 128 }, (_, i) => i)]);
      expect(Math.abs(measured - limit)).toBeGreaterThan(0.04);
    });
  });
});
