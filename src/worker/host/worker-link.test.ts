import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import type { Experiment } from '../../config/experiment.ts';
import { defaultTask } from '../../tasks/tasks.ts';
import { createFakeWorkers } from '../testing/fake-worker.ts';
import type { Command, Event } from '../protocol.ts';
import { openWorkerLink } from './worker-link.ts';

/** A time longer than any silence that is allowed, in ms. */
const LONG = 300_000;
const DIGEST = '0123456789abcdef';
const own: Experiment = { ...defaultExperiment, task: { ...defaultTask('own'), digest: DIGEST } as Experiment['task'] };
const start = (runId: number, members: Experiment[]): Command => ({
  ...{ type: 'start', runId, members, paused: false, snapshots: true },
});

/** Opens a link, with data that come late; returns the types of the commands that its worker has got. */
function openLink(data: (digest: string) => Promise<Blob | null>) {
  const { host, workers } = createFakeWorkers({ data });
  const link = openWorkerLink(host, () => undefined);
  return { link, types: () => workers[0].commands.map(({ type }) => type) };
}

it('data go to a worker once, before the first command that needs them, and the order of the commands stays', async () => {
  const asked: string[] = [];
  const file = new Blob(['data']);
  const { link, types } = openLink(async (digest) => {
    asked.push(digest);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return file;
  });
  link.send(start(1, [defaultExperiment]));
  link.send(start(2, [own, own]));
  link.send({ type: 'pause', runId: 2 });
  link.send({ type: 'prepare', task: own.task });
  await expect.poll(types).toEqual(['open', 'start', 'data', 'start', 'pause', 'prepare']);
  link.send({ type: 'hold', run: 1, experiment: own, initial: { step: 0, weights: [], biases: null } });
  expect(types().at(-1)).toBe('hold');
  expect(asked).toEqual([DIGEST]);
  link.terminate();
});

it.each([
  ['are not there', () => Promise.resolve(null)],
  ['can not be read', () => Promise.reject(new Error('The browser forbids it.'))],
])('a command whose data %s is sent without them: the worker says that they are missing', async (_, data) => {
  const { link, types } = openLink(data);
  link.send(start(1, [own]));
  await expect.poll(types).toEqual(['open', 'start']);
  link.terminate();
});

describe('a worker that falls silent', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is ended, and the failure says so', () => {
    const { host, workers } = createFakeWorkers();
    const events: Event[] = [];
    const link = openWorkerLink(host, (event) => void events.push(event));
    workers[0].ready();
    link.send(start(1, [defaultExperiment]));
    workers[0].started(1);
    vi.advanceTimersByTime(LONG);
    expect(link.isDead).toBe(false);
    workers[0].hang();
    vi.advanceTimersByTime(LONG);
    expect(events.at(-1)).toMatchObject({ type: 'error', runId: 1, code: 'silent', member: null });
    expect(workers[0].isTerminated()).toBe(true);
  });

  it('is waited for while it does what it has announced', () => {
    const { host, workers } = createFakeWorkers();
    const link = openWorkerLink(host, () => undefined);
    workers[0].ready();
    workers[0].say({ type: 'busy', runId: null, expected: null });
    workers[0].hang();
    vi.advanceTimersByTime(60_000);
    expect(link.isDead).toBe(false);
    vi.advanceTimersByTime(LONG);
    expect(link.isDead).toBe(true);
  });
});
