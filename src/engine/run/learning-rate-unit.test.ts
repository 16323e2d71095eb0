import { beforeAll, describe, expect, it } from 'vitest';
import { parseExperiment } from '../../config/experiment.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset, lossesAt } from '../testing/experiments.ts';

/** Returns a network so lazy that it is its own linearization. */
const config = (lr: number, lrUnit: string) =>
  experimentOf({
    task: { name: 'linear-teacher', d: 6 },
    net: { width: 256, depth: 2, activation: 'tanh' },
    scaling: { preset: 'ntp', gamma0: 1e-3, centered: true },
    train: { lr, lrUnit, layerLr: [1, 0.5, 2] },
  });
/** The top mode grows by 1.02^2 a step at 1.01 times the critical rate, and falls by .98^2 below it. */
const STEPS = 400;

describe('the critical unit of the learning rate', () => {
  beforeAll(() => openBackend('wasm'));

  it('is where full-batch gradient descent on the mse of the lazy network begins to diverge', async () => {
    const dataset = gaussianDataset(config(1, 'critical'));
    const growth = async (lr: number) => {
      const [[before], [after]] = await lossesAt([config(lr, 'critical')], dataset, [STEPS / 2, STEPS]);
      return after / before;
    };
    expect(await growth(0.99)).toBeLessThan(1);
    expect(await growth(1.01)).toBeGreaterThan(1);
  });

  it('appears in the scaling table as absolute rates, also after a change', async () => {
    const experiment = config(0.5, 'critical');
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    const [[row]] = run.scaling();
    run.setLearningRate(0.25);
    const [[halved]] = run.scaling();
    run.dispose();
    const [[absolute]] = await tableOf(0.5);
    expect(row.lr / absolute.lr).not.toBeCloseTo(1, 2);
    expect(halved.lr / row.lr).toBeCloseTo(0.5, 9);
  });

  it('is refused with optimizers whose steps are no gradients', () => {
    const parsed = parseExperiment({ train: { optimizer: 'adam', lrUnit: 'critical' } });
    expect(parsed).toMatchObject({ ok: false, problems: [{ key: 'train.lrUnit' }] });
  });
});

async function tableOf(lr: number) {
  const experiment = config(lr, 'absolute');
  const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
  run.dispose();
  return run.scaling();
}
