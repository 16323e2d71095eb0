import * as v from 'valibot';
import { afterEach, expect, it } from 'vitest';
import type { BackendRequest } from '../../config/backend.ts';
import { experimentSchema } from '../../config/experiment.ts';
import { frameLayout, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { setAtPath } from '../../config/setting-path.ts';
import { isLogStep } from '../../maths/log-steps.ts';
import type { Event } from '../protocol.ts';
import { createSupervisor, type Supervisor } from './supervisor.ts';

const curve = v.parse(experimentSchema, {
  task: { name: 'curve' },
  net: { width: 16, depth: 2 },
  train: { lr: 0.05, batch: 16, steps: 100 },
});
const { stride } = frameLayout(curve.net.depth);
/** An address out of reach: browsers refuse this port wherever the test runs. */
const noDigits = 'http://localhost:9/digits.bin';
/** The time to start a worker on a busy machine, in ms. */
const PATIENCE = { timeout: 60_000 };

let supervisor: Supervisor | null = null;
afterEach(() => supervisor?.dispose());

/** Creates a supervisor of real workers, and collects their events. */
function open(backend: BackendRequest) {
  const events: Event[] = [];
  const opened = createSupervisor({
    host: {
      spawn: () => new Worker(new URL('../session/run.worker.ts', import.meta.url), { type: 'module' }),
      backend,
      capture: true,
      assets: { digits: { small: noDigits, all: noDigits } },
    },
    onEvent: (event) => void events.push(event),
  });
  supervisor = opened;
  const isIn = (runId: number, state: string) =>
    events.some((event) => event.type === 'status' && event.runId === runId && event.state === state);
  return { supervisor: opened, events, isIn };
}

/** Returns the loss by step, at the steps that every run measures. */
const lossesOf = (events: readonly Event[], runId: number) =>
  events.flatMap((event) => {
    if (event.type !== 'frames' || event.runId !== runId) return [];
    const rows = Array.from({ length: event.count }, (_, i) => event.values.subarray(i * stride, (i + 1) * stride));
    return rows.filter((row) => isLogStep(row[STEP_OFFSET])).map((row) => [row[STEP_OFFSET], row[runOffset('loss')]]);
  });

/** Checkpoints come at their own time, also after it. */
const lastStatus = (events: readonly Event[]) => events.findLast((event) => event.type === 'status');

it.each(['wasm', 'cpu'] as const)(
  'a worker on %s trains to the end, and the same experiment gives the same losses',
  async (backend) => {
    const { supervisor, events, isIn } = open(backend);
    const first = supervisor.start([curve], { paused: false });
    await expect.poll(() => isIn(first, 'done'), PATIENCE).toBe(true);
    const second = supervisor.start([curve], { paused: false });
    await expect.poll(() => isIn(second, 'done'), PATIENCE).toBe(true);

    expect(events.find((event) => event.type === 'ready')).toMatchObject({ backend: { name: backend } });
    expect(events.some((event) => event.type === 'error')).toBe(false);
    const losses = lossesOf(events, first);
    // Step 0 is measured twice: first the light frame of the first curve, then the full frame.
    const logSteps = Array.from({ length: 101 }, (_, step) => step).filter(isLogStep);
    expect(losses.map(([step]) => step)).toEqual([0, ...logSteps]);
    expect(losses.at(-1)?.[1]).toBeLessThan(losses[0][1]);
    expect(lossesOf(events, second)).toEqual(losses);
  },
);

it('a worker obeys pause, step and a new learning rate in the middle of a long run', async () => {
  const { supervisor, events, isIn } = open('cpu');
  const runId = supervisor.start([setAtPath(curve, 'train.steps', 1_000_000)], { paused: false });
  await expect.poll(() => lossesOf(events, runId).length, PATIENCE).toBeGreaterThan(3);
  supervisor.setLearningRates([{ lr: 0.01 }]);
  supervisor.pause();
  await expect.poll(() => isIn(runId, 'paused'), PATIENCE).toBe(true);
  const paused = lastStatus(events)?.step ?? NaN;
  supervisor.step();
  await expect.poll(() => lastStatus(events)?.step, PATIENCE).toBe(paused + 1);
  expect(events.filter((event) => event.type === 'scaling')).toHaveLength(1);
});

it('two networks of different widths train in two workers in step, with snapshots, and pause at one step', async () => {
  const { supervisor, events, isIn } = open('wasm');
  const long = setAtPath(curve, 'train.steps', 1_000_000);
  const runId = supervisor.start([long, setAtPath(long, 'net.width', 128)], { paused: false });
  await expect.poll(() => lossesOf(events, runId).length, PATIENCE).toBeGreaterThan(20);
  supervisor.pause();
  await expect.poll(() => isIn(runId, 'paused'), PATIENCE).toBe(true);
  const last = [0, 1].map((member) => events.findLast((event) => event.type === 'snapshot' && event.member === member));
  const paused = lastStatus(events);
  if (!paused) throw new Error('There is no pause.');
  expect(paused.step).toBeGreaterThan(0);
  expect(last).toMatchObject([{ step: paused.step }, { step: paused.step }]);
});

it('a worker that can not reach its digits says so, at the control of the task', async () => {
  const { supervisor, events } = open('cpu');
  supervisor.start([v.parse(experimentSchema, { ...curve, task: { name: 'digits' } })], { paused: false });
  await expect.poll(() => events.at(-1)?.type, PATIENCE).toBe('error');
  expect(events.at(-1)).toMatchObject({ code: 'unreadable', control: 'task.name' });
  expect(events.at(-1)).toHaveProperty('sentence', expect.stringContaining(noDigits));
});
