import { beforeAll, describe, expect, it } from 'vitest';
import { runOffset } from '../../config/frame.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';

const config = (lr: number) => ({
  task: { name: 'linear-teacher', d: 6 },
  net: { width: 256, depth: 2, activation: 'tanh' },
  // A network so lazy that it is its own linearization.
  scaling: { preset: 'ntp', gamma0: 0.01, centered: true },
  train: { lr },
});

const sentenceAfter = async (lr: number, steps: number) => {
  const experiment = experimentOf(config(lr));
  const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
  expect(await run.divergence(await run.measure('light'))).toBeNull();
  for (let step = 0; step < steps; step++) run.step();
  const sentence = await run.divergence(await run.measure('light'));
  run.dispose();
  return sentence;
};

describe('the critical learning rate', () => {
  beforeAll(() => openBackend('wasm'));

  it('separates lazy training that converges from training that diverges', async () => {
    const sentence = await sentenceAfter(1000, 30);
    expect(sentence).toMatch(/by step 30 the loss went from/);
    const critical = Number(/times ([\d.e+-]+),/.exec(sentence ?? '')?.[1]);
    expect(critical).toBeGreaterThan(0);
    const loss = async (lr: number) => {
      const experiment = experimentOf(config(lr));
      const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
      const start = (await run.measure('light'))[runOffset('loss')];
      for (let step = 0; step < 60; step++) run.step();
      const end = (await run.measure('light'))[runOffset('loss')];
      run.dispose();
      return end / start;
    };
    // The sentence rounds the critical rate to two digits, so stay 10 % clear of it.
    expect(await loss(0.9 * critical)).toBeLessThan(1);
    expect(await loss(1.1 * critical)).toBeGreaterThan(1);
  });
});
