import { beforeAll, describe, expect, it } from 'vitest';
import { parseExperiment } from '../../config/experiment.ts';
import { runOffset } from '../../config/frame.ts';
import { changeDraft } from '../../settings/draft.ts';
import { makeTask, type Task } from '../../tasks/tasks.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import type { Divergence } from '../run/divergence-watch.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';

beforeAll(() => openBackend('wasm'));

const noDigits = () => Promise.reject(new Error('There are no digits here.'));
const datasetOf = async (task: Task) => (await makeTask(task, noDigits)).dataset;

/** Trains a network, looking at its losses as a run without a page does, and diagnoses it when it diverges. */
async function diagnosed(config: object, lookAt: (step: number) => boolean = () => true) {
  const experiment = experimentOf(config);
  const run = await createRun({ members: [experiment], dataset: await datasetOf(experiment.task) });
  let divergence: Divergence | null = null;
  while (divergence === null && run.stepsDone <= experiment.train.steps) {
    if (lookAt(run.stepsDone)) divergence = await run.divergence(await run.measure('light'));
    if (divergence === null) run.step();
  }
  const diagnosis = divergence && (await run.diagnose(divergence));
  run.dispose();
  return { experiment, divergence, diagnosis: diagnosis ?? expect.fail('It did not diverge.') };
}

/** Returns the sentence of the run with the remedy, `null` if it stays well for so many steps. */
async function afterRemedy({ experiment, diagnosis }: Awaited<ReturnType<typeof diagnosed>>, steps: number) {
  const { path, value } = diagnosis.remedy ?? expect.fail('There is no remedy.');
  const changed = parseExperiment(changeDraft(experiment, path, value));
  if (!changed.ok) return expect.fail(`The lab refuses ${path} = ${value}.`);
  const run = await createRun({ members: [changed.experiment], dataset: await datasetOf(experiment.task) });
  let found = await run.divergence(await run.measure('light'));
  for (let step = 0; step < steps && found === null; step++) {
    run.step();
    found = await run.divergence(await run.measure('light'));
  }
  run.dispose();
  return found;
}

describe('a network that diverges', () => {
  it('whose output is without any force at step 0 is not said to have an inference that grows from it', async () => {
    const { diagnosis } = await diagnosed({
      task: { name: 'curve', curve: 'step', samples: 16, testSamples: 16 },
      net: { width: 8, depth: 1, activation: 'gelu', bias: true, outputInit: 'zero' },
      scaling: { preset: 'sp' },
      train: {
        rule: 'pc',
        pc: { steps: 20, dt: 0.02, schedule: 'synchronous', fixedPrediction: true, gammaOut: 1e-200, gbar: 0 },
        ...{ optimizer: 'momentum', lr: 1000, batch: 'full', steps: 24 },
      },
    });
    expect(diagnosis.sentence).toContain('Training diverged');
    expect(diagnosis.sentence).not.toMatch(/Inference|NaN|undefined/);
  });

  it('by its weight decay alone is not said to have sharpened', async () => {
    const found = await diagnosed({
      task: { name: 'planar', shape: 'spirals', samples: 450, noise: 0.15 },
      net: { width: 8, depth: 2, activation: 'tanh' },
      scaling: { preset: 'sp' },
      train: { lr: 0.3, batch: 30, steps: 2000, weightDecay: 10 },
      measure: { twin: false },
    });
    expect(found.diagnosis.control).toBe('train.weightDecay');
    expect(found.diagnosis.sentence).toMatch(
      /weight decay takes 3 times each weight in a step .* multiplies the weights by −2/,
    );
    expect(await afterRemedy(found, 50)).toBeNull();
  });

  it('by small batches is told their own limit, since the linearized network diverges too', async () => {
    const found = await diagnosed({
      task: { name: 'linear-teacher', d: 32, samples: 256, testSamples: 0 },
      net: { width: 64, depth: 1, activation: 'tanh' },
      scaling: { preset: 'ntp', gamma0: 0.001, centered: true },
      train: { lr: 0.8, lrUnit: 'critical', batch: 1, steps: 400 },
      measure: { twin: true, probe: 8 },
    });
    expect(found.diagnosis.sentence).toMatch(/trained by the same batches of 1, diverges too/);
    expect(found.diagnosis.sentence).not.toMatch(/sharpened/);
    expect(await afterRemedy(found, 400)).toBeNull();
  });

  it('in the inference of predictive coding is told a smaller dt, and not a rate', async () => {
    const found = await diagnosed({
      task: { name: 'linear-teacher', d: 6, outputs: 3, samples: 64 },
      net: { width: 64, depth: 4, activation: 'relu' },
      scaling: { preset: 'sp' },
      train: { rule: 'pc', pc: { steps: 60, dt: 1, schedule: 'synchronous' }, lr: 1e-6, steps: 5 },
      measure: { twin: false },
    });
    expect(found.diagnosis.control).toBe('train.pc.dt');
    expect(await afterRemedy(found, 5)).toBeNull();
  });

  it('at step 0 is told a smaller gain', async () => {
    const found = await diagnosed({
      task: { name: 'chain', d: 16, samples: 64 },
      net: { gain: 10, activation: 'quadratic', depth: 12, width: 32 },
    });
    expect(found.diagnosis.control).toBe('net.gain');
    expect(found.diagnosis.sentence).not.toMatch(/rate/);
    expect(await afterRemedy(found, 0)).toBeNull();
  });

  it('above the critical rate is told, under cross-entropy, that it is a limit at output 0', async () => {
    const { diagnosis } = await diagnosed({
      task: { name: 'planar', shape: 'spirals', samples: 30, targets: 'onehot' },
      net: { width: 32, depth: 3, activation: 'linear' },
      train: { loss: 'ce', lr: 1000, lrUnit: 'critical', steps: 400 },
      measure: { twin: false },
    });
    expect(diagnosis.sentence).toMatch(/1000 times 1, the critical rate/);
    expect(diagnosis.sentence).toMatch(/unstable at output 0/);
    expect(diagnosis.sentence).not.toMatch(/diverges/);
  });

  it.each([
    ['linear', 8, 64],
    ['relu', 5, 512],
    ['relu', 10, 512],
  ])(
    'by gradients that no rate is low enough for (%s, gain %d) is told a smaller gain',
    async (activation, gain, samples) => {
      const found = await diagnosed({
        task: { name: 'chain', d: 16, samples },
        net: { gain, activation, depth: 12, width: 64 },
        train: { lr: 0.02 },
      });
      expect(found.diagnosis.control).toBe('net.gain');
      expect(found.diagnosis.sentence).toMatch(/no rate the lab takes is low enough/);
      expect(found.diagnosis.sentence).not.toMatch(/NaN/);
      expect(await afterRemedy(found, 20)).toBeNull();
    },
  );

  it('by decay and gradient together is told so', async () => {
    const found = await diagnosed({
      task: { name: 'chain', d: 16, samples: 64 },
      net: { width: 64, depth: 1, activation: 'tanh' },
      scaling: { gamma0: 1, centered: true },
      train: { lr: 0.025, weightDecay: 79.2, steps: 400 },
    });
    expect(found.diagnosis.sentence).toMatch(/takes 1.98 times each weight/);
    expect(found.diagnosis.control).toBe('train.weightDecay');
    expect(await afterRemedy(found, 50)).toBeNull();
  });

  it('above the critical rate is told that rate, which divides rates that converge from those that diverge', async () => {
    const lazy = (lr: number) => ({
      task: { name: 'linear-teacher', d: 6 },
      net: { width: 256, depth: 2, activation: 'tanh' },
      // A network so lazy that it is its own linearization.
      scaling: { preset: 'ntp', gamma0: 0.01, centered: true },
      train: { lr },
    });
    const { diagnosis } = await diagnosed(lazy(1000));
    const critical = Number(/times ([\d.e+-]+), the critical rate/.exec(diagnosis.sentence)?.[1]);
    expect(critical).toBeGreaterThan(0);
    const change = async (lr: number) => {
      const experiment = experimentOf(lazy(lr));
      const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
      const loss = async () => (await run.measure('light'))[runOffset('loss')];
      const start = await loss();
      for (let step = 0; step < 60; step++) run.step();
      const end = await loss();
      run.dispose();
      return end / start;
    };
    // The sentence rounds the critical rate to two digits, so stay 10 % clear of it.
    expect(await change(0.9 * critical)).toBeLessThan(1);
    expect(await change(1.1 * critical)).toBeGreaterThan(1);
  });

  it('in a warm-up is told the rate that it had reached', async () => {
    const [lr, warmup] = [8, 400];
    const found = await diagnosed({
      task: { name: 'linear-teacher', d: 6 },
      net: { width: 64, depth: 2, activation: 'tanh' },
      scaling: { preset: 'ntp', gamma0: 0.01, centered: true },
      train: { lr, lrUnit: 'critical', schedule: { warmup } },
    });
    const step = found.divergence?.step ?? NaN;
    expect(step).toBeLessThan(warmup);
    const reached = Number(/The learning rate ([\d.]+) is/.exec(found.diagnosis.sentence)?.[1]);
    expect(reached).toBeGreaterThan(1);
    expect(reached).toBeCloseTo((lr * step) / warmup, 4);
    expect(await afterRemedy(found, warmup + 50)).toBeNull();
  });

  it('below the critical rate is told its sharpness, where it has sharpened and where it was sharp from the start', async () => {
    const rich = (net: object, scaling: object, lr: number) => ({
      task: { name: 'chain', d: 16, samples: 64 },
      net: { width: 64, ...net },
      scaling: { preset: 'mup', centered: true, ...scaling },
      train: { lr, lrUnit: 'critical', steps: 400 },
      measure: { twin: false },
    });
    const sharp = await diagnosed(rich({ depth: 2, activation: 'quadratic' }, { gamma0: 3 }, 0.9));
    const [, atStart] = /its sharpness was ([\d.]+) at step 0 already/.exec(sharp.diagnosis.sentence) ?? [];
    expect(Number(atStart)).toBeGreaterThan(1);
    expect(await afterRemedy(sharp, 100)).toBeNull();
    const sharpened = await diagnosed(rich({ depth: 4, activation: 'relu' }, { gamma0: 10 }, 0.4));
    const [, start, calm] = /sharpness was ([\d.]+) at step 0 and ([\d.]+) at/.exec(sharpened.diagnosis.sentence) ?? [];
    expect(Number(start)).toBeLessThan(1);
    expect(Number(calm)).toBeGreaterThan(1);
  });

  it('for no reason that can be tested is told so, and no cause', async () => {
    const found = await diagnosed({
      task: { name: 'linear-teacher', d: 6 },
      net: { width: 64, depth: 2, activation: 'relu' },
      train: { rule: 'fa', lr: 3 },
      measure: { twin: false },
    });
    const { diagnosis } = found;
    expect(await afterRemedy(found, 200)).toBeNull();
    expect(diagnosis.sentence).toMatch(
      /None of the causes that the lab can compute was found.*Tried from the start at/,
    );
  });
});

describe('a network that a rate just above the critical one does not end', () => {
  const happens = async (lr: number) => {
    const experiment = experimentOf({
      task: { name: 'chain', d: 16, samples: 64 },
      net: { width: 64, depth: 2, activation: 'relu' },
      scaling: { preset: 'mup', gamma0: 0.01, centered: true },
      train: { lr, lrUnit: 'critical', steps: 400 },
    });
    const run = await createRun({ members: [experiment], dataset: await datasetOf(experiment.task) });
    const happened = [];
    let last = await run.measure('light');
    for (let step = 0; step < 300; step++) {
      if (await run.divergence(last)) expect.fail('It diverged.');
      const [one] = await run.happenings(last);
      if (one) happened.push(one);
      run.step();
      last = await run.measure('light');
    }
    run.dispose();
    return { happened, loss: last[runOffset('loss')], twinLoss: last[runOffset('twinLoss')] };
  };

  it('is named a catapult, with its sharpness before and after, while its twin explodes', async () => {
    const { happened, loss, twinLoss } = await happens(1.05);
    expect(happened).toEqual([expect.objectContaining({ kind: 'catapult' })]);
    const [, before, after] = /sharpness of ([\d.]+),.*less sharp: ([\d.]+) at step/.exec(happened[0].sentence) ?? [];
    expect(Number(before)).toBeGreaterThan(1);
    expect(Number(after)).toBeLessThan(1);
    expect(loss).toBeLessThan(0.01);
    expect(twinLoss).toBeGreaterThan(1e3);
  });

  it('is no catapult below the critical rate', async () => {
    expect((await happens(0.95)).happened).toEqual([]);
  });
});
