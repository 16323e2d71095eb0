import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import { isTargetPropagation } from '../../config/settings/local-rules.ts';
import { RULES } from '../../config/settings/local-rules.ts';
import { OPTIMIZERS } from '../../config/settings/train-settings.ts';
import { ACTIVATIONS } from '../../maths/activation.ts';
import { taskShape } from '../../tasks/tasks.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { openHeapMeter, type HeapMeter } from '../testing/heap-meter.ts';
import { runMemory } from './run-memory.ts';
import type { StepKind } from '../backends/counting/count-memory.ts';

/**
 * The most by which the estimate may exceed the real memory: it counts whole layers where their parts take turns. It is
 * an upper bound, so that a refused run really could not have run.
 */
const MOST_TOO_MUCH = 2;

const teacher = (d: number, outputs = 1) => ({ name: 'linear-teacher', d, outputs });
const alone = { twin: false };
const sharp = { twin: false, sharpness: true };

/** Experiments that are each large in another way: configuration, samples, members. */
const LARGE: [what: string, config: object, samples: number, members: number][] = [
  ['weights', { task: teacher(16), net: { width: 512, depth: 2 }, measure: alone }, 32, 1],
  ['weights of many layers', { task: teacher(16), net: { width: 256, depth: 8 }, measure: alone }, 32, 1],
  [
    'weights and what adam remembers',
    { task: teacher(16), net: { width: 256, depth: 4, bias: true }, train: { optimizer: 'adam', lr: 1e-3 } },
    32,
    1,
  ],
  ['weights under slo', { task: teacher(16), net: { width: 256, depth: 3 }, train: { optimizer: 'slo' } }, 32, 1],
  ['weights and feedback', { task: teacher(16), net: { width: 256, depth: 3 }, train: { rule: 'fa' } }, 64, 1],
  [
    'weights and learned feedback',
    {
      task: teacher(16),
      net: { width: 256, depth: 3 },
      train: { rule: 'dtp', tp: { feedback: 'learned' }, batch: 32 },
    },
    64,
    1,
  ],
  ['targets', { task: teacher(16), net: { width: 256, depth: 3 }, train: { rule: 'tp', batch: 64 } }, 128, 1],
  ['a batch', { task: teacher(16), net: { width: 128, depth: 3 }, measure: alone }, 4000, 1],
  [
    'a batch under gelu',
    { task: teacher(16), net: { width: 128, depth: 3, activation: 'gelu' }, measure: alone },
    2000,
    1,
  ],
  [
    'a batch of predictive coding',
    {
      task: teacher(16),
      net: { width: 128, depth: 3, activation: 'tanh' },
      train: { rule: 'pc', pc: { steps: 4 } },
    },
    2000,
    1,
  ],
  [
    'a batch of a residual network',
    { task: teacher(16), net: { width: 128, depth: 5, activation: 'tanh', residual: 'plain' }, measure: alone },
    2000,
    1,
  ],
  [
    'a batch of a lazy network',
    { task: teacher(16), net: { width: 128, depth: 3, activation: 'tanh' }, scaling: { gamma0: 1e-3 }, measure: alone },
    1000,
    1,
  ],
  ['an ensemble', { task: teacher(16, 2), net: { width: 32, depth: 2 }, measure: alone }, 128, 32],
  ['samples', { task: teacher(512), net: { width: 16, depth: 1 }, train: { batch: 16 }, measure: alone }, 4000, 1],
  ['the kernel of a twin', { task: teacher(64), net: { width: 128, depth: 3 } }, 1000, 1],
  ['the Jacobian of a twin', { task: teacher(64, 5), net: { width: 128, depth: 2 }, train: { batch: 64 } }, 1000, 1],
  ['weights and their sharpness', { task: teacher(16), net: { width: 512, depth: 2 }, measure: sharp }, 32, 1],
  [
    'samples of the sharpness',
    { task: teacher(16), net: { width: 128, depth: 3, activation: 'gelu', bias: true }, measure: sharp },
    2000,
    1,
  ],
  [
    'inputs of a feature machine',
    { task: teacher(512), net: { width: 16, depth: 1 }, measure: { ...alone, rfm: true, rfmRounds: 1 } },
    200,
    1,
  ],
  ['a probe set', { task: teacher(16, 4), net: { width: 64, depth: 2 }, measure: { probe: 128, twin: false } }, 256, 1],
];

/** Returns how a run steps, since target propagation is never captured. */
const stepKind = (execution: StepKind, { train }: Experiment): StepKind =>
  execution === 'captured' && isTargetPropagation(train.rule) ? 'eager' : execution;

describe.each(['captured', 'eager', 'plain'] as const)('the memory of a run on wasm, %s', (execution) => {
  let meter: HeapMeter;
  beforeAll(async () => {
    await openBackend('wasm', { execution });
    meter = openHeapMeter();
  });
  afterAll(() => meter.close());

  it.each(LARGE)('with large %s is at most the estimate, and not much less', async (_, config, samples, count) => {
    const experiment = experimentOf(config);
    const dataset = gaussianDataset(experiment, samples);
    const before = meter.live;
    meter.reset();
    const members = Array.from({ length: count }, (_, seed) => ({ ...experiment, seed }));
    const run = await createRun({ members, dataset });
    await run.measure('alignment');
    run.step();
    run.step();
    await run.divergence(await run.measure(experiment.measure.sharpness ? 'full' : 'alignment'));
    run.dispose();

    const { bytes } = await runMemory({
      experiment,
      members: count,
      train: dataset.train.count,
      test: dataset.test.count,
      inputs: dataset.inputs,
      outputs: dataset.outputs,
      centered: experiment.scaling.centered,
      lazy: experiment.scaling.gamma0 < 0.01,
      backend: 'wasm',
      step: stepKind(execution, experiment),
    });
    const taken = meter.peak - before;
    expect(taken).toBeLessThanOrEqual(bytes);
    expect(bytes / taken).toBeLessThan(MOST_TOO_MUCH);
    expect(meter.live).toBe(before);
  });
});

describe('every operation can be counted for', () => {
  const STEPS = ['captured', 'eager', 'plain'] as const;
  const bytesFor = async (config: object, step: StepKind, lazy = false) => {
    const experiment = experimentOf({ task: teacher(4, 2), net: { width: 8, depth: 2 }, ...config });
    const { inputs, outputs } = taskShape(experiment.task);
    const size = { experiment, members: 1, train: 20, test: 10, inputs, outputs, centered: true, lazy };
    const { bytes } = await runMemory({ ...size, backend: 'webgpu', step: stepKind(step, experiment) });
    return bytes;
  };

  it.each(ACTIVATIONS)('%s', async (activation) => {
    for (const step of STEPS) {
      const net = { width: 8, depth: 2, activation };
      expect(await bytesFor({ net }, step)).toBeGreaterThan(0);
      expect(await bytesFor({ net }, step, true)).toBeGreaterThan(0);
    }
  });

  it.each(RULES)('%s', async (rule) => {
    for (const step of STEPS) expect(await bytesFor({ train: { rule } }, step)).toBeGreaterThan(0);
  });

  it.each(OPTIMIZERS)('%s with biases', async (optimizer) => {
    for (const step of STEPS) {
      const train = { optimizer, weightDecay: 0.1, batch: 5, lrUnit: 'absolute' };
      expect(await bytesFor({ net: { width: 8, depth: 2, bias: true }, train }, step)).toBeGreaterThan(0);
    }
  });

  it('classes, a rate in critical units and the network of infinite width', async () => {
    const classes = { task: { name: 'digits', samples: 20 }, train: { loss: 'ce' } };
    for (const step of STEPS) {
      expect(await bytesFor(classes, step)).toBeGreaterThan(0);
      expect(await bytesFor({ train: { lrUnit: 'critical' } }, step)).toBeGreaterThan(0);
      const scaling = { preset: 'ntp' };
      expect(await bytesFor({ scaling, measure: { infinite: true } }, step)).toBeGreaterThan(0);
    }
  });
});
