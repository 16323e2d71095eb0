import { beforeAll, describe, expect, it } from 'vitest';
import { unpackFrame, type Frame } from '../../config/frame.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';

/** The gap to the linearization at gamma0 = 1e-3, of the order of gamma0, as is the move of the features. */
const LAZY_TOLERANCE = 1e-3;
/** A change of the loss of ten times the tolerance and more. */
const CHANGED = 0.01;
/** Numbers of samples of 8 outputs: with many the twin is trained in its weights, with few in function space. */
const SAMPLES = { weights: 300, functions: 20 };

const config = (change: { net?: object; scaling?: object; train?: object; measure?: object } = {}) =>
  experimentOf({
    task: { name: 'linear-teacher', d: 6, outputs: 8 },
    net: { width: 16, depth: 2, activation: 'tanh', ...change.net },
    scaling: { preset: 'mup', gamma0: 1e-3, centered: true, ...change.scaling },
    train: { lr: 0.05, batch: 10, ...change.train },
    ...(change.measure && { measure: change.measure }),
  });

async function frameAfter(steps: number, experiment: ReturnType<typeof config>, samples: number): Promise<Frame> {
  const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment, samples) });
  for (let step = 0; step < steps; step++) {
    if (step === steps / 2) run.setLearningRates([{ lr: experiment.train.lr / 2 }]);
    run.step();
  }
  const frame = unpackFrame(run.layout, await run.measure('full'));
  run.dispose();
  return frame;
}

describe.each(Object.entries(SAMPLES))('the lazy twin, trained in its %s,', (_, samples) => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    ['sgd', {}],
    ['momentum', { train: { optimizer: 'momentum', lr: 0.01 } }],
    ['biases', { net: { bias: true } }],
    ['an output that does not start at 0', { net: { outputGain: 3e-3 }, scaling: { centered: false } }],
    ['full batches', { train: { batch: 'full' } }],
  ])('is the network itself deep in the lazy end (%s)', async (_, change) => {
    const start = await frameAfter(0, config(change), samples);
    const { loss, testLoss, twinLoss, twinTestLoss, twinGap } = await frameAfter(60, config(change), samples);
    expect(Math.abs(Number(loss) / Number(start.loss) - 1)).toBeGreaterThan(CHANGED);
    expect(Math.abs(Number(twinLoss) / Number(loss) - 1)).toBeLessThan(LAZY_TOLERANCE);
    expect(Math.abs(Number(twinTestLoss) / Number(testLoss) - 1)).toBeLessThan(LAZY_TOLERANCE);
    expect(Number(twinGap) / Math.sqrt(Number(loss))).toBeLessThan(LAZY_TOLERANCE);
  });

  it('parts from a rich network, the more so the richer', async () => {
    const gaps: number[] = [];
    for (const gamma0 of [0.1, 1])
      gaps.push(Number((await frameAfter(60, config({ scaling: { gamma0 } }), samples)).twinGap));
    expect(gaps[0]).toBeGreaterThan(0);
    expect(gaps[1]).toBeGreaterThan(5 * gaps[0]);
  });

  it.each([
    ['is switched off', { measure: { twin: false } }],
    ['has no gradient to follow', { train: { rule: 'fa' } }],
    ['has no gradient descent', { train: { optimizer: 'adam' } }],
    ['has weight decay in its way', { train: { weightDecay: 0.1 } }],
  ])('is not there where it %s', async (_, change) => {
    const { twinLoss, twinGap } = await frameAfter(1, config(change), samples);
    expect([twinLoss, twinGap]).toEqual([null, null]);
  });
});
