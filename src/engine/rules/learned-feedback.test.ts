import { Matrix, solve } from 'ml-matrix';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '../backends/open-backend.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { rowsOfTensors, ruleBench } from '../testing/rule-bench.ts';

/** The tolerance of the learned matrix, since SGD with a small rate keeps circling its goal. */
const SGD_TOLERANCE = 0.05;

const config = (seed = 0) => ({
  seed,
  task: { name: 'linear-teacher', d: 6, outputs: 2 },
  net: { width: 8, depth: 2, activation: 'tanh' },
  train: { rule: 'dtp', lr: 0.1, batch: 4, tp: { feedback: 'learned' } },
});

describe('learned feedback', () => {
  beforeAll(() => openBackend('wasm'));

  it('of a linear readout converges to the regression of noisy features, S W^T (W S W^T)^-1', async () => {
    const noise = 0.5;
    const experiment = experimentOf({
      ...config(),
      net: { width: 8, depth: 1, activation: 'linear', outputGain: 2 },
      train: { rule: 'dtp', tp: { feedback: 'learned', noise, feedbackLr: 0.1 } },
    });
    const { input, signals, learnFeedback } = ruleBench(experiment, gaussianDataset(experiment, 256));
    let { feedback } = input;
    for (let step = 0; step < 600; step++) {
      const before = feedback;
      feedback = learnFeedback({ ...input, feedback });
      tf.dispose(before);
    }
    const [found] = await rowsOfTensors(feedback);

    const [[h], [W]] = [await rowsOfTensors(signals.h.slice(1)), await rowsOfTensors(input.weights.W.slice(1))];
    const [H, readout] = [new Matrix(h), new Matrix(W)];
    const S = Matrix.add(Matrix.div(H.transpose().mmul(H), 256), Matrix.mul(Matrix.eye(8), noise ** 2));
    const outputs = readout.mmul(S).mmul(readout.transpose());
    const expected = solve(outputs, readout.mmul(S)).transpose();
    expect(Matrix.sub(new Matrix(found), expected).norm() / expected.norm()).toBeLessThan(SGD_TOLERANCE);
  });

  it('is bit-identical for the same seed, whatever is measured meanwhile, and keeps its tensors', async () => {
    const record = async (seed: number, measure: boolean) => {
      const experiment = experimentOf(config(seed));
      const before = memoryTensors();
      const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
      if (measure) await run.measure('full');
      run.step();
      const held = memoryTensors();
      for (let step = 0; step < 20; step++) {
        run.step();
        if (measure) await run.measure('full');
      }
      expect(memoryTensors()).toBe(held);
      const [weights] = await run.weights();
      run.dispose();
      expect(memoryTensors()).toBe(before);
      return weights;
    };
    const one = await record(1, false);
    expect(await record(1, true)).toEqual(one);
    expect(await record(2, false)).not.toEqual(one);
  });

  it('of each member of an ensemble is its own', async () => {
    const experiments = [1, 2].map((seed) => experimentOf(config(seed)));
    const dataset = gaussianDataset(experiments[0]);
    const weightsOf = async (members: typeof experiments) => {
      const run = await createRun({ members, dataset });
      for (let step = 0; step < 5; step++) run.step();
      const weights = await run.weights();
      run.dispose();
      return weights.map((layers) => layers.flatMap((layer) => [...layer]));
    };
    const together = await weightsOf(experiments);
    for (const [m, experiment] of experiments.entries()) {
      const [alone] = await weightsOf([experiment]);
      alone.forEach((value, i) => expect(Math.abs(together[m][i] - value)).toBeLessThan(1e-5));
    }
  });
});
