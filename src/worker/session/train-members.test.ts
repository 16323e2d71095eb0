import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { experimentSchema } from '../../config/experiment.ts';
import { frameLayout, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { openBackend } from '../../engine/backends/open-backend.ts';
import { createRun } from '../../engine/create-run.ts';
import { makeTask } from '../../tasks/tasks.ts';
import { createFakeClock, createFakeRun } from '../testing/fake-run.ts';
import { defaultMeasuring, divergedAt, trainMembers, type TrainingTools } from './train-members.ts';

const experimentOf = (config: object) => v.parse(experimentSchema, { task: { name: 'curve' }, ...config });
const column = (frames: Float32Array, stride: number, offset: number) =>
  Array.from({ length: frames.length / stride }, (_, i) => frames[i * stride + offset]);

/** Trains a fake run. */
async function trainFake(
  config: object,
  spec: Parameters<typeof createFakeRun>[0] = {},
  given: Partial<TrainingTools> = {},
) {
  const clock = createFakeClock();
  const run = { ...createFakeRun(spec, clock), weights: () => Promise.resolve([[]]) };
  const steps: number[] = [];
  const tools: TrainingTools = {
    now: clock.now,
    measuring: defaultMeasuring(experimentOf(config)),
    keeps: ['weights', 'diagnosis'],
    onProgress: (step) => void steps.push(step),
    ...given,
  };
  // The getter of the fake does not survive the spread.
  Object.defineProperty(run, 'stepsDone', { get: () => run.rates.length });
  return { trained: await trainMembers(run, tools), run, steps };
}

describe('training without a page', () => {
  it('measures everything at log steps and at the end', async () => {
    const { trained, run } = await trainFake({ train: { steps: 10 } });
    expect(run.frames.map(({ step, kind }) => [step, kind])).toEqual(
      [0, 1, 2, 3, 4, 6, 8, 10].map((step) => [step, 'full']),
    );
    expect(trained).toMatchObject({ steps: 10, problem: null, notices: ['A notice.'] });
  });

  it('measures where the experiment says so, and goes no further', async () => {
    const { trained } = await trainFake({ train: { steps: 100 }, measure: { at: [2, 5] } });
    expect(trained.steps).toBe(5);
    expect(column(trained.members[0].frames, frameLayout(1).stride, STEP_OFFSET)).toEqual([2, 5]);
  });

  it('reports its progress at first, ten times a second, and at last', async () => {
    const { steps } = await trainFake({ train: { steps: 1000 }, measure: { at: [1000] } }, { stepCost: 1 });
    expect(steps).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1000]);
  });

  it('ends a network that has reached the loss `until`', async () => {
    const measuring = { kind: 'light', steps: [0, 2, 4, 6, 8], until: 0.21 } as const;
    const { trained, run } = await trainFake({}, {}, { measuring });
    expect(trained.steps).toBe(4);
    expect(run.frames.map(({ kind }) => kind)).toEqual(['light', 'light', 'light']);
  });

  it('rests when it reports its progress', async () => {
    let rests = 0;
    const rest = () => {
      rests++;
      return Promise.resolve();
    };
    const { steps } = await trainFake({ train: { steps: 300 }, measure: { at: [300] } }, { stepCost: 1 }, { rest });
    expect(rests).toBe(steps.length - 1);
  });

  it('ends a network that diverges, and keeps its frames', async () => {
    const { trained } = await trainFake({ train: { steps: 1000 } }, { divergesAt: 5 });
    expect(trained).toMatchObject({ steps: 6, problem: 'It diverged.' });
    expect(trained.members[0].frames).toHaveLength(6 * frameLayout(1).stride);
  });
});

describe('an ensemble without a page', () => {
  beforeAll(() => openBackend('wasm'));

  it('goes on when one of its members diverges', async () => {
    const config = { net: { width: 8, depth: 1 }, train: { steps: 60 } };
    const members = [0.05, 1000].map((lr) => experimentOf({ ...config, train: { ...config.train, lr } }));
    const { dataset } = await makeTask(members[0].task, () => Promise.reject(new Error('There are no digits.')));
    const run = await createRun({ members, dataset });
    const trained = await trainMembers(run, {
      now: () => performance.now(),
      measuring: defaultMeasuring(members[0]),
      keeps: ['outputs', 'diagnosis'],
    });
    run.dispose();
    expect(trained.problem).toMatch(/diverged/);
    expect(trained.steps).toBe(60);
    const { stride } = run.layout;
    const [calm, wild] = trained.members.map(({ frames }) => column(frames, stride, runOffset('loss')));
    expect(calm.at(-1)).toBeLessThan(calm[0]);
    // It has frames up to the first that shows the divergence.
    expect(wild.filter((loss) => !(loss <= 1e6 * Math.max(1, wild[0])))).toHaveLength(1);
    expect(divergedAt(trained.members[1].frames, stride)).toBe(
      column(trained.members[1].frames, stride, STEP_OFFSET).at(-1),
    );
    expect(divergedAt(trained.members[0].frames, stride)).toBeNull();
    expect(trained.members.map(({ weights, outputs }) => [weights.length, outputs?.length])).toEqual([
      [0, dataset.test.count],
      [0, dataset.test.count],
    ]);
  });
});
