import { beforeAll, describe, expect, it } from 'vitest';
import { parseExperiment, type Experiment } from '../../config/experiment.ts';
import { ACTIVATIONS } from '../../maths/activation.ts';
import { scalingTable } from '../../config/scaling.ts';
import { openBackend } from '../backends/open-backend.ts';
import { initialWeights } from '../network/initial-weights.ts';
import { experimentOf, gaussianDataset, lossesAt } from '../testing/experiments.ts';
import { referenceTraining, rowsOf } from '../testing/reference-network.ts';

/** The difference of two float32 runs of the same function, rounded differently at every step. */
const FLOAT32_TOLERANCE = 1e-4;
const STEPS = [0, 1, 5, 20];

const task = { name: 'linear-teacher', d: 6, outputs: 2 };
const base = { task, train: { lr: 0.05 } };

const expectSameLosses = async (one: Experiment, other: Experiment) => {
  const dataset = gaussianDataset(one);
  const [first, second] = [await lossesAt([one], dataset, STEPS), await lossesAt([other], dataset, STEPS)];
  first.forEach(([loss], i) => {
    expect(Math.abs(second[i][0] / loss - 1)).toBeLessThan(FLOAT32_TOLERANCE);
  });
  expect(first[0][0] - first[STEPS.length - 1][0]).toBeGreaterThan(FLOAT32_TOLERANCE);
};

describe('the identities of the scaling (docs/maths.md 2)', () => {
  beforeAll(() => openBackend('wasm'));

  it('all presets are the same network at the base width', () => {
    const tableOf = (preset: string) =>
      scalingTable(experimentOf({ ...base, net: { width: 64, baseWidth: 64, bias: true }, scaling: { preset } })).map(
        ({ std, lr, biasLr }) => ({ std, lr, biasLr }),
      );
    for (const preset of ['ntp', 'mup', 'ip']) expect(tableOf(preset)).toEqual(tableOf('sp'));
  });

  it.each([2, 4, 0.5])('ntp with gamma0 = sqrt(rho) is mup, step for step (rho = %d)', async (rho) => {
    const net = { width: 16 * rho, baseWidth: 16, activation: 'tanh' };
    await expectSameLosses(
      experimentOf({ ...base, net, scaling: { preset: 'mup' } }),
      experimentOf({ ...base, net, scaling: { preset: 'ntp', gamma0: Math.sqrt(rho) } }),
    );
  });

  it('ip with one hidden layer is mup', async () => {
    const net = { width: 32, baseWidth: 8, depth: 1, activation: 'erf' };
    await expectSameLosses(
      experimentOf({ ...base, net, scaling: { preset: 'ip' } }),
      experimentOf({ ...base, net, scaling: { preset: 'mup' } }),
    );
  });

  it('custom exponents equal to those of a preset are that preset', () => {
    const net = { width: 128, baseWidth: 32 };
    expect(scalingTable(experimentOf({ net, scaling: { preset: 'custom', b: [0, 0.5, 1], c: [-1, 0, 1] } }))).toEqual(
      scalingTable(experimentOf({ net, scaling: { preset: 'mup' } })),
    );
  });

  it.each([-0.5, 0, 0.7])('the abc symmetry (a + t, b - t, c - 2t) leaves f_t unchanged (t = %d)', async (t) => {
    const experiment = experimentOf({ ...base, net: { width: 16, baseWidth: 4, activation: 'tanh' } });
    const dataset = gaussianDataset(experiment);
    const rho = 4;
    const weights = initialWeights(experiment);
    const layers = scalingTable(experiment).map(({ fanIn, lr }, l) => ({
      multiplier: rho ** -t,
      w: rowsOf(weights[l], fanIn).map((row) => row.map((w) => w * rho ** t)),
      lr: lr * rho ** (2 * t),
      biasLr: null,
    }));
    const losses = await lossesAt([experiment], dataset, STEPS);
    STEPS.forEach((step, i) => {
      const expected = referenceTraining(layers, 'tanh', dataset, { gamma0: 1 }, step).loss;
      expect(Math.abs(losses[i][0] / expected - 1)).toBeLessThan(FLOAT32_TOLERANCE);
    });
  });

  it.each(['momentum', 'adam', 'slo'])(
    'all presets that %s has are the same network at the base width',
    (optimizer) => {
      const tableOf = (preset: string) =>
        scalingTable(
          experimentOf({ ...base, net: { width: 64, baseWidth: 64 }, scaling: { preset }, train: { optimizer } }),
        ).map(({ std, lr }) => ({ std, lr }));
      for (const preset of optimizer === 'adam' ? ['ntp', 'mup'] : ['ntp', 'mup', 'ip']) {
        expect(tableOf(preset)).toEqual(tableOf('sp'));
      }
    },
  );

  it('ip has no learning rates under adam, as the schema says', () => {
    const parsed = parseExperiment({ scaling: { preset: 'ip' }, train: { optimizer: 'adam' } });
    expect(parsed).toMatchObject({ ok: false, problems: [{ key: 'scaling.preset', value: 'ip' }] });
  });

  it('the speeds of slo are absolute: neither width nor richness scales them', () => {
    const table = scalingTable(
      experimentOf({
        net: { width: 512, baseWidth: 32 },
        scaling: { preset: 'mup', gamma0: 0.1 },
        train: { optimizer: 'slo', lr: 0.3, slo: { speeds: [1, 2, 3, 4] } },
      }),
    );
    expect(table.map(({ lr }) => lr)).toEqual([0.3, 0.3, 0.3, 0.3]);
  });

  it('kappa divides every learning rate by rho^kappa and nothing else', () => {
    const tableOf = (lrExponent: number) =>
      scalingTable(experimentOf({ net: { width: 128, baseWidth: 32 }, scaling: { preset: 'sp', lrExponent } }));
    const scaled = tableOf(1);
    tableOf(0).forEach((row, l) => {
      expect(scaled[l].std).toBe(row.std);
      expect(scaled[l].lr).toBeCloseTo(row.lr / 4, 12);
      expect(scaled[l].abc.c).toBe(row.abc.c + 1);
    });
  });
});

describe('backpropagation against float64 plain loops', () => {
  beforeAll(() => openBackend('cpu'));

  it.each(ACTIVATIONS)('%s, with biases and richness 2', async (activation) => {
    const experiment = experimentOf({
      task,
      net: { width: 12, baseWidth: 8, depth: 2, activation, bias: true },
      scaling: { preset: 'mup', gamma0: 2 },
      train: { lr: 0.01, layerLr: [1, 0.5, 2] },
    });
    const dataset = gaussianDataset(experiment);
    const weights = initialWeights(experiment);
    const layers = scalingTable(experiment).map(({ fanIn, lr, biasLr }, l) => ({
      multiplier: 1,
      w: rowsOf(weights[l], fanIn),
      lr,
      biasLr,
    }));
    const losses = await lossesAt([experiment], dataset, STEPS);
    STEPS.forEach((step, i) => {
      const expected = referenceTraining(layers, activation, dataset, { gamma0: 2 }, step).loss;
      expect(Math.abs(losses[i][0] / expected - 1)).toBeLessThan(FLOAT32_TOLERANCE);
    });
  });
});
