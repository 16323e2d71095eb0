import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { BackendReport } from '../../config/backend.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { experimentSchema, type Experiment } from '../../config/experiment.ts';
import { setAtPath } from '../../config/setting-path.ts';
import { createFakeClock, createFakeRun, type FakeRun } from '../testing/fake-run.ts';
import type { Command, Event } from '../protocol.ts';
import { createSession, type SessionTools } from './session.ts';

const curve = v.parse(experimentSchema, { task: { name: 'curve' }, net: { width: 8, depth: 1 }, train: { steps: 20 } });
const backend: BackendReport = { name: 'cpu', adapter: null, reason: 'It was asked for.' };
const open: Command = {
  type: 'open',
  backend: 'cpu',
  capture: true,
  assets: { digits: { small: 'small', all: 'all' } },
};
const startOf = (members: Experiment[]): Extract<Command, { type: 'start' }> => ({
  type: 'start',
  runId: 3,
  members,
  paused: false,
  snapshots: false,
});
const start = (experiment: Experiment = curve, paused = false): Command => ({ ...startOf([experiment]), paused });

/** A time long enough for promises and for tasks that are made on the way, in ms. */
const A_WHILE = 20;
const aWhile = () => new Promise((resolve) => setTimeout(resolve, A_WHILE));

async function hold(commands: Command[], tools: Partial<SessionTools> = {}) {
  const clock = createFakeClock();
  const events: Event[] = [];
  const runs: FakeRun[] = [];
  const receive = createSession({
    openBackend: () => Promise.resolve(backend),
    createRun: () => {
      const run = createFakeRun({}, clock);
      runs.push(run);
      return Promise.resolve(run);
    },
    createPriorSampler: () => {
      throw new Error('No prior was asked for.');
    },
    createSnapshotView: () => {
      throw new Error('No snapshot was shown.');
    },
    digitsReader: () => () => Promise.reject(new Error('The file small could not be loaded.')),
    now: clock.now,
    breathe: () => Promise.resolve(),
    post: (event) => void events.push(event),
    ...tools,
  });
  commands.forEach(receive);
  await aWhile();
  const last = events.at(-1);
  return { events, types: events.map(({ type }) => type), last, run: runs.at(0), receive };
}

describe('a session', () => {
  it('opens the backend, starts the run with its table and its task, trains, and is done', async () => {
    const { events, types, last } = await hold([open, start()]);
    expect(types.slice(0, 3)).toEqual(['ready', 'started', 'status']);
    expect(events[0]).toMatchObject({ backend });
    expect(events[1]).toMatchObject({ runId: 3, notices: ['A notice.'], picture: { kind: 'curve' } });
    expect(last).toMatchObject({ type: 'status', runId: 3, state: 'done', step: 20 });
  });

  it('starts two networks side by side, with an event for each', async () => {
    const two = setAtPath(curve, 'scaling.gamma0', 10);
    const { events, types } = await hold([open, { ...startOf([curve, two]), paused: true }], {
      createRun: ({ members }) => Promise.resolve(createFakeRun({ members: members.length }, createFakeClock())),
    });
    expect(types.slice(0, 4)).toEqual(['ready', 'started', 'started', 'frames']);
    expect(events.slice(1, 3)).toMatchObject([{ member: 0 }, { member: 1 }]);
  });

  it('numbers its events one by one', async () => {
    const { events } = await hold([open, start()]);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
  });

  it('obeys commands that came before the run was built', async () => {
    const { run, last } = await hold([open, start(), { type: 'pause', runId: 3 }]);
    expect(run?.stepsDone).toBe(0);
    expect(last).toMatchObject({ type: 'status', state: 'paused' });
  });

  it('answers questions that came before the run was built', async () => {
    const question = { layer: 1, of: 'weights' } as const;
    const { events } = await hold([
      open,
      start(curve, true),
      { type: 'inspect', runId: 3, id: 9, member: 0, question },
    ]);
    const types = events.map(({ type }) => type);
    expect(types.indexOf('matrix')).toBeGreaterThan(types.indexOf('started'));
    expect(events.find(({ type }) => type === 'matrix')).toMatchObject({ runId: 3, id: 9, inspection: question });
  });

  it('starts with the prepared task, or with another one', async () => {
    const prepare: Command = { type: 'prepare', task: curve.task };
    expect((await hold([open, prepare, start()])).last).toMatchObject({ state: 'done' });
    expect((await hold([open, { type: 'prepare', task: defaultExperiment.task }, start()])).last).toMatchObject({
      state: 'done',
    });
  });

  it('obeys during the run', async () => {
    const { run, receive, events } = await hold([open, start(curve, true)]);
    receive({ type: 'set', runId: 3, lr: [0.5] });
    receive({ type: 'step', runId: 3 });
    await aWhile();
    expect(run?.rates).toEqual([0.5]);
    receive({ type: 'resume', runId: 3 });
    await aWhile();
    expect(events.at(-1)).toMatchObject({ state: 'done' });
  });
});

describe('a session that fails sends the reason, once, and then nothing', () => {
  const failing: [string, Command[], Partial<SessionTools>, object][] = [
    [
      'no backend',
      [open, start()],
      { openBackend: () => Promise.reject(new Error('The backend webgpu could not be started.')) },
      { code: 'backend', sentence: 'The backend webgpu could not be started.' },
    ],
    [
      'an experiment that breaks the schema',
      [open, start({ ...curve, net: { ...curve.net, width: 0 } })],
      {},
      { runId: 3, code: 'config', control: 'net.width' },
    ],
    [
      'a file out of reach',
      [open, start(defaultExperiment)],
      {},
      { code: 'unreadable', control: 'task.name', sentence: 'The file small could not be loaded.' },
    ],
    [
      'data that only a file has',
      [open, start({ ...curve, task: { name: 'given', d: 1, outputs: 1 } })],
      {},
      { code: 'data', control: 'task.name' },
    ],
    [
      'a network too large for the memory',
      [open, start()],
      {
        createRun: () => Promise.reject(new RangeError('Array buffer allocation failed')),
      },
      { code: 'out-of-memory', control: 'net.width' },
    ],
    [
      'a lost GPU',
      [open, start()],
      {
        openBackend: (_, { onGpuFailure }) => {
          setTimeout(() => onGpuFailure('The GPU was lost.'));
          return Promise.resolve(backend);
        },
        breathe: () => new Promise((resolve) => setTimeout(resolve, 5)),
      },
      { runId: 3, code: 'device-lost', sentence: 'The GPU was lost.' },
    ],
  ];

  it.each(failing)('%s', async (_, commands, tools, expected) => {
    const { last, types } = await hold(commands, tools);
    expect(last).toMatchObject({ type: 'error', ...expected });
    expect(types.filter((type) => type === 'error')).toHaveLength(1);
  });

  it('holds up a training that is paused, and lets it go on', async () => {
    const clock = createFakeClock();
    const slow = { createRun: () => Promise.resolve(createFakeRun({ stepCost: 60 }, clock)), now: clock.now };
    const { events, types, receive } = await hold(
      [open, { type: 'train', runId: 4, members: [curve] }, { type: 'pause', runId: 4 }],
      slow,
    );
    expect(types).toEqual(['ready', 'progress']);
    receive({ type: 'resume', runId: 3 });
    await aWhile();
    expect(events).toHaveLength(2);
    receive({ type: 'resume', runId: 4 });
    await aWhile();
    expect(events.at(-1)).toMatchObject({ type: 'trained', runId: 4, trained: { steps: 20 } });
  });
});
