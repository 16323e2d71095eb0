import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackendRequest } from '../../config/backend.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { setAtPath } from '../../config/setting-path.ts';
import { createFakeWorkers } from '../testing/fake-worker.ts';
import type { Event } from '../protocol.ts';
import { words } from '../../words/words.ts';
import { createSupervisor } from './supervisor.ts';

const assets = { digits: { small: 'small', all: 'all' } };
const wide = setAtPath(defaultExperiment, 'net.width', 512);

/** A time longer than any wait of the supervisor, in ms. */
const LONG = 300_000;

function open() {
  const { workers, host } = createFakeWorkers();
  const events: Event[] = [];
  const engine: { now: BackendRequest } = { now: 'auto' };
  const supervisor = createSupervisor({
    host,
    engine: () => engine.now,
    onEvent: (event) => void events.push(event),
    whenIdle: (callback) => {
      const timer = setTimeout(callback, 1);
      return () => clearTimeout(timer);
    },
  });
  return { supervisor, workers, events, engine, types: () => events.map(({ type }) => type) };
}

/** Starts a first run on worker 0, with a spare worker 1 whose backend is open. */
function openWithSpare() {
  const lab = open();
  const runId = lab.supervisor.start([defaultExperiment], { paused: false });
  lab.workers[0].ready();
  lab.workers[0].started(runId);
  vi.runOnlyPendingTimers();
  lab.workers[1].ready();
  return { ...lab, runId };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the supervisor', () => {
  it('opens a worker ahead of the first run, and sends the run once the backend is open', () => {
    const { supervisor, workers, types } = open();
    expect(workers[0].commands).toEqual([{ type: 'open', backend: 'auto', capture: true, threads: 1, assets }]);
    const runId = supervisor.start([defaultExperiment], { paused: true });
    expect(workers).toHaveLength(1);
    expect(workers[0].startsOf()).toEqual([]);
    workers[0].ready();
    expect(workers[0].startsOf()).toEqual([
      { type: 'start', runId, members: [defaultExperiment], paused: true, snapshots: true },
    ]);
    expect(types()).toEqual(['ready']);
  });

  it('opens another worker where the next run is for another engine than the spare', () => {
    const { supervisor, workers, engine } = openWithSpare();
    engine.now = 'wasm';
    const next = supervisor.start([wide], { paused: false });
    expect(workers[1].isTerminated()).toBe(true);
    expect(workers[2].commands).toMatchObject([{ type: 'open', backend: 'wasm' }]);
    workers[2].ready();
    expect(workers[2].startsOf()).toMatchObject([{ runId: next }]);
    workers[2].started(next);
    vi.runOnlyPendingTimers();
    expect(workers[3].commands).toMatchObject([{ type: 'open', backend: 'wasm' }]);
  });

  it('starts only the newest of several runs that were requested while the backend opened', () => {
    const { supervisor, workers } = open();
    supervisor.start([defaultExperiment], { paused: false });
    supervisor.pause();
    const newest = supervisor.start([wide], { paused: false });
    workers[0].ready();
    expect(workers).toHaveLength(1);
    expect(workers[0].commands.slice(1)).toEqual([
      { type: 'start', runId: newest, members: [wide], paused: false, snapshots: true },
    ]);
  });

  it('hands commands on to the present run, in order and after its start', () => {
    const { supervisor, workers } = open();
    const runId = supervisor.start([defaultExperiment], { paused: false });
    supervisor.pause();
    supervisor.step();
    workers[0].ready();
    supervisor.setLearningRates([{ lr: 0.5 }]);
    supervisor.inspect(4, 0, { layer: 2, of: 'weights' });
    supervisor.resume();
    expect(workers[0].commands.slice(2)).toEqual([
      { type: 'pause', runId },
      { type: 'step', runId },
      { type: 'set', runId, rates: [{ lr: 0.5 }] },
      { type: 'inspect', runId, id: 4, member: 0, question: { layer: 2, of: 'weights' } },
      { type: 'resume', runId },
    ]);
  });

  it('keeps one spare, spawned when a run has started and the page is idle', () => {
    const { workers } = openWithSpare();
    vi.advanceTimersByTime(LONG);
    expect(workers).toHaveLength(2);
    expect(workers[1].commands.slice(1)).toEqual([{ type: 'prepare', task: defaultExperiment.task }]);
  });

  it('ends the old run at once and starts the new one on the spare', () => {
    const { supervisor, workers, runId } = openWithSpare();
    const next = supervisor.start([wide], { paused: false });
    expect(next).toBeGreaterThan(runId);
    expect(workers[0].isTerminated()).toBe(true);
    expect(workers[1].startsOf()).toMatchObject([{ runId: next }]);
    workers[1].started(next);
    vi.runOnlyPendingTimers();
    expect(workers).toHaveLength(3);
  });

  it('drops events that come late from an old run, out of order, or after the end', () => {
    const { supervisor, workers, events, runId } = openWithSpare();
    const before = events.length;
    workers[0].say({ type: 'status', runId, seq: 0, state: 'running', step: 1, stepsPerSecond: 1 });
    expect(events).toHaveLength(before);
    const next = supervisor.start([wide], { paused: false });
    const known = events.length;
    workers[0].say({ type: 'status', runId, state: 'running', step: 2, stepsPerSecond: 1 });
    workers[1].say({ type: 'status', runId, state: 'running', step: 2, stepsPerSecond: 1 });
    expect(events).toHaveLength(known);
    workers[1].say({ type: 'status', runId: next, state: 'running', step: 1, stepsPerSecond: 1 });
    expect(events).toHaveLength(known + 1);
  });

  it('hands the feature machine of the last run on to the next one on the same data', () => {
    const { supervisor, workers } = open();
    const machine = { losses: [1], testLosses: [2], features: Float64Array.of(1), share: NaN };
    const withMachine = setAtPath(defaultExperiment, 'measure.rfm', true);
    const runId = supervisor.start([withMachine], { paused: false });
    workers[0].ready();
    workers[0].say({ type: 'fitted', runId, machine });
    workers[0].started(runId);
    vi.runOnlyPendingTimers();
    workers[1].ready();
    supervisor.start([setAtPath(withMachine, 'net.width', 512)], { paused: false });
    expect(workers[1].startsOf()).toMatchObject([{ machine }]);
    workers[1].started(runId + 1);
    vi.runOnlyPendingTimers();
    workers[2].ready();
    supervisor.start([setAtPath(withMachine, 'measure.rfmRounds', 2)], { paused: false });
    expect(workers[2].startsOf()[0]).not.toHaveProperty('machine');
  });

  it('ends every worker when it is disposed', () => {
    const { supervisor, workers } = openWithSpare();
    supervisor.dispose();
    expect(workers.every((worker) => worker.isTerminated())).toBe(true);
    vi.advanceTimersByTime(LONG);
    expect(workers).toHaveLength(2);
  });
});

describe('two networks side by side', () => {
  const rich = setAtPath(defaultExperiment, 'scaling.gamma0', 10);

  it('of one shape are trained by one worker', () => {
    const { supervisor, workers } = open();
    supervisor.start([defaultExperiment, rich], { paused: false });
    workers[0].ready();
    expect(workers).toHaveLength(1);
    expect(workers[0].startsOf()).toMatchObject([{ members: [defaultExperiment, rich] }]);
  });

  it('of two shapes are trained by two, up to a common step', () => {
    const { supervisor, workers, events } = open();
    const runId = supervisor.start([defaultExperiment, wide], { paused: false });
    expect(workers).toHaveLength(2);
    for (const worker of workers) worker.ready();
    expect(workers.map((worker) => worker.startsOf())).toMatchObject([
      [{ runId, members: [defaultExperiment] }],
      [{ runId, members: [wide] }],
    ]);
    for (const { commands } of workers) expect(commands.at(-1)).toEqual({ type: 'limit', runId, step: 0 });
    for (const worker of workers) worker.started(runId);
    expect(events.filter(({ type }) => type === 'started')).toMatchObject([{ member: 0 }, { member: 1 }]);
    for (const worker of workers) {
      worker.say({ type: 'status', runId, state: 'running', step: 0, stepsPerSecond: 0 });
    }
    for (const { commands } of workers) expect(commands.at(-1)).toEqual({ type: 'limit', runId, step: 1 });
  });

  it('that need two workers have as many spares, and a single network again has one', () => {
    const { supervisor, workers } = openWithSpare();
    const two = supervisor.start([defaultExperiment, wide], { paused: false });
    expect(workers).toHaveLength(3);
    workers[2].ready();
    for (const worker of workers.slice(1)) worker.started(two);
    vi.runOnlyPendingTimers();
    expect(workers).toHaveLength(5);
    for (const worker of workers.slice(3)) worker.ready();
    const other = supervisor.start([wide, defaultExperiment], { paused: false });
    expect(workers.slice(3).map((worker) => worker.startsOf())).toMatchObject([[{ runId: other }], [{ runId: other }]]);
    for (const worker of workers.slice(3)) worker.started(other);
    vi.runOnlyPendingTimers();
    expect(workers).toHaveLength(7);
    for (const worker of workers.slice(5)) worker.ready();
    const one = supervisor.start([wide], { paused: false });
    workers[5].started(one);
    vi.runOnlyPendingTimers();
    expect(workers).toHaveLength(7);
    expect(workers.map((worker) => worker.isTerminated())).toEqual([true, true, true, true, true, false, false]);
  });

  it('go on with one when the worker of the other dies', () => {
    const { supervisor, workers, events } = open();
    const runId = supervisor.start([defaultExperiment, wide], { paused: false });
    for (const worker of workers) worker.ready();
    workers[0].die('error', 'RuntimeError: unreachable');
    expect(events.at(-1)).toMatchObject({ type: 'ended', runId, member: 0, code: 'internal' });
    expect(workers[1].isTerminated()).toBe(false);
    expect(workers[1].commands.at(-1)).toEqual({ type: 'limit', runId, step: Infinity });
    workers[1].die('error', 'RuntimeError: unreachable');
    expect(events.at(-1)).toMatchObject({ type: 'error', runId, member: 1 });
  });
});

describe('a worker that fails', () => {
  it('in the middle of a run: an error with a sentence, and the next run works', () => {
    const { supervisor, workers, events, runId } = openWithSpare();
    workers[0].die('error', 'RuntimeError: unreachable');
    expect(events.at(-1)).toMatchObject({ type: 'error', runId, code: 'internal' });
    expect(events.at(-1)).toHaveProperty('sentence', expect.stringContaining('RuntimeError: unreachable'));
    expect(workers[0].isTerminated()).toBe(true);
    supervisor.step();
    const next = supervisor.start([defaultExperiment], { paused: false });
    expect(workers[1].startsOf()).toMatchObject([{ runId: next }]);
  });

  it('to load says so, and a new run takes a new worker', () => {
    const { supervisor, workers, events } = open();
    supervisor.start([defaultExperiment], { paused: false });
    workers[0].die('error');
    expect(events.at(-1)).toMatchObject({ type: 'error', sentence: words.workerHost.notLoaded });
    supervisor.start([defaultExperiment], { paused: false });
    expect(workers).toHaveLength(2);
  });

  it('to load while the browser is offline says that', () => {
    vi.stubGlobal('navigator', { onLine: false });
    const { supervisor, workers, events } = open();
    supervisor.start([defaultExperiment], { paused: false });
    workers[0].die('error');
    vi.unstubAllGlobals();
    expect(events.at(-1)).toMatchObject({ code: 'not-loaded', sentence: words.workerHost.offline });
  });

  it('to be understood is an error too', () => {
    const { workers, events } = openWithSpare();
    workers[0].die('messageerror');
    expect(events.at(-1)).toMatchObject({ type: 'error', code: 'internal' });
  });

  it('because its GPU was lost: the error goes on, and a new worker stands ready', () => {
    const { supervisor, workers, events, runId } = openWithSpare();
    workers[1].die('error', 'the GPU process is gone');
    workers[0].say({ type: 'error', runId: null, code: 'device-lost', sentence: 'The GPU was lost.', control: null });
    expect(events.at(-1)).toMatchObject({ type: 'error', runId, code: 'device-lost' });
    vi.advanceTimersByTime(2);
    expect(workers).toHaveLength(3);
    workers[2].ready();
    const next = supervisor.start([defaultExperiment], { paused: false });
    expect(workers[2].startsOf()).toMatchObject([{ runId: next }]);
  });

  it('to open its backend in time is an error, once', () => {
    const { supervisor, workers, events } = open();
    supervisor.start([defaultExperiment], { paused: false });
    vi.advanceTimersByTime(60_000);
    expect(events).toMatchObject([{ type: 'error', code: 'silent' }]);
    expect(workers[0].isTerminated()).toBe(true);
  });

  it('to start the run in time is an error', () => {
    const { supervisor, workers, types } = open();
    supervisor.start([defaultExperiment], { paused: false });
    workers[0].ready();
    vi.advanceTimersByTime(LONG);
    expect(types()).toEqual(['ready', 'error']);
  });

  it('while it is only the spare is not reported', () => {
    const { supervisor, workers, events } = openWithSpare();
    const before = events.length;
    workers[1].die('error', 'gone');
    expect(events).toHaveLength(before);
    supervisor.start([wide], { paused: false });
    expect(workers).toHaveLength(3);
  });

  it('because the browser can not spawn one: a sentence, not an exception', async () => {
    const events: Event[] = [];
    const { host } = createFakeWorkers({
      spawn: () => {
        throw new Error('blocked by policy');
      },
    });
    const supervisor = createSupervisor({ host, onEvent: (event) => void events.push(event) });
    supervisor.start([defaultExperiment], { paused: false });
    await Promise.resolve();
    expect(events).toMatchObject([{ type: 'error', code: 'internal' }]);
    expect(events[0]).toHaveProperty('sentence', expect.stringContaining('blocked by policy'));
    supervisor.dispose();
  });
});
