import { beforeAll, describe, expect, it } from 'vitest';
import { runOffset, unpackFrame } from '../../config/frame.ts';
import { scalingTable } from '../../config/scaling.ts';
import { openBackend } from '../backends/open-backend.ts';
import { initialWeights } from './initial-weights.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';

const task = { name: 'linear-teacher', d: 40, outputs: 2 };
/** Returns five times the error of the sample std of n normals, which is off by 1 / sqrt(2 n). */
const stdTolerance = (count: number) => 5 / Math.sqrt(2 * count);
/** f_0 is a float32 sum of pairs that cancel. */
const ZERO = 1e-6;
/** A relative move of the weights that is larger than rounding. */
const SEEN = 1e-3;

const rms = (values: Float32Array) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);

describe('initial weights', () => {
  beforeAll(() => openBackend('cpu'));

  it.each(['sp', 'ntp', 'mup', 'ip'])('have the std of the scaling table (%s)', (preset) => {
    const experiment = experimentOf({ task, net: { width: 96, baseWidth: 24 }, scaling: { preset } });
    const weights = initialWeights(experiment);
    scalingTable(experiment).forEach(({ std }, l) => {
      expect(Math.abs(rms(weights[l]) / std - 1)).toBeLessThan(stdTolerance(weights[l].length));
    });
  });

  it('of a sign readout are all +-std_out', () => {
    const experiment = experimentOf({ task, net: { width: 64, outputInit: 'sign' } });
    const { std } = scalingTable(experiment)[3];
    const readout = initialWeights(experiment)[3];
    expect(new Set(readout)).toEqual(new Set([Math.fround(std), Math.fround(-std)]));
  });

  it.each([
    ['a zero readout', { outputInit: 'zero' }],
    ['a symmetric network', { symmetric: true }],
  ])('of %s give f_0 = 0 without centring', async (_, net) => {
    const experiment = experimentOf({ task, net: { width: 32, activation: 'gelu', ...net } });
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    const frame = await run.measure('light');
    run.dispose();
    expect(frame[runOffset('outputRms')]).toBeLessThan(ZERO);
  });

  it('of a symmetric network pass gradients to every layer', async () => {
    const experiment = experimentOf({
      task,
      net: { width: 32, activation: 'tanh', symmetric: true },
      train: { lr: 1 },
    });
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    run.step();
    const frame = unpackFrame(run.layout, await run.measure('light'));
    run.dispose();
    for (const { weightMove } of frame.weights) expect(weightMove).toBeGreaterThan(SEEN);
  });

  it('of a symmetric network keep the std of every layer', () => {
    const experiment = experimentOf({ task, net: { width: 96, symmetric: true } });
    const weights = initialWeights(experiment);
    scalingTable(experiment).forEach(({ std }, l) => {
      expect(Math.abs(rms(weights[l]) / std - 1)).toBeLessThan(stdTolerance(weights[l].length / 4));
    });
  });
});
