/**
 * The two networks of a comparison give, to the last bit, the frames and snapshots of two runs of their own on the same
 * backend: nothing that is summed depends on whether another network is trained beside it.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { canShareEnsemble } from '../../config/ensemble-parts.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { FrameKind } from '../../config/measures/measure-row.ts';
import { makeTask } from '../../tasks/tasks.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { provideTestGpu } from '../testing/test-gpu.ts';

const STEPS = 12;
/** The steps that are measured, and of which snapshots are taken. */
const LOOKS = [0, 1, 5, STEPS];

/** The settings of one side, where they are not those of both. */
interface Side {
  seed?: number;
  scaling?: object;
  train?: object;
}

interface Case {
  task?: object;
  net?: object;
  train?: { rule?: string } & Record<string, unknown>;
  measure?: object;
  /** The settings in which the two differ. */
  sides?: [Side, Side];
  /** Samples of Gaussian data; absent: the data of the task. */
  samples?: number;
  /** The frames that are measured; absent: of every cost. */
  kinds?: FrameKind[];
}

const teacher = { name: 'linear-teacher', d: 5, outputs: 2 };
const LAZY_AND_RICH: [Side, Side] = [{ scaling: { gamma0: 0.01 } }, { scaling: { gamma0: 10 } }];

const CASES: Record<string, Case> = {
  'curve, full batch, with its linearized twin': { task: { name: 'curve' }, measure: { twin: true } },
  'spirals, minibatches, biases': {
    task: { name: 'planar', shape: 'spirals' },
    net: { activation: 'tanh', bias: true },
    train: { batch: 32 },
  },
  'a layer so wide that the samples are cut': {
    net: { width: 300, activation: 'tanh' },
    samples: 600,
    kinds: ['light'],
  },
  'momentum, weight decay': { train: { optimizer: 'momentum', batch: 8, weightDecay: 0.01 }, samples: 30 },
  adam: { net: { activation: 'erf', bias: true }, train: { optimizer: 'adam', lr: 0.003, batch: 8 }, samples: 30 },
  'speed-limited optimization': { net: { activation: 'silu' }, train: { optimizer: 'slo' }, samples: 30 },
  'cross-entropy': {
    task: { name: 'given', d: 4, outputs: 3, classes: 3 },
    train: { loss: 'ce', batch: 5 },
    samples: 30,
  },
  'rates in units of the critical one': { train: { lrUnit: 'critical', lr: 0.5 }, samples: 30 },
  'the sharpness': { measure: { sharpness: true }, samples: 30 },
  'feedback alignment': { net: { bias: true }, train: { rule: 'fa', rho: 0.3 }, samples: 30 },
  'direct feedback alignment': { train: { rule: 'dfa', batch: 4 }, samples: 30 },
  'predictive coding, with two rates': {
    train: { rule: 'pc', pc: { steps: 4, dt: 0.3 } },
    sides: [{ train: { lr: 0.02 } }, { train: { lr: 0.1 } }],
    samples: 12,
  },
  'difference target propagation, with two seeds': {
    train: { rule: 'dtp', tp: { feedback: 'learned' }, batch: 4 },
    sides: [{ seed: 1 }, { seed: 2 }],
    samples: 30,
  },
  'deep in the lazy end': { sides: [{ scaling: { gamma0: 1e-4 } }, { scaling: { gamma0: 5e-3 } }], samples: 30 },
  'one centred and one not': { sides: [{ scaling: { centered: false } }, { scaling: { gamma0: 2 } }], samples: 30 },
  'two scalings': { sides: [{ scaling: { preset: 'ntp' } }, { scaling: { preset: 'mup' } }], samples: 30 },
};

/** Those that are tried on a GPU, which the CPU plays slowly. */
const ON_GPU = ['spirals, minibatches, biases', 'adam'];

function sidesOf({ task = teacher, net, train, measure, sides = LAZY_AND_RICH }: Case): Experiment[] {
  // Predictive coding and target propagation know neither centring nor richness.
  const centered = !['pc', 'dtp'].includes(train?.rule ?? 'bp');
  return sides.map((side) =>
    experimentOf({
      ...side,
      task,
      net: { width: 24, depth: 2, ...net },
      scaling: { preset: 'mup', centered, ...side.scaling },
      train: { lr: 0.05, batch: 'full', ...train, ...side.train },
      measure,
    }),
  );
}

/** Trains the members together; returns the frames and the snapshots of each. */
async function record(members: Experiment[], dataset: Dataset, kinds: readonly FrameKind[]) {
  const run = await createRun({ members, dataset });
  const { stride } = run.layout;
  const sides = members.map(() => ({ frames: [] as Float32Array[], snapshots: [] as unknown[] }));
  for (let step = 0; step <= STEPS; step++) {
    if (step > 0) run.step();
    if (!LOOKS.includes(step)) continue;
    const snapshots = await run.snapshot();
    for (const kind of kinds) {
      const frames = await run.measure(kind);
      sides.forEach((side, m) => side.frames.push(frames.slice(m * stride, (m + 1) * stride)));
    }
    sides.forEach((side, m) => side.snapshots.push(snapshots[m]));
  }
  run.dispose();
  return sides;
}

async function expectSameBits(name: string) {
  const members = sidesOf(CASES[name]);
  const { samples, kinds = ['glance', 'light', 'full'] } = CASES[name];
  const noDigits = () => Promise.reject(new Error('No digits were asked for.'));
  const dataset = samples ? gaussianDataset(members[0], samples) : (await makeTask(members[0].task, noDigits)).dataset;
  expect(canShareEnsemble(members)).toBe(true);
  const together = await record(members, dataset, kinds);
  expect(together[0].frames.at(-1)).not.toEqual(together[1].frames.at(-1));
  for (const [side, member] of members.entries()) {
    const [alone] = await record([member], dataset, kinds);
    expect(together[side]).toEqual(alone);
  }
}

describe.each(['captured', 'eager'] as const)(
  'two networks side by side on wasm, %s, are two runs to the last bit',
  (execution) => {
    beforeAll(() => openBackend('wasm', { execution }));

    it.each(Object.keys(CASES))('%s', expectSameBits);
  },
);

if (await provideTestGpu()) {
  describe('two networks side by side on webgpu are two runs to the last bit', () => {
    beforeAll(() => openBackend('webgpu'));

    it.each(ON_GPU)('%s', expectSameBits);
  });
} else describe('two networks side by side on webgpu', () => it.skip('needs WebGPU in Node', () => undefined));

it('a snapshot holds the weights at the moment of the call: W_0 first, then the change since', async () => {
  await openBackend('wasm');
  const [member] = sidesOf({ net: { bias: true } });
  const run = await createRun({ members: [member], dataset: gaussianDataset(member) });
  const [first] = await run.snapshot();
  expect(first.weights).toEqual((await run.weights())[0]);
  for (let step = 0; step < 3; step++) run.step();
  const [weights] = await run.weights();
  const reading = run.snapshot();
  run.step();
  const [later] = await reading;
  run.dispose();
  expect([first.step, later.step]).toEqual([0, 3]);
  expect(later.biases?.map(({ length }) => length)).toEqual([24, 24, 2]);
  later.weights.forEach((moved, l) => expect(moved.map((move, i) => first.weights[l][i] + move)).toEqual(weights[l]));
});
