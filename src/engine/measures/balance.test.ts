import { beforeAll, describe, expect, it } from 'vitest';
import fixture from '../../../fixtures/bp-ntp-relu-gamma.json' with { type: 'json' };
import { readCase } from '../../config/case.ts';
import { unpackFrame } from '../../config/frame.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';

/** Trains until time `lr * steps` = 0.2 and returns the drift of each hidden layer. */
async function driftsOf(net: object, train: { lr: number } & Record<string, unknown>): Promise<number[]> {
  const experiment = experimentOf({
    task: { name: 'linear-teacher', d: 4 },
    net: { width: 24, depth: 2, baseWidth: 12, ...net },
    train,
    measure: { probe: 8, twin: false },
  });
  const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
  for (let step = 0; step < 0.2 / train.lr; step++) run.step();
  const { layers } = unpackFrame(run.layout, await run.measure('light'));
  run.dispose();
  return layers.map(({ balanceDrift }) => balanceDrift ?? NaN);
}

/** Returns how many times the drift falls when steps are four times as short and as many. */
async function fall(net: object, train: object = {}, lr = 0.02): Promise<number[]> {
  const [coarse, fine] = [await driftsOf(net, { lr, ...train }), await driftsOf(net, { lr: lr / 4, ...train })];
  return coarse.map((drift, l) => drift / fine[l]);
}

describe('the drift of the balance', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    ['linear', {}],
    ['relu', {}],
    ['relu', { layerLr: [3, 0.5, 1] }],
  ])('of %s networks comes from the step size alone: it falls with it (%o)', async (activation, train) => {
    for (const times of await fall({ activation }, train)) expect(Math.abs(times / 4 - 1)).toBeLessThan(0.25);
  });

  it('of tanh networks stays, since their flow conserves no balance', async () => {
    for (const times of await fall({ activation: 'tanh' })) expect(times).toBeLessThan(1.2);
  });

  it('of relu networks with biases stays too: their squares belong to the balance that the flow conserves', async () => {
    for (const times of await fall({ activation: 'relu', bias: true }, {}, 0.002)) expect(times).toBeLessThan(1.2);
  });

  it('keeps its digits in float32, however small it is', async () => {
    const { experiment, ...given } = readCase(fixture);
    const run = await createRun({ members: [experiment], ...given });
    for (const { step, layers } of fixture.expect.frames) {
      while (run.stepsDone < step) run.step();
      const found = unpackFrame(run.layout, await run.measure('light')).layers;
      found.forEach(({ balanceDrift }, l) => {
        const { balanceDrift: expected } = layers[l] as { balanceDrift: number };
        expect(expected).toBeLessThan(1e-5);
        expect(Math.abs((balanceDrift ?? NaN) - expected)).toBeLessThanOrEqual(0.01 * expected);
      });
    }
    run.dispose();
  });

  it('of each member of an ensemble is by its own rates', async () => {
    const one = (layerLr: number[]) =>
      experimentOf({ task: { name: 'linear-teacher', d: 4 }, net: { width: 8, depth: 1 }, train: { layerLr } });
    const members = [one([1, 1]), one([5, 1])];
    const driftOf = async (some: typeof members) => {
      const run = await createRun({ members: some, dataset: gaussianDataset(some[0]) });
      for (let step = 0; step < 5; step++) run.step();
      const frames = await run.measure('light');
      const { stride } = run.layout;
      run.dispose();
      return some.map((_, m) => unpackFrame(run.layout, frames.slice(m * stride)).layers[0].balanceDrift ?? NaN);
    };
    const together = await driftOf(members);
    const alone = [...(await driftOf([members[0]])), ...(await driftOf([members[1]]))];
    together.forEach((drift, m) => expect(Math.abs(drift / alone[m] - 1)).toBeLessThan(1e-4));
    expect(Math.abs(together[0] / together[1] - 1)).toBeGreaterThan(0.1);
  });

  it('is not defined where a layer does not learn', async () => {
    const [first, second] = await driftsOf({}, { lr: 0.1, layerLr: [1, 1, 0] });
    expect(first).toBeGreaterThan(0);
    expect(second).toBeNaN();
  });
});
