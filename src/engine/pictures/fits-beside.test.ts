import { beforeAll, describe, expect, it } from 'vitest';
import { runOffset } from '../../config/frame.ts';
import type { RunMeasure } from '../../config/measures/measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import { makeTask } from '../../tasks/tasks.ts';
import type { Dataset, Samples } from '../../tasks/data/dataset.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import type { Run } from '../run/run-interface.ts';
import { experimentOf } from '../testing/experiments.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import { lineInputs } from './line-inputs.ts';
import type { FunctionLine, PictureQuestion } from './picture.ts';

/** Rounding of a loss in float32, relative. */
const ROUNDING = 1e-5;
/** A line between two of its 240 points is off by h^2 f'' / 8 = 1e-3 of the height of a sine at most. */
const BETWEEN_POINTS = 5e-3;
const STEPS = 40;
const BOTH: PictureQuestion = { kind: 'function', beside: ['twin', 'limit'] };

const curve = (change: { task?: object; net?: object; scaling?: object; train?: object; measure?: object } = {}) =>
  experimentOf({
    task: { name: 'curve', testSamples: 5, ...change.task },
    net: { width: 24, depth: 2, activation: 'relu', ...change.net },
    scaling: { preset: 'ntp', centered: true, gamma0: 1, ...change.scaling },
    train: { lr: 0.01, batch: 'full', ...change.train },
    measure: { twin: true, infinite: true, ...change.measure },
  });

/** Returns the data of a curve, with the points of the line as its test set. */
async function dataOf({ task }: Experiment): Promise<Dataset> {
  const { dataset } = await makeTask(task, () => Promise.reject(new Error('no digits are read here')));
  const x = lineInputs(dataset) ?? new Float32Array();
  return { ...dataset, test: { count: x.length, x, y: x.map((at) => Math.cos(3 * at)) } };
}

async function lineOf(run: Run, question: PictureQuestion, member = 0): Promise<FunctionLine> {
  const picture = await run.picture(member, question);
  if (picture.of !== 'line') throw new Error('expected a line');
  return picture;
}

/** Returns the mse loss of a line on samples, between whose points it is straight. */
function lossOf(x: Float32Array, fit: Float32Array, samples: Samples): number {
  const step = x[1] - x[0];
  const sum = samples.x.reduce((total, at, i) => {
    const left = Math.min(x.length - 2, Math.max(0, Math.floor((at - x[0]) / step)));
    const value = fit[left] + ((fit[left + 1] - fit[left]) * (at - x[left])) / step;
    return total + (value - samples.y[i]) ** 2;
  }, 0);
  return sum / (2 * samples.count);
}

const relative = (found: number, exact: number) => Math.abs(found / exact - 1);

describe('the fits beside a line', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    ['full batches', {}],
    ['small batches', { train: { batch: 16 } }],
    ['momentum', { train: { optimizer: 'momentum', lr: 0.002 } }],
    ['a smooth, rich network', { net: { activation: 'tanh' }, scaling: { gamma0: 3 }, measure: { infinite: false } }],
    [
      'so many samples that the twin is trained in its weights',
      { task: { samples: 2000 }, measure: { infinite: false } },
    ],
  ])('have the losses that the frames give the twin and n = infinity (%s)', async (_, change) => {
    const experiment = curve(change);
    const dataset = await dataOf(experiment);
    const run = await createRun({ members: [experiment], dataset });
    for (let step = 0; step < STEPS; step++) run.step();
    const frame = await run.measure('full');
    const of = (measure: RunMeasure) => frame[runOffset(measure)];
    const before = memoryTensors();
    const { x, f, twin, limit } = await lineOf(run, BOTH);
    expect(of('loss')).toBeLessThan(1);
    expect(memoryTensors()).toBe(before);
    run.dispose();
    const found = { f, twin, limit };
    for (const [fit, train, test] of [
      ['f', 'loss', 'testLoss'],
      ['twin', 'twinLoss', 'twinTestLoss'],
      ['limit', 'infiniteLoss', 'infiniteTestLoss'],
    ] as const) {
      const drawn = found[fit];
      if (fit === 'limit' && !experiment.measure.infinite) expect(drawn).toBeNull();
      else if (!drawn) throw new Error(`no ${fit}`);
      else {
        expect(relative(lossOf(x, drawn, dataset.test), of(test))).toBeLessThan(ROUNDING);
        expect(relative(lossOf(x, drawn, dataset.train), of(train))).toBeLessThan(BETWEEN_POINTS);
      }
    }
  });

  it('are the network itself deep in the lazy end, and not in the rich one', async () => {
    const gap = async (gamma0: number) => {
      const [net, train] = [{ activation: 'tanh' }, { lr: 0.05 }];
      const experiment = curve({ net, train, scaling: { gamma0 }, measure: { infinite: false } });
      const run = await createRun({ members: [experiment], dataset: await dataOf(experiment) });
      for (let step = 0; step < STEPS; step++) run.step();
      const { f, twin } = await lineOf(run, BOTH);
      run.dispose();
      return Math.max(...f.map((value, i) => Math.abs(value - (twin?.[i] ?? NaN))));
    };
    expect(await gap(1e-3)).toBeLessThan(2e-3);
    expect(await gap(3)).toBeGreaterThan(0.1);
  });

  it('of a network of infinite width that starts at random functions is their mean', async () => {
    const experiment = curve({ scaling: { centered: false } });
    const dataset = await dataOf(experiment);
    const run = await createRun({ members: [experiment], dataset });
    const { x, limit } = await lineOf(run, BOTH);
    const frame = await run.measure('full');
    run.dispose();
    // The mean of 16 functions has less than the mean of their losses.
    const nothing = lossOf(x, new Float32Array(x.length), dataset.test);
    const loss = lossOf(x, limit ?? new Float32Array(), dataset.test);
    expect(loss).not.toBe(nothing);
    expect(Math.abs(loss - nothing)).toBeLessThan((frame[runOffset('infiniteTestLoss')] - nothing) / 2);
  });

  it('are there only if they are asked for, and trained', async () => {
    const experiment = curve({ measure: { twin: false } });
    const run = await createRun({ members: [experiment], dataset: await dataOf(experiment) });
    expect(await lineOf(run, { kind: 'function' })).toMatchObject({ twin: null, limit: null });
    expect(await lineOf(run, { kind: 'function', beside: ['twin'] })).toMatchObject({ twin: null, limit: null });
    expect((await lineOf(run, BOTH)).limit).not.toBeNull();
    run.dispose();
  });

  it('of two networks side by side are those of single runs, to the last bit', async () => {
    const members = [0.05, 5].map((gamma0) => curve({ scaling: { gamma0 }, measure: { infinite: false } }));
    const dataset = await dataOf(members[0]);
    const fits = async (experiments: Experiment[]) => {
      const run = await createRun({ members: experiments, dataset });
      for (let step = 0; step < 10; step++) run.step();
      const found = [];
      for (let member = 0; member < experiments.length; member++) found.push(await lineOf(run, BOTH, member));
      run.dispose();
      return found;
    };
    expect(await fits(members)).toEqual([...(await fits([members[0]])), ...(await fits([members[1]]))]);
  });
});
