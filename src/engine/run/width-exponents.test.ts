import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import { unpackFrame, type Frame } from '../../config/frame.ts';
import { layerShapes } from '../../config/scaling.ts';
import { fitPowerLawOfSeeds } from '../../maths/slope.ts';
import { activationFunction } from '../activations/activation-function.ts';
import { openBackend } from '../backends/open-backend.ts';
import { walkOutputRows } from '../measures/output-rows.ts';
import { layerKernel } from '../measures/tangent-kernel.ts';
import { forward } from '../network/network.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { stackMembers, unitRates } from '../training/train-state.ts';

/** The tolerance of exponents from widths 64..1024 with 5 seeds; small widths bend the curves by about .1. */
const TOLERANCE = 0.15;
const WIDTHS = [64, 128, 256, 512, 1024];
const SEEDS = [1, 2, 3, 4, 5];
const SAMPLES = 8;
const LEARNING_RATE = 0.05;
/** The time for 25 networks of up to 3 million weights, in ms on a busy machine. */
const PATIENCE = 120_000;

const member = (scaling: object, width: number, seed: number): Experiment =>
  experimentOf({
    seed,
    task: { name: 'linear-teacher', d: SAMPLES },
    net: { width, depth: 3, activation: 'tanh' },
    scaling,
    train: { lr: LEARNING_RATE },
    measure: { probe: SAMPLES },
  });

/** The measured state of one network at one step. */
interface State extends Pick<Frame, 'outputRms' | 'layers'> {
  f: number[];
  kernel: number[];
}

/** Trains each seed's network, and returns its state at step 0 and after `steps` steps. */
async function train(scaling: object, width: number, steps: number): Promise<[State, State][]> {
  const members = SEEDS.map((seed) => member(scaling, width, seed));
  const dataset = gaussianDataset(members[0], SAMPLES);
  const run = await createRun({ members, dataset });
  const read = async (): Promise<State[]> => {
    const packed = await run.measure('light');
    const { stride } = run.layout;
    const kernels = await tangentKernels(members, await run.weights(), dataset.train.x);
    return members.map((_, m) => ({
      ...unpackFrame(run.layout, packed.subarray(m * stride, (m + 1) * stride)),
      ...kernels[m],
    }));
  };
  const start = await read();
  for (let step = 0; step < steps; step++) run.step();
  const end = await read();
  run.dispose();
  return start.map((state, m) => [state, end[m]]);
}

/**
 * Returns f and the tangent kernel on all samples, by member. A frame has the kernel too, but at the cost of the
 * alignment.
 */
async function tangentKernels(members: Experiment[], weights: Float32Array[][], x: Float32Array) {
  const architecture = { phi: activationFunction('tanh'), beta: null };
  const W = stackMembers(() => weights, members.length, layerShapes(members[0]));
  const rates = unitRates(members);
  const input = tf.tensor3d(x, [1, SAMPLES, x.length / SAMPLES]);
  const signals = tf.tidy(() => forward({ W }, architecture, input));
  const parts: tf.Tensor3D[] = [];
  const breathe = () => Promise.resolve();
  await walkOutputRows(
    W,
    signals,
    architecture,
    async (l, rows) => void parts.push(await layerKernel(rows, rows, { W: rates.W[l - 1] }, breathe)),
    breathe,
  );
  const [f, kernel] = [signals.z[W.length], tf.addN(parts)].map((values) => [...values.dataSync()]);
  tf.dispose([W, rates.W, signals.h, signals.z, parts]);
  const partOf = (values: number[], m: number) => {
    const size = values.length / members.length;
    return values.slice(m * size, (m + 1) * size);
  };
  return members.map((_, m) => ({ f: partOf(f, m), kernel: partOf(kernel, m) }));
}

const norm = (values: number[]) => Math.hypot(...values);
const distance = (a: number[], b: number[]) => norm(a.map((value, i) => value - b[i]));

/** Returns the slope over the widths, of values [width][seed]; NaN where a value has no logarithm. */
function slope(byWidth: number[][]): number {
  const fit = fitPowerLawOfSeeds(WIDTHS, byWidth);
  return fit?.leftOut === 0 ? fit.slope : NaN;
}

/** The quantities of docs/maths.md 7. */
const QUANTITIES: Record<string, (start: State, end: State) => number> = {
  f0: (start) => Number(start.outputRms),
  df: (start, end) => distance(end.f, start.f),
  dz1: (_, end) => Number(end.layers[0].deltaRms),
  dz2: (_, end) => Number(end.layers[1].deltaRms),
  dz3: (_, end) => Number(end.layers[2].deltaRms),
  dh3: (_, end) => Number(end.layers[2].featureMove),
  gram: (_, end) => Number(end.layers[2].kernelChange),
  ntk: (start, end) => distance(end.kernel, start.kernel) / norm(start.kernel),
};

async function slopes(scaling: object, steps: number): Promise<Record<string, number>> {
  const networks: [State, State][][] = [];
  for (const width of WIDTHS) networks.push(await train(scaling, width, steps));
  return Object.fromEntries(
    Object.entries(QUANTITIES).map(([name, read]) => [
      name,
      slope(networks.map((seeds) => seeds.map(([start, end]) => read(start, end)))),
    ]),
  );
}

describe('the width exponents', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    [
      'sp with kappa = 1',
      { preset: 'sp', lrExponent: 1 },
      { f0: 0, df: 0, dz1: -1.5, dz2: -0.5, dz3: -0.5, dh3: -0.5, gram: -1, ntk: -1 },
    ],
    ['sp, whose output blows up', { preset: 'sp' }, { f0: 0, df: 1 }],
    ['ntp', { preset: 'ntp' }, { f0: 0, df: 0, dz1: -0.5, dz2: -0.5, dz3: -0.5, dh3: -0.5, gram: -1, ntk: -1 }],
    ['mup', { preset: 'mup' }, { f0: -0.5, df: 0, dz1: 0, dz2: 0, dz3: 0, dh3: 0 }],
  ])(
    'of the first step of %s are those of docs/maths.md 7',
    async (_, scaling, expected) => expectSlopes(await slopes(scaling, 1), expected),
    PATIENCE,
  );

  it(
    'of the kernels of mup are 0 after several steps, once they move by more than the 1/sqrt(n) of the first',
    async () => {
      // Kernels move by H_0 dH^T ~ 1/sqrt(n) and by dH dH^T ~ 1; with gamma0 = 4 the second is in sight.
      const found = await slopes({ preset: 'mup', gamma0: 4 }, 20);
      expectSlopes(found, { df: 0, dz1: 0, dz2: 0, dz3: 0, dh3: 0, gram: 0, ntk: 0 });
    },
    PATIENCE,
  );
});

function expectSlopes(found: Record<string, number>, expected: Record<string, number>): void {
  for (const [name, slope] of Object.entries(expected)) {
    expect(Math.abs(found[name] - slope), `${name}: ${found[name]} instead of ${slope}`).toBeLessThan(TOLERANCE);
  }
}
