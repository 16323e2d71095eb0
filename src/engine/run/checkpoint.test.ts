/** Runs that go on from a checkpoint, on wasm; `checkpoint-webgpu.test.ts` has the same on a GPU. */
import { beforeAll, describe, expect, it } from 'vitest';
import { runOffset } from '../../config/frame.ts';
import { makeTask } from '../../tasks/tasks.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { CASES, expectSame, expectSameRun } from '../testing/checkpoint-suite.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import { advance, HALF, membersOf } from '../testing/start-suite.ts';

/** Of float32 arithmetic in another order, over a few steps. */
const FLOAT32_TOLERANCE = 1e-4;

describe.each(['captured', 'eager'] as const)('a run from a checkpoint on wasm, %s', (execution) => {
  beforeAll(() => openBackend('wasm', { execution }));

  it.each(Object.keys(CASES))('%s, is the run without a break to the last bit', expectSame);
});

describe('a run from a checkpoint in plain JavaScript', () => {
  beforeAll(() => openBackend('cpu'));

  it.each(['momentum', 'adam', 'the twin and the network of infinite width'])(
    '%s, is the run without a break to the last bit',
    expectSame,
  );
});

describe('a checkpoint', () => {
  beforeAll(() => openBackend('wasm'));

  const adam = membersOf(CASES.adam);
  const dataset = gaussianDataset(adam[0], 20);

  it('of a curve goes on with its twins on the line, which are drawn', async () => {
    const experiment = experimentOf({
      task: { name: 'curve', samples: 16 },
      net: { width: 12, depth: 1 },
      measure: { twin: true, infinite: true },
    });
    const { dataset: curve } = await makeTask(experiment.task, () => Promise.reject(new Error('no digits')));
    await expectSameRun({ members: [experiment], dataset: curve });
  });

  it('of a run that itself began later says so, and keeps what is new since then', async () => {
    const first = await createRun({ members: adam, dataset });
    advance(first, 3);
    const start = await first.handOver();
    first.dispose();
    await expectSameRun({ members: adam, dataset, start }, 3);
    const run = await createRun({ members: adam, dataset, start });
    expect(await run.checkpoint()).toMatchObject({ step: 3, begun: 3 });
    run.dispose();
  });

  it('knows the losses before: a network diverges by its first loss, not by the first after the break', async () => {
    const run = await createRun({ members: adam, dataset });
    const frames = await run.measure('light');
    expect(await run.divergence(frames)).toBe(null);
    const checkpoint = await run.checkpoint();
    run.dispose();
    const exploded = frames.slice();
    exploded[runOffset('loss')] = 1e10;
    const divergences = [];
    for (const from of [checkpoint, undefined]) {
      const later = await createRun({ members: adam, dataset, checkpoint: from });
      divergences.push(await later.divergence(exploded));
      later.dispose();
    }
    expect(divergences).toMatchObject([{ firstLoss: frames[runOffset('loss')], loss: 1e10 }, null]);
  });

  it('leaves no tensor behind, and a run that it began neither', async () => {
    const members = membersOf(CASES['both, with momentum']);
    const before = memoryTensors();
    const run = await createRun({ members, dataset });
    advance(run, HALF);
    const held = memoryTensors();
    const checkpoint = await run.checkpoint();
    expect(memoryTensors()).toBe(held);
    run.dispose();
    const later = await createRun({ members, dataset, checkpoint });
    advance(later, 1);
    later.dispose();
    expect(memoryTensors()).toBe(before);
  });

  it('goes on with another backend, up to the last digits', async () => {
    const members = membersOf(CASES['a comparison, momentum, twins']);
    const run = await createRun({ members, dataset });
    advance(run, HALF);
    const checkpoint = await run.checkpoint();
    advance(run, HALF);
    const whole = await run.measure('light');
    run.dispose();
    await openBackend('cpu');
    const later = await createRun({ members, dataset, checkpoint });
    advance(later, HALF);
    const frames = await later.measure('light');
    later.dispose();
    await openBackend('wasm');
    const [loss, other] = [whole, frames].map((each) => each[runOffset('loss')]);
    expect(Math.abs(other / loss - 1)).toBeLessThan(FLOAT32_TOLERANCE);
  });

  it('of another network is refused with a sentence', async () => {
    const run = await createRun({ members: adam, dataset });
    const checkpoint = await run.checkpoint();
    run.dispose();
    const cut = { ...checkpoint, values: checkpoint.values.slice(1) };
    await expect(createRun({ members: adam, dataset, checkpoint: cut })).rejects.toThrow(/does not fit/);
    const members = membersOf(CASES.momentum);
    await expect(createRun({ members, dataset, checkpoint })).rejects.toThrow(/does not fit/);
  });
});
