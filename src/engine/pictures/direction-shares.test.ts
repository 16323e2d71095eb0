import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { dot } from '../../tasks/data/directions.ts';
import { makeTask } from '../../tasks/tasks.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import type { Run } from '../run/run-interface.ts';
import { experimentOf } from '../testing/experiments.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import type { DirectionShares } from './picture.ts';

/** Rounding of float32 in sums of squares of some hundred entries. */
const ROUNDING = 1e-4;
/** The step of central differences in float64, whose error is its square. */
const STEP = 1e-4;

const experiment = (task: object, more: { net?: object; scaling?: object; train?: object } = {}) =>
  experimentOf({
    task,
    net: { width: 16, depth: 2, activation: 'tanh', ...more.net },
    scaling: { preset: 'mup', centered: true, gamma0: 1, ...more.scaling },
    train: { lr: 0.1, batch: 64, ...more.train },
    measure: { probe: 8, twin: false },
  });

const dataOf = async ({ task }: Experiment): Promise<Dataset> =>
  (await makeTask(task, () => Promise.reject(new Error('no digits are read here')))).dataset;

async function sharesOf(run: Run, member = 0): Promise<DirectionShares> {
  const picture = await run.picture(member, { kind: 'function' });
  if (picture.of !== 'pairs' || !picture.directions) throw new Error('expected shares of directions');
  return picture.directions;
}

async function trained(of: Experiment, steps: number) {
  const dataset = await dataOf(of);
  const run = await createRun({ members: [of], dataset });
  const initial = (await run.weights())[0];
  for (let step = 0; step < steps; step++) run.step();
  return { run, dataset, initial };
}

/** Returns z^1, ..., z^{L+1} of a tanh network without biases in float64, h^l = skip h^{l-1} + tanh z^l for l > 1. */
function preactivations(weights: Float32Array[], x: ArrayLike<number>, skip: number): Float64Array[] {
  const z: Float64Array[] = [];
  let input = x;
  weights.forEach((W, l) => {
    const below = input;
    if (l > 0) input = z[l - 1].map((value, i) => Math.tanh(value) + (l > 1 ? skip * below[i] : 0));
    const { length } = input;
    z.push(
      Float64Array.from({ length: W.length / length }, (_, i) => dot(W.subarray(i * length, (i + 1) * length), input)),
    );
  });
  return z;
}

/** Returns the derivatives of z^1, ..., f at x along v, by central differences. */
function derivatives(
  weights: Float32Array[],
  initial: Float32Array[],
  x: Float32Array,
  v: ArrayLike<number>,
  skip: number,
) {
  const at = (W: Float32Array[], sign: number) =>
    preactivations(
      W,
      Float64Array.from(x, (value, i) => value + sign * STEP * v[i]),
      skip,
    );
  const difference = (W: Float32Array[]) => {
    const [up, down] = [at(W, 1), at(W, -1)];
    return up.map((z, l) => z.map((value, i) => (value - down[l][i]) / (2 * STEP)));
  };
  const [now, start] = [difference(weights), difference(initial)];
  const last = now.length - 1;
  return now.map((z, l) => (l === last ? z.map((value, i) => value - start[l][i]) : z));
}

const squared = (values: Float64Array) => dot(values, values);

describe('the shares of hidden directions', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    ['of orthonormal directions', { name: 'multi-index', d: 7, rank: 2 }],
    ['of inputs', { name: 'staircase', d: 6, degree: 3 }],
    ['of a teacher with outputs along other directions', { name: 'linear-teacher', d: 6, outputs: 2 }],
    ['in a residual network', { name: 'staircase', d: 6, degree: 3 }, 'plain'],
  ])('are u^T M u / tr M with M by finite differences, %s', async (_, task, residual = 'none') => {
    const { run, dataset, initial } = await trained(experiment(task, { net: { residual } }), 30);
    const [weights] = await run.weights();
    const before = memoryTensors();
    const { share, span, chance, dimension, names } = await sharesOf(run);
    expect(memoryTensors()).toBe(before);
    run.dispose();
    const { inputs, directions } = dataset;
    const vectors = directions?.vectors ?? [];
    const sums = (v: ArrayLike<number>) => {
      const total = [0, 0, 0];
      for (let i = 0; i < 8; i++) {
        const x = dataset.train.x.subarray(i * inputs, (i + 1) * inputs);
        derivatives(weights, initial, x, v, Number(residual === 'plain')).forEach((z, l) => (total[l] += squared(z)));
      }
      return total;
    };
    const traces = [0, 0, 0];
    for (let i = 0; i < inputs; i++) {
      sums(Array.from({ length: inputs }, (_entry, j) => Number(i === j))).forEach((value, l) => (traces[l] += value));
    }
    vectors.forEach((u, j) => {
      sums(u).forEach((value, l) =>
        expect(Math.abs(share[l * names.length + j] - value / traces[l])).toBeLessThan(ROUNDING),
      );
    });
    expect([chance, dimension]).toEqual([1 / inputs, vectors.length]);
    if (task.name !== 'linear-teacher') {
      span.forEach((value, l) => {
        const sum = share.subarray(l * names.length, (l + 1) * names.length).reduce((total, one) => total + one, 0);
        expect(Math.abs(value - sum)).toBeLessThan(ROUNDING);
      });
    }
  });

  it('in layer 1 are those of its neural feature matrix, as the inspector shows it', async () => {
    const { run } = await trained(experiment({ name: 'staircase', d: 6, degree: 3 }), 30);
    const { share } = await sharesOf(run);
    const { nfm } = await run.inspect(0, { layer: 1, of: 'weights' });
    run.dispose();
    // Its diagonal, over the mean of the diagonal.
    for (let j = 0; j < 3; j++) expect(Math.abs(share[j] - nfm.diagonal[j] / 6)).toBeLessThan(ROUNDING);
  });

  it('of the whole row space are all that a linear network with this teacher learns', async () => {
    const linear = experiment(
      { name: 'linear-teacher', d: 8, outputs: 3 },
      { net: { activation: 'linear' }, scaling: { gamma0: 3 } },
    );
    const { run } = await trained(linear, 200);
    const { span } = await sharesOf(run);
    run.dispose();
    expect(span[2]).toBeGreaterThan(0.98);
  });

  it('at step 0 are those of chance, and f of a centred network sees nothing', async () => {
    const { run } = await trained(experiment({ name: 'single-index', d: 12 }, { net: { width: 256 } }), 0);
    const { share, start, chance } = await sharesOf(run);
    run.dispose();
    expect(share).toEqual(start);
    for (const l of [0, 1]) {
      expect(share[l]).toBeGreaterThan(chance / 3);
      expect(share[l]).toBeLessThan(3 * chance);
    }
    expect(share[2]).toBeNaN();
  });

  it('rise in every layer of a rich network, and in none of a lazy one', async () => {
    const net = { width: 128, bias: true };
    const members = [0.01, 10].map((gamma0) => experiment({ name: 'staircase' }, { net, scaling: { gamma0 } }));
    const run = await createRun({ members, dataset: await dataOf(members[0]) });
    for (let step = 0; step < 300; step++) run.step();
    const [lazy, rich] = [await sharesOf(run, 0), await sharesOf(run, 1)];
    run.dispose();
    for (const l of [0, 1]) {
      expect(Math.abs(lazy.span[l] - lazy.spanStart[l])).toBeLessThan(0.02);
      expect(rich.span[l]).toBeGreaterThan(3 * rich.chance * rich.dimension);
    }
  });
});
