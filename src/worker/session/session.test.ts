import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { BackendReport } from '../../config/backend.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { experimentSchema, type Experiment } from '../../config/experiment.ts';
import { setAtPath } from '../../config/setting-path.ts';
import type { RunSpec } from '../../engine/run/run-interface.ts';
import { createFakeClock, createFakeRun, type FakeRun, type FakeRunSpec } from '../testing/fake-run.ts';
import { makeTask } from '../../tasks/tasks.ts';
import { taskOfData } from '../../tasks/own/make-own.ts';
import { digestOfData, writeOwnFile } from '../../tasks/own/own-file.ts';
import { preparedText, THREE_CLASSES } from '../../tasks/own/testing/prepared.ts';
import type { Command, Event } from '../protocol.ts';
import { createSession, type SessionTools } from './session.ts';

const curve = v.parse(experimentSchema, { task: { name: 'curve' }, net: { width: 8, depth: 1 }, train: { steps: 20 } });
const backend: BackendReport = { name: 'cpu', adapter: null, reason: 'It was asked for.' };
const open: Command = {
  type: 'open',
  backend: 'cpu',
  capture: true,
  threads: 1,
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
  it('says the columns of own data with their scale, as the command line writes them', async () => {
    const { data } = await preparedText(THREE_CLASSES);
    const digest = await digestOfData(data);
    const file = await writeOwnFile(data);
    const task = taskOfData(data, digest);
    const { dataset } = await makeTask(
      task,
      () => Promise.reject(new Error('No digits.')),
      () => file.arrayBuffer(),
    );
    const { events } = await hold([open, { type: 'data', digest, file }, start({ ...curve, task })]);
    expect(dataset.columns?.inputs).toMatchObject([{ name: 'width' }, { name: 'height' }]);
    expect(events.find(({ type }) => type === 'started')).toMatchObject({ dataColumns: dataset.columns });
  });

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
    expect(types.filter((type) => type !== 'busy').slice(0, 4)).toEqual(['ready', 'started', 'started', 'frames']);
    expect(events.slice(1, 3)).toMatchObject([{ member: 0 }, { member: 1 }]);
  });

  it('says how far the fit of a feature machine is where it takes long, and sends it once', async () => {
    const machine = { losses: [1, 1], testLosses: [1, 1], features: Float64Array.of(1), share: NaN };
    const clock = createFakeClock();
    const createRun: SessionTools['createRun'] = (spec, fitting) => {
      fitting?.onRound?.(1);
      clock.spend(400);
      fitting?.onRound?.(2);
      return Promise.resolve(Object.assign(createFakeRun({}, clock), { machine: spec.machine ?? machine }));
    };
    const experiment = setAtPath(setAtPath(curve, 'measure.rfm', true), 'measure.rfmRounds', 3);
    const { events, types } = await hold([open, start(experiment)], { createRun, now: clock.now });
    expect(types.slice(0, 4)).toEqual(['ready', 'fitting', 'fitted', 'started']);
    expect(events[1]).toMatchObject({ runId: 3, done: 2, of: 4 });
    expect(events[2]).toMatchObject({ runId: 3, machine });
    const known = await hold([open, { ...startOf([experiment]), machine }], { createRun, now: clock.now });
    expect(known.types).not.toContain('fitted');
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

  it('announces its first steps and frames, whose time nobody knows', async () => {
    const { events } = await hold([open, start()]);
    const busy = events.filter((event) => event.type === 'busy').map(({ expected }) => expected);
    expect(busy[0]).toBe(null);
    expect(busy).toContain(0);
  });

  it('answers a ping: its work goes on, or it has none; a GPU that does not answer has stopped it', async () => {
    const pongs = async (commands: Command[], tools: Partial<SessionTools> = {}) => {
      const { receive, events } = await hold([open, ...commands], tools);
      for (let ping = 0; ping < 3; ping++) receive({ type: 'ping' });
      return events.filter((event) => event.type === 'pong').map(({ isAdvancing }) => isAdvancing);
    };
    expect(await pongs([])).toEqual([true, true, true]);
    expect(await pongs([start(curve, true)])).toEqual([true, true, true]);
    const run = {
      ...createFakeRun({ queues: true }, createFakeClock()),
      settle: () => new Promise<void>(() => undefined),
    };
    expect(await pongs([start()], { createRun: () => Promise.resolve(run) })).toEqual([true, false, false]);
  });

  it('sends a checkpoint of the run, from which another one goes on, paused or not', async () => {
    const { receive, events } = await hold([open, start(curve, true), { type: 'step', runId: 3 }]);
    receive({ type: 'checkpoint', runId: 3 });
    await aWhile();
    const taken = events.find((event) => event.type === 'checkpoint');
    expect(taken).toMatchObject({ runId: 3, ended: [], checkpoint: { step: 1 } });
    if (!taken) return;
    const specs: RunSpec[] = [];
    for (const paused of [true, false]) {
      const resumed = await hold([open, { ...startOf([curve]), paused, resume: taken }], {
        createRun: (spec) => {
          specs.push(spec);
          return Promise.resolve(createFakeRun({ startsAt: spec.checkpoint?.step }, createFakeClock()));
        },
      });
      expect(resumed.events[1]).toMatchObject({ type: 'started', step: 1, isResumed: true });
      expect(resumed.last).toMatchObject(paused ? { state: 'paused', step: 1 } : { state: 'done', step: 20 });
    }
    expect(specs).toMatchObject([{ checkpoint: taken.checkpoint }, { checkpoint: taken.checkpoint }]);
  });

  it('obeys during the run', async () => {
    const { run, receive, events } = await hold([open, start(curve, true)]);
    receive({ type: 'set', runId: 3, rates: [{ lr: 0.5 }] });
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

describe('a session whose data change', () => {
  const drawn = v.parse(experimentSchema, {
    task: { name: 'drawn' },
    net: { width: 8, depth: 1 },
    train: { steps: 40 },
  });
  const withPoints = (count: number) =>
    ({ ...drawn, task: { name: 'drawn', on: 'plane', points: pointsOf(count) } }) as Experiment;
  const pointsOf = (count: number) => Array.from({ length: count }, (_, i) => [i / 10, 0, i % 2 ? 1 : -1]);
  const learn = (count: number): Command => ({ type: 'learn', runId: 3, members: [withPoints(count)] });
  /** Runs that go on where they are asked to; the specifications by which they were made. */
  function tools(costs: FakeRunSpec = {}) {
    const clock = createFakeClock();
    const specs: RunSpec[] = [];
    const runs: FakeRun[] = [];
    const createRun = (spec: RunSpec) => {
      specs.push(spec);
      const members = spec.members.length;
      const run = createFakeRun({ members, startsAt: spec.start?.present[0].step, ...costs }, clock);
      runs.push(run);
      return Promise.resolve(run);
    };
    return { specs, runs, tools: { createRun, now: clock.now } };
  }

  it('goes on with the present weights at the same step, as long as before', async () => {
    const { specs, runs, tools: own } = tools();
    const { events, receive } = await hold([open, start(drawn, true), { type: 'step', runId: 3 }], own);
    receive(learn(5));
    await aWhile();
    expect(runs.map(({ stepsDone, isDisposed }) => [stepsDone, isDisposed])).toEqual([
      [1, true],
      [1, false],
    ]);
    expect(specs[1].dataset.train.count).toBe(5);
    expect(specs[1].start).toMatchObject({ initial: [{ step: 0 }], present: [{ step: 1 }] });
    expect(events.filter(({ type }) => type === 'started')).toMatchObject([{ step: 0 }, { step: 1 }]);
    expect(events.at(-1)).toMatchObject({ type: 'status', state: 'paused', step: 1 });
    receive({ type: 'resume', runId: 3 });
    await aWhile();
    expect(events.at(-1)).toMatchObject({ type: 'status', state: 'done', step: 40 });
    expect(events.some(({ type }) => type === 'error')).toBe(false);
  });

  it('runs on where it ran, up to its limit, and obeys what came in between', async () => {
    const { runs, tools: own } = tools();
    const limit: Command = { type: 'limit', runId: 3, step: 7 };
    const { events, receive } = await hold([open, start(drawn), limit], own);
    expect(runs[0].stepsDone).toBe(7);
    receive(learn(6));
    receive({ type: 'set', runId: 3, rates: [{ lr: 0.5 }] });
    receive({ type: 'limit', runId: 3, step: 9 });
    await aWhile();
    expect(runs[1].rates).toEqual([0.5, 0.5]);
    expect(events.at(-1)).toMatchObject({ state: 'running', step: 9 });
  });

  it('builds the networks once for several changes at once, and on the last of them', async () => {
    const { specs, tools: own } = tools();
    await hold([open, start(drawn, true), learn(4), learn(5), learn(6)], own);
    const counts = specs.map(({ dataset }) => dataset.train.count);
    expect(counts.at(-1)).toBe(6);
    expect(counts.length).toBeLessThanOrEqual(3);
  });

  it('says nothing more of a member that has ended', async () => {
    const { specs, tools: own } = tools({ divergesAt: [Infinity, 3] });
    const two = setAtPath(drawn, 'scaling.gamma0', 10);
    const { events, receive } = await hold([open, startOf([drawn, two]), { type: 'limit', runId: 3, step: 20 }], own);
    const ends = () => events.filter(({ type }) => type === 'ended');
    expect(ends()).toMatchObject([{ member: 1 }]);
    const before = events.length;
    receive({ type: 'learn', runId: 3, members: [withPoints(5), { ...withPoints(5), scaling: two.scaling }] });
    await aWhile();
    expect(specs).toHaveLength(2);
    expect(ends()).toHaveLength(1);
    const later = events.slice(before).filter(({ type }) => type === 'frames' || type === 'snapshot');
    expect(later.length).toBeGreaterThan(0);
    expect(later).not.toContainEqual(expect.objectContaining({ member: 1 }));
  });

  it('ends with a sentence where there is nothing to learn from', async () => {
    const { tools: own } = tools();
    const { last } = await hold([open, start(drawn, true), learn(0)], own);
    expect(last).toMatchObject({ type: 'error', code: 'data', control: 'task.points' });
  });
});
