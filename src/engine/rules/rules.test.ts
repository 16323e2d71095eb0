import { beforeAll, describe, expect, it } from 'vitest';
import { parseExperiment } from '../../config/experiment.ts';
import { openBackend } from '../backends/open-backend.ts';
import { initialFeedback } from '../network/feedback.ts';
import { initialWeights } from '../network/initial-weights.ts';
import { experimentOf, gaussianDataset, lossesAt } from '../testing/experiments.ts';

const config = (train: object) => ({
  task: { name: 'linear-teacher', d: 6, outputs: 2 },
  net: { width: 24, depth: 3, activation: 'tanh', bias: true },
  train: { lr: 0.05, ...train },
});
const rms = (values: Float32Array) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
/** The sample std of 24 * 24 normals is off by 1 / sqrt(2 n); five times that. */
const STD_TOLERANCE = 5 / Math.sqrt(2 * 24 * 24);

/** float32 in another order of operations. */
const FLOAT32_TOLERANCE = 1e-4;

describe('feedback alignment', () => {
  beforeAll(() => openBackend('wasm'));

  it('with rho = 1 starts as backpropagation, and then parts from it', async () => {
    const [bp, fa] = [experimentOf(config({ rule: 'bp' })), experimentOf(config({ rule: 'fa', rho: 1 }))];
    const dataset = gaussianDataset(bp);
    const [exact, aligned] = [await lossesAt([bp], dataset, [0, 1, 20]), await lossesAt([fa], dataset, [0, 1, 20])];
    expect(aligned[1]).toEqual(exact[1]);
    expect(aligned[2]).not.toEqual(exact[2]);
  });

  it.each([0, 0.6, 1])('has feedback of the std of the weights, and of their part rho = %d', (rho) => {
    const experiment = experimentOf(config({ rule: 'fa', rho }));
    const weights = initialWeights(experiment);
    const feedback = initialFeedback(experiment, weights);
    expect(Math.abs(rms(feedback[1]) / rms(weights[1]) - 1)).toBeLessThan(2 * STD_TOLERANCE);
    const kept =
      feedback[1].reduce((sum, f, i) => sum + f * weights[1][i], 0) / rms(weights[1]) ** 2 / weights[1].length;
    expect(Math.abs(kept - rho)).toBeLessThan(STD_TOLERANCE);
  });

  it('(dfa) has feedback also for more outputs than inputs', () => {
    const task = { name: 'linear-teacher', d: 2, outputs: 5 };
    const experiment = experimentOf({ ...config({ rule: 'dfa' }), task });
    const [first] = initialFeedback(experiment, initialWeights(experiment));
    expect(first).toHaveLength(24 * 5);
    expect(first.every(Number.isFinite)).toBe(true);
  });

  it.each(['fa', 'dfa'])('(%s) learns, from the same weights as backpropagation', async (rule) => {
    const experiment = experimentOf(config({ rule }));
    expect(initialWeights(experiment)).toEqual(initialWeights(experimentOf(config({}))));
    const [[first], [last]] = await lossesAt([experiment], gaussianDataset(experiment), [0, 200]);
    expect(last).toBeLessThan(0.8 * first);
  });
});

describe('predictive coding', () => {
  beforeAll(() => openBackend('wasm'));

  const pc = (settings: object) => experimentOf(config({ rule: 'pc', pc: settings }));

  it('with fixed predictions is backpropagation after one sequential sweep with dt = gammaOut = 1', async () => {
    const bp = experimentOf(config({ rule: 'bp' }));
    const swept = pc({ steps: 1, dt: 1, schedule: 'sequential', fixedPrediction: true, gammaOut: 1 });
    const dataset = gaussianDataset(bp);
    const [exact, found] = [await lossesAt([bp], dataset, [1, 20]), await lossesAt([swept], dataset, [1, 20])];
    exact.forEach(([loss], i) => expect(Math.abs(found[i][0] / loss - 1)).toBeLessThan(FLOAT32_TOLERANCE));
  });

  it('comes to the same equilibrium layer by layer and all at once', async () => {
    const settings = { steps: 1000, dt: 0.2, gammaOut: 1 };
    const dataset = gaussianDataset(pc(settings));
    const losses = await Promise.all(
      ['sequential', 'synchronous'].map((schedule) => lossesAt([pc({ ...settings, schedule })], dataset, [3])),
    );
    expect(Math.abs(losses[0][0][0] / losses[1][0][0] - 1)).toBeLessThan(FLOAT32_TOLERANCE);
  });

  it.each([
    ['richness', { scaling: { gamma0: 2 } }, 'scaling.gamma0'],
    ['centring', { scaling: { centered: true } }, 'scaling.centered'],
    [
      'a width exponent outside of mup',
      { scaling: { preset: 'ntp' }, train: { rule: 'pc', pc: { gbar: -1 } } },
      'train.pc.gbar',
    ],
  ])('refuses %s', (_, change, key) => {
    const parsed = parseExperiment({ train: { rule: 'pc' }, ...change });
    expect(parsed).toMatchObject({ ok: false, problems: [{ key }] });
  });
});
