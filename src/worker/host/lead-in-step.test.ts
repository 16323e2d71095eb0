import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { experimentSchema, type Experiment } from '../../config/experiment.ts';
import { setAtPath } from '../../config/setting-path.ts';
import { createSession } from '../session/session.ts';
import type { Command, Event } from '../protocol.ts';
import { createFakeClock, createFakeRun, type FakeRun, type FakeRunSpec } from '../testing/fake-run.ts';
import type { RunCheckpoint } from './checkpoints.ts';
import { leadInStep } from './lead-in-step.ts';

const curve = v.parse(experimentSchema, { task: { name: 'curve' }, net: { width: 8, depth: 1 } });
const open: Command = {
  type: 'open',
  backend: 'cpu',
  capture: true,
  threads: 1,
  assets: { digits: { small: '', all: '' } },
};
/** The most that a grant may take, in ms: its aim, a step, and the frames of the steps in it. */
const LONGEST_GRANT = 200;

const macrotask = () => new Promise((resolve) => setTimeout(resolve));

/** Leads two sessions, whose networks take these times, on one processor. */
function lead(
  costs: [FakeRunSpec, FakeRunSpec],
  { paused = false, steps = [400, 400], resume }: { paused?: boolean; steps?: number[]; resume?: RunCheckpoint } = {},
) {
  const clock = createFakeClock();
  const events: Event[] = [];
  const runs: FakeRun[] = [];
  const distances: number[] = [];
  const commands: Command[][] = [[], []];

  const sessions = costs.map((cost, side) =>
    createSession({
      openBackend: () => Promise.resolve({ name: 'cpu', adapter: null, reason: '' }),
      createRun: ({ start, checkpoint }) => {
        const run = createFakeRun({ ...cost, startsAt: checkpoint?.step ?? start?.present[0].step }, clock);
        runs[side] = run;
        return Promise.resolve(run);
      },
      createPriorSampler: () => {
        throw new Error('No prior was asked for.');
      },
      createSnapshotView: () => {
        throw new Error('No snapshot was shown.');
      },
      digitsReader: () => () => Promise.reject(new Error('No digits were asked for.')),
      now: clock.now,
      breathe: async () => {
        if (runs[0] && runs[1]) distances.push(Math.abs(runs[0].stepsDone - runs[1].stepsDone));
        await macrotask();
      },
      post: (event) => setTimeout(() => led.receive(side, event)),
    }),
  );
  for (const receive of sessions) receive(open);
  const members = steps.map((each): Experiment => setAtPath(curve, 'train.steps', each));
  const led = leadInStep(
    {
      runId: 3,
      members,
      paused,
      resume,
      send: (side, command) => {
        commands[side].push(command);
        setTimeout(() => sessions[side](command));
      },
      emit: (event) => void events.push(event),
    },
    clock.now,
  );
  const statuses = () => events.filter((event) => event.type === 'status');
  const is = (state: string) =>
    expect.poll(() => statuses().at(-1)?.state, { timeout: 10_000, interval: 5 }).toBe(state);
  const reach = (step: number) =>
    expect
      .poll(() => Math.min(...[0, 1].map((side) => runs.at(side)?.stepsDone ?? 0)), { timeout: 10_000, interval: 1 })
      .toBeGreaterThanOrEqual(step);
  return { led, events, runs, distances, commands, clock, statuses, is, reach };
}

const limitsOf = (commands: Command[]) => commands.flatMap((each) => (each.type === 'limit' ? [each.step] : []));
const stepsOf = (runs: FakeRun[]) => runs.map(({ stepsDone }) => stepsDone);

describe('two workers in step', () => {
  it('both train to the end, never further apart than one grant', async () => {
    const { is, runs, distances, commands } = lead([{ stepCost: 1 }, { stepCost: 3 }]);
    await is('done');
    expect(stepsOf(runs)).toEqual([400, 400]);
    const limits = limitsOf(commands[0]);
    expect(limitsOf(commands[1])).toEqual(limits);
    const grants = limits.slice(1).map((limit, i) => limit - limits[i]);
    expect(Math.max(...distances)).toBeLessThanOrEqual(Math.max(...grants));
    expect(Math.max(...distances)).toBeGreaterThan(0);
  });

  it('get grants that become long enough to cost little, and not longer', async () => {
    const { is, commands, clock } = lead([{ stepCost: 0.2 }, { stepCost: 0.4 }], { steps: [5000, 5000] });
    await is('done');
    const limits = limitsOf(commands[0]).filter((limit) => limit < 5000);
    const mean = clock.now() / limits.length;
    expect(mean).toBeGreaterThan(40);
    expect(mean).toBeLessThan(LONGEST_GRANT);
  });

  it('pause at the same step, and go on', async () => {
    const { led, is, runs, reach, statuses } = lead([{ stepCost: 1 }, { stepCost: 4 }]);
    for (const step of [10, 60, 150]) {
      await reach(step);
      led.pause();
      await is('paused');
      expect(runs[0].stepsDone).toBe(runs[1].stepsDone);
      expect(statuses().at(-1)).toMatchObject({ runId: 3, step: runs[0].stepsDone, stepsPerSecond: 0 });
      led.resume();
    }
    await is('done');
    expect(stepsOf(runs)).toEqual([400, 400]);
  });

  it('take single steps together, from a pause and from full speed', async () => {
    const { led, is, runs, reach, statuses } = lead([{ stepCost: 1 }, { stepCost: 4 }], { paused: true });
    await is('paused');
    led.step();
    led.step();
    await expect.poll(() => statuses().at(-1)?.step).toBe(2);
    expect(stepsOf(runs)).toEqual([2, 2]);
    led.resume();
    await reach(40);
    led.step();
    await is('paused');
    expect(runs[0].stepsDone).toBe(runs[1].stepsDone);
  });

  it('rest at a step that they are told before, and go on from there', async () => {
    const { led, is, runs, statuses } = lead([{ stepCost: 1 }, { stepCost: 4 }]);
    led.restAt(45);
    await is('paused');
    expect(stepsOf(runs)).toEqual([45, 45]);
    expect(statuses().at(-1)?.step).toBe(45);
    led.resume();
    await is('done');
    expect(stepsOf(runs)).toEqual([400, 400]);
  });

  it('change their learning rates at the same step', async () => {
    const { led, is, runs, reach } = lead([{ stepCost: 1 }, { stepCost: 4 }]);
    await reach(30);
    led.setLearningRates([{ lr: 0.2 }, { lr: 0.7 }]);
    await is('done');
    const changes = runs.map(({ rates }) => rates.findIndex((rate) => rate !== 0.1));
    expect(changes[0]).toBeGreaterThanOrEqual(30);
    expect(changes[1]).toBe(changes[0]);
    expect(runs.map(({ rates }) => rates.at(-1))).toEqual([0.2, 0.7]);
  });

  it('obey before they have started', async () => {
    const { led, is, runs } = lead([{}, {}]);
    led.pause();
    await is('paused');
    expect(stepsOf(runs)).toEqual([0, 0]);
    led.resume();
    await is('done');
  });

  it('name the network in their events', async () => {
    const { is, events, led } = lead([{}, {}], { paused: true });
    await is('paused');
    const members = (type: Event['type']) =>
      events.flatMap((event) => (event.type === type && 'member' in event ? [event.member] : [])).sort();
    expect(members('started')).toEqual([0, 1]);
    expect(new Set(members('frames'))).toEqual(new Set([0, 1]));
    led.inspect(8, 1, { layer: 1, of: 'weights' });
    await expect.poll(() => events.find(({ type }) => type === 'matrix')).toMatchObject({ id: 8, member: 1 });
  });
});

describe('one of two workers', () => {
  it('that diverges ends alone, and the other trains on without limits', async () => {
    const { is, runs, events, commands } = lead([{ divergesAt: 50 }, {}]);
    await is('done');
    expect(runs[0].stepsDone).toBeLessThan(150);
    expect(runs[1].stepsDone).toBe(400);
    expect(events.filter(({ type }) => type === 'ended')).toMatchObject([{ member: 0, runId: 3, code: 'diverged' }]);
    expect(events.some(({ type }) => type === 'error')).toBe(false);
    expect(limitsOf(commands[1]).at(-1)).toBe(Infinity);
  });

  it('that fails last ends the run', async () => {
    const { events } = lead([{ divergesAt: 50 }, { divergesAt: 150 }]);
    await expect.poll(() => events.at(-1)?.type, { timeout: 10_000 }).toBe('error');
    expect(events.at(-1)).toMatchObject({ member: 1 });
    expect(events.filter(({ type }) => type === 'ended')).toMatchObject([{ member: 0 }]);
  });

  it('rests at a step where the other one has ended before it', async () => {
    const { led, is, runs } = lead([{}, { stepCost: 2 }], { steps: [40, 400] });
    led.restAt(123);
    await is('paused');
    expect(stepsOf(runs)).toEqual([40, 123]);
    led.resume();
    await is('done');
    expect(stepsOf(runs)).toEqual([40, 400]);
  });

  it('that is done earlier lets the other go on, which obeys alone', async () => {
    const { led, is, runs, reach, statuses } = lead([{}, { stepCost: 2 }], { steps: [40, 400] });
    await reach(40);
    await expect.poll(() => runs[1].stepsDone).toBeGreaterThan(100);
    led.pause();
    await is('paused');
    expect(statuses().at(-1)?.step).toBe(runs[1].stepsDone);
    led.resume();
    await is('done');
    expect(stepsOf(runs)).toEqual([40, 400]);
  });
});

describe('the checkpoints of two workers', () => {
  const slow: [FakeRunSpec, FakeRunSpec] = [{ stepCost: 2 }, { stepCost: 4 }];

  it('are taken at common steps, and have the rates of that step', async () => {
    const { led, reach, is } = lead(slow);
    await expect.poll(() => led.checkpoint?.parts.map((part) => part?.step), { timeout: 10_000 }).toBeDefined();
    const seen = new Set<number>();
    for (const step of [190, 210]) {
      await reach(step);
      led.setLearningRates([{ lr: step }, { lr: 2 * step }]);
    }
    await is('done');
    const { checkpoint } = led;
    if (!checkpoint) throw new Error('There is no checkpoint.');
    for (const part of checkpoint.parts) if (part) seen.add(part.step);
    expect(seen).toEqual(new Set([checkpoint.step]));
    expect(checkpoint.step).toBeGreaterThan(210);
    expect(checkpoint.members.map(({ train }) => train.lr)).toEqual([210, 420]);
  });

  it('bring both back to one step, from which they go on in step', async () => {
    const first = lead(slow);
    await expect.poll(() => first.led.checkpoint?.step, { timeout: 10_000 }).toBeGreaterThan(0);
    const resume = first.led.checkpoint ?? undefined;
    const { is, runs, events } = lead(slow, { resume });
    await is('done');
    const started = events.filter((event) => event.type === 'started');
    expect(started).toMatchObject([
      { step: resume?.step, isResumed: true },
      { step: resume?.step, isResumed: true },
    ]);
    expect(stepsOf(runs)).toEqual([400, 400]);
    for (const { frames } of runs) expect(frames[0].step).toBe(resume?.step);
  });

  it('leave a network out that had ended', async () => {
    const first = lead([{ stepCost: 2, divergesAt: 50 }, { stepCost: 4 }], { steps: [800, 800] });
    await expect.poll(() => first.led.checkpoint?.ended, { timeout: 10_000 }).toEqual([0]);
    const { is, commands, runs } = lead(slow, { resume: first.led.checkpoint ?? undefined });
    await is('done');
    expect(commands[0]).toEqual([]);
    expect(runs[1].stepsDone).toBe(400);
  });

  it('stay where they are once a worker has failed, so that both can go back', async () => {
    const { led, is, reach } = lead([{ stepCost: 3 }, { stepCost: 3, breaksAt: 250 }], { steps: [600, 600] });
    await reach(240);
    await is('done');
    expect(led.checkpoint?.step).toBeLessThanOrEqual(250);
    expect(led.checkpoint?.parts).toHaveLength(2);
  });
});

describe('two workers whose points change', () => {
  const learned = (commands: Command[][]) => commands.map((each) => each.filter(({ type }) => type === 'learn').length);

  it.each([false, true])('get them at one step, and go on in step (paused: %s)', async (paused) => {
    const { led, is, reach, runs, commands, events } = lead([{ stepCost: 1 }, { stepCost: 3 }], { paused });
    if (paused) await is('paused');
    else await reach(20);
    const end = setAtPath(curve, 'train.steps', 400);
    led.learn([end, end]);
    await expect.poll(() => learned(commands)).toEqual([1, 1]);
    const startedAgain = () => events.filter((event) => event.type === 'started').slice(2);
    await expect.poll(() => startedAgain().length).toBe(2);
    const steps = startedAgain().map((event) => event.type === 'started' && event.step);
    expect(steps[0]).toBe(steps[1]);
    if (paused) led.resume();
    await is('done');
    expect(stepsOf(runs)).toEqual([400, 400]);
  });
});
