import { beforeAll, describe, expect, it } from 'vitest';
import { unpackFrame } from '../../config/frame.ts';
import { rateAt } from '../../config/settings/schedule-settings.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';

const STEPS = 12;
/** At the base width, where the rates of all layers are `train.lr` itself. */
const config = (train: object) =>
  experimentOf({
    task: { name: 'linear-teacher', d: 4, outputs: 2 },
    net: { width: 8, baseWidth: 8, depth: 2, activation: 'tanh' },
    scaling: { centered: true },
    train: { lr: 0.0625, batch: 4, ...train },
    measure: { twin: true, infinite: true, sharpness: true },
  });
const SCHEDULE = { kind: 'cosine', warmup: 4, steps: 8, final: 0.1 };

const [constant, scheduled] = [config({}), config({ schedule: SCHEDULE })];
const dataset = gaussianDataset(constant);

/** Trains, and returns the frame and the weights after each step. */
async function trained(byHand: boolean) {
  const run = await createRun({ members: [byHand ? constant : scheduled], dataset });
  const seen = [];
  for (let step = 0; step <= STEPS; step++) {
    if (byHand) run.setLearningRates([{ lr: rateAt(scheduled, step) }]);
    seen.push([unpackFrame(run.layout, await run.measure('full')), await run.weights()]);
    run.step();
  }
  run.dispose();
  return seen;
}

describe.each([
  ['wasm', 'captured'],
  ['wasm', 'eager'],
  ['cpu', 'captured'],
] as const)('a schedule on %s, %s', (backend, execution) => {
  beforeAll(() => openBackend(backend, { execution }));

  it('is a change of the rate before each step, for the network, its twins and its sharpness', async () => {
    expect(await trained(false)).toEqual(await trained(true));
  });
});

describe('a schedule', () => {
  beforeAll(() => openBackend('wasm'));

  it('leaves the table of the scaling as it is', async () => {
    const runs = await Promise.all([constant, scheduled].map((member) => createRun({ members: [member], dataset })));
    expect(runs[0].scaling()).toEqual(runs[1].scaling());
    for (const run of runs) run.dispose();
  });

  it('goes on at its step in networks that go on from there', async () => {
    const first = await createRun({ members: [scheduled], dataset });
    while (first.stepsDone < 5) first.step();
    const start = await first.handOver();
    const later = await createRun({ members: [scheduled], dataset, start });
    for (const run of [first, later]) run.step();
    expect(await later.weights()).toEqual(await first.weights());
    for (const run of [first, later]) run.dispose();
  });

  it('whose rate is 0 at its end moves nothing there', async () => {
    const run = await createRun({ members: [config({ schedule: { kind: 'cosine', steps: 3 } })], dataset });
    while (run.stepsDone < 3) run.step();
    const end = await run.weights();
    run.step();
    expect(await run.weights()).toEqual(end);
    run.dispose();
  });

  it('is not part of the critical rate, in units of which its rate may be', async () => {
    const critical = { batch: 'full', lrUnit: 'critical' };
    const [plain, warmed] = [critical, { ...critical, schedule: { warmup: 4 } }].map(config);
    const run = await createRun({ members: [warmed], dataset });
    const without = await createRun({ members: [plain], dataset });
    expect(run.scaling()).toEqual(without.scaling());
    without.setLearningRates([{ lr: plain.train.lr / 4 }]);
    for (const each of [run, without]) each.step();
    expect(await run.weights()).toEqual(await without.weights());
    for (const each of [run, without]) each.dispose();
  });
});
