import { describe, expect, it } from 'vitest';
import { runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { isLogStep } from '../../maths/log-steps.ts';
import { createFakeClock, createFakeRun, type FakeRunSpec } from '../testing/fake-run.ts';
import { createLoop, type Loop, type LoopSpec } from './loop.ts';
import type { Emit } from '../protocol.ts';

type Emitted = Parameters<Emit>[0];
type Of<Type extends Emitted['type']> = Extract<Emitted, { type: Type }>;

interface Setting
  extends FakeRunSpec, Partial<Pick<LoopSpec, 'steps' | 'measureAt' | 'isAsked' | 'paused' | 'snapshotBytes'>> {
  /** The actions of the page and their times, in ms of the fake clock. */
  messages?: [time: number, act: (loop: Loop) => void][];
}

/** Waits until the loop rests: it runs on promises alone, so this is before the next macrotask. */
const untilItRests = () => new Promise((resolve) => setTimeout(resolve));

async function train({ messages = [], steps = 100, measureAt, ...others }: Setting) {
  const { isAsked = false, paused = false, snapshotBytes = null, ...costs } = others;
  const clock = createFakeClock();
  const run = createFakeRun(costs, clock);
  const events: { event: Emitted; transfer: Transferable[]; time: number }[] = [];
  const gaps: number[] = [];
  const waiting = [...messages];
  let looked = 0;

  const loop: Loop = createLoop(
    { run, runId: 7, steps, measureAt, isAsked, paused, snapshotBytes },
    {
      now: clock.now,
      breathe: async () => {
        await Promise.resolve();
        gaps.push(clock.now() - looked);
        looked = clock.now();
        while (waiting.length > 0 && waiting[0][0] <= looked) waiting.shift()?.[1](loop);
      },
      emit: (event, transfer = []) => void events.push({ event, transfer, time: clock.now() }),
      announce: () => () => undefined,
      describe: (error) => ({ code: 'memory', sentence: String(error), control: 'net.width' }),
    },
  );
  const of = <Type extends Emitted['type']>(type: Type) =>
    events.map(({ event }) => event).filter((event): event is Of<Type> => event.type === type);
  await untilItRests();
  return { run, loop, events, of, gaps, clock };
}

const sentSteps = (frames: Of<'frames'>[], stride: number) =>
  frames.flatMap(({ count, values }) => Array.from({ length: count }, (_, i) => values[i * stride + STEP_OFFSET]));

describe('the training loop', () => {
  it('trains to the last step, measures it in full, and is done', async () => {
    const { run, of } = await train({ steps: 99 });
    expect(run.stepsDone).toBe(99);
    expect(run.frames.at(-1)).toMatchObject({ step: 99, kind: 'full' });
    expect(of('status').at(-1)).toEqual({ type: 'status', runId: 7, state: 'done', step: 99, stepsPerSecond: 0 });
  });

  it('has what was switched on at step 0, at each pause and at the end, although its frames are costly', async () => {
    const frameCost = { glance: 1e7, light: 1e8, alignment: 1e9, full: 1e11 };
    const parts = { glance: 1, light: 2, alignment: 20, full: 2000 };
    const pausing: Setting = { steps: 5000, frameCost, parts, messages: [[3500, (loop) => loop.pause()]] };
    const kindsAt = ({ run: { frames } }: Awaited<ReturnType<typeof train>>, at: number) =>
      frames.filter(({ step }) => step === at).map(({ kind }) => kind);

    const asked = await train({ ...pausing, isAsked: true });
    expect(kindsAt(asked, 0)).toEqual(['light', 'full']);
    expect(asked.of('status').at(-1)?.state).toBe('paused');
    expect(kindsAt(asked, asked.run.stepsDone)).toContain('full');
    asked.loop.resume();
    await untilItRests();
    expect(asked.of('status').at(-1)).toMatchObject({ state: 'done', step: 5000 });
    expect(kindsAt(asked, 5000)).toContain('full');

    const unasked = await train(pausing);
    expect(unasked.run.frames.map(({ kind }) => kind)).not.toContain('full');
  });

  it('measures everything at the log steps, on a fast machine as on a slow one', async () => {
    const expected = Array.from({ length: 501 }, (_, step) => step).filter(isLogStep);
    for (const stepCost of [0.01, 1, 70]) {
      const { run } = await train({ steps: 500, stepCost });
      const full = run.frames.filter(({ kind }) => kind === 'full').map(({ step }) => step);
      expect(full.filter(isLogStep)).toEqual(expected);
    }
  });

  it('sends every frame once, in order, in buffers that are given away', async () => {
    const { run, of, events } = await train({ steps: 1000 });
    expect(sentSteps(of('frames'), run.layout.stride)).toEqual(run.frames.map(({ step }) => step));
    for (const { event, transfer } of events) {
      if (event.type === 'frames') expect(transfer).toEqual([event.values.buffer]);
    }
  });

  it('sends frames at most 30 times a second, but never holds one back for a slow step', async () => {
    const fast = await train({ steps: 20_000, stepCost: 0.1, partCost: 0.01 });
    expect(fast.of('frames').length).toBeLessThanOrEqual(1 + (30 * fast.clock.now()) / 1000);
    const slow = await train({ steps: 10, stepCost: 2000 });
    const firstFrame = slow.events.find(({ event }) => event.type === 'frames');
    expect(firstFrame?.time).toBeLessThan(2000);
  });

  it('looks at the messages at least every 20 ms, between steps and within a measurement', async () => {
    for (const stepCost of [0.1, 3, 6, 9.9, 15]) {
      const { gaps } = await train({
        steps: 1000,
        stepCost,
        parts: { glance: 1, light: 2, alignment: 4, full: 6 },
        partCost: 12,
      });
      expect(Math.max(...gaps)).toBeLessThanOrEqual(20);
    }
  });

  it('measures exactly where the experiment says so', async () => {
    const { run } = await train({ steps: 50, measureAt: [3, 10, 50] });
    expect(run.frames.map(({ step, kind }) => [step, kind])).toEqual([
      [3, 'full'],
      [10, 'full'],
      [50, 'full'],
    ]);
  });

  it('reports its speed a few times a second', async () => {
    const { of, clock } = await train({ steps: 4000, stepCost: 1 });
    const running = of('status').filter(({ state }) => state === 'running');
    const perSecond = (1000 * running.length) / clock.now();
    expect(perSecond).toBeGreaterThan(2);
    expect(perSecond).toBeLessThan(6);
    // Steps take 1 ms, and measuring takes at most a fifth of the time, apart from the log steps.
    expect(running.at(-1)?.stepsPerSecond).toBeGreaterThan(780);
    expect(running.at(-1)?.stepsPerSecond).toBeLessThanOrEqual(1000);
  });
});

describe('a command to the loop', () => {
  it('pause stops it within a slice, with a full frame of where it stands', async () => {
    const { run, of } = await train({ steps: 10_000, messages: [[500, (loop) => loop.pause()]] });
    expect(run.stepsDone).toBeLessThan(520);
    expect(run.frames.at(-1)).toMatchObject({ step: run.stepsDone, kind: 'full' });
    expect(of('status').at(-1)).toMatchObject({ state: 'paused', step: run.stepsDone, stepsPerSecond: 0 });
  });

  it('paused from the start: step 0 is measured and nothing more', async () => {
    const { run, of } = await train({ paused: true });
    // First the light frame of the first curve, then the full frame.
    expect(run.frames.map(({ step, kind }) => [step, kind])).toEqual([
      [0, 'light'],
      [0, 'full'],
    ]);
    expect(of('status').map(({ state }) => state)).toEqual(['paused']);
  });

  it('resume goes on to the end', async () => {
    const { run, loop, of } = await train({ paused: true, steps: 30 });
    loop.resume();
    await untilItRests();
    expect(run.stepsDone).toBe(30);
    expect(of('status').map(({ state }) => state)).toEqual(['paused', 'running', 'done']);
  });

  it('step is one step, a full frame and a pause, as often as it is asked', async () => {
    const { run, loop, of } = await train({ paused: true });
    loop.step();
    await untilItRests();
    expect(run.stepsDone).toBe(1);
    loop.step();
    loop.step();
    await untilItRests();
    expect(run.frames.slice(1).map(({ step, kind }) => [step, kind])).toEqual(
      [0, 1, 2, 3].map((step) => [step, 'full']),
    );
    expect(of('status').at(-1)).toMatchObject({ state: 'paused', step: 3 });
  });

  it('step after the last step does nothing', async () => {
    const { run, loop } = await train({ steps: 5 });
    loop.step();
    await untilItRests();
    expect(run.stepsDone).toBe(5);
  });

  it('set changes the learning rate of the steps that follow, and sends the table again', async () => {
    const messages: Setting['messages'] = [[40, (loop) => loop.setLearningRates([{ lr: 0.25 }])]];
    const { run, of } = await train({ steps: 200, messages });
    const changed = run.rates.indexOf(0.25);
    expect(changed).toBeGreaterThan(0);
    expect(run.rates).toEqual(run.rates.map((_, step) => (step < changed ? 0.1 : 0.25)));
    expect(of('scaling').map(({ scaling, step, rate }) => [scaling[0].lr, step, rate])).toEqual([
      [0.25, changed, { lr: 0.25 }],
    ]);
  });

  it('inspect answers between two slices, about the network as it is then', async () => {
    const messages: Setting['messages'] = [
      [40, (loop) => loop.inspect({ id: 5, member: 0, question: { layer: 2, of: 'change' } })],
    ];
    const { run, events } = await train({ steps: 200, messages });
    expect(run.questions).toMatchObject([{ question: { layer: 2, of: 'change' } }]);
    const at = events.findIndex(({ event }) => event.type === 'matrix');
    expect(events[at].event).toMatchObject({ runId: 7, id: 5, inspection: { layer: 2, step: run.questions[0].step } });
    expect(events[at].time).toBeLessThan(70);
    expect(run.stepsDone).toBe(200);
  });

  it('inspect is answered during a pause, and after the last step', async () => {
    for (const setting of [{ paused: true }, { steps: 5 }]) {
      const { run, loop, of } = await train(setting);
      loop.inspect({ id: 1, member: 0, question: { layer: 1, of: 'weights' } });
      await untilItRests();
      expect(of('matrix')).toMatchObject([{ id: 1, inspection: { step: run.stepsDone } }]);
      expect(of('status').at(-1)).toMatchObject({ state: setting.paused ? 'paused' : 'done' });
    }
  });

  it('look answers the newest question of each kind and member, about the network as it is then', async () => {
    const { loop, of, events } = await train({ members: 2, paused: true });
    const look = (id: number, member: number, layer?: number) =>
      loop.look({ id, member, question: layer ? { kind: 'features', layer, as: 'samples' } : { kind: 'function' } });
    look(1, 0);
    look(2, 0, 1);
    look(3, 1);
    look(4, 0, 2);
    look(5, 0);
    await untilItRests();
    expect(of('seen').map(({ id, member }) => [id, member])).toEqual([
      [5, 0],
      [4, 0],
      [3, 1],
    ]);
    expect(of('seen')[1]).toMatchObject({ step: 0, picture: { kind: 'features', layer: 2 } });
    const given = events.find(({ event }) => event.type === 'seen');
    expect(given?.transfer).toHaveLength(2);
  });

  it('inspect answers only the newest of several questions', async () => {
    const { loop, of } = await train({ paused: true });
    for (const id of [1, 2, 3]) loop.inspect({ id, member: 0, question: { layer: id, of: 'weights' } });
    await untilItRests();
    expect(of('matrix').map(({ id }) => id)).toEqual([3]);
  });

  it('set during a pause sends the table at once', async () => {
    const { run, loop, of } = await train({ paused: true });
    loop.setLearningRates([{ lr: 2 }]);
    await untilItRests();
    expect(of('scaling')).toHaveLength(1);
    expect(run.stepsDone).toBe(0);
  });
});

describe('a loop over two networks', () => {
  it('sends the frames of each, apart', async () => {
    const { run, of } = await train({ members: 2, steps: 50 });
    const { stride } = run.layout;
    for (const member of [0, 1]) {
      const own = of('frames').filter((event) => event.member === member);
      expect(sentSteps(own, stride)).toEqual(run.frames.map(({ step }) => step));
      const [loss] = own[0].values.subarray(runOffset('loss'));
      expect(loss).toBe(member + 1);
    }
  });

  it('goes on with one when the other diverges, and sends no later frame of that', async () => {
    const { run, of, events } = await train({ members: 2, steps: 300, divergesAt: [20, Infinity] });
    expect(run.stepsDone).toBe(300);
    expect(of('error')).toEqual([]);
    expect(of('ended')).toEqual([
      { type: 'ended', runId: 7, member: 0, code: 'diverged', sentence: 'It diverged.', control: 'train.lr' },
    ]);
    const end = events.findIndex(({ event }) => event.type === 'ended');
    const later = events.slice(end).flatMap(({ event }) => (event.type === 'frames' ? [event.member] : []));
    expect(new Set(later)).toEqual(new Set([1]));
    const own = of('frames').filter(({ member }) => member === 0);
    expect(sentSteps(own, run.layout.stride).at(-1)).toBe(run.frames.find(({ step }) => step >= 20)?.step);
  });

  it('ends with the last of them', async () => {
    for (const divergesAt of [[20, 60], [60, 20], 20]) {
      const { run, of } = await train({ members: 2, steps: 300, divergesAt });
      const [first, last] = Array.isArray(divergesAt) && divergesAt[0] > divergesAt[1] ? [1, 0] : [0, 1];
      expect(of('ended').map(({ member }) => member)).toEqual([first]);
      expect(of('error').map(({ member }) => member)).toEqual([last]);
      expect(run.isDisposed).toBe(true);
    }
  });

  it('sends the scaling table of each', async () => {
    const { loop, of } = await train({ members: 2, paused: true });
    loop.setLearningRates([{ lr: 1 }, { lr: 2 }]);
    expect(of('scaling').map(({ member, scaling }) => [member, scaling[0].lr])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('answers about the one that is asked for', async () => {
    const { run, loop, of } = await train({ members: 2, paused: true });
    loop.inspect({ id: 1, member: 1, question: { layer: 1, of: 'weights' } });
    await untilItRests();
    expect(run.questions).toMatchObject([{ member: 1 }]);
    expect(of('matrix')).toMatchObject([{ id: 1, member: 1 }]);
  });

  it('answers nothing about one that there is no more, and trains on', async () => {
    const { run, loop, of } = await train({ members: 1, paused: true });
    loop.inspect({ id: 1, member: 1, question: { layer: 1, of: 'weights' } });
    loop.step();
    await untilItRests();
    expect(run.questions).toEqual([]);
    expect(run.stepsDone).toBe(1);
    expect(of('error')).toEqual([]);
  });
});

/** The bytes of a snapshot that takes a while to read. */
const LARGE = 50e6;

describe('the snapshots of a loop', () => {
  const stepsOf = (events: Of<'snapshot'>[]) => events.map(({ step }) => step);

  it('come with the loss of their step, so that the page shows what belongs together', async () => {
    const { events } = await train({ steps: 500, snapshotBytes: 100 });
    const measured = new Set<number>();
    for (const { event } of events) {
      if (event.type === 'frames') {
        const stride = event.values.length / event.count;
        for (let frame = 0; frame < event.count; frame++) {
          const values = event.values.subarray(frame * stride, (frame + 1) * stride);
          if (!Number.isNaN(values[runOffset('loss')])) measured.add(values[STEP_OFFSET]);
        }
      }
    }
    const steps = events.flatMap(({ event }) => (event.type === 'snapshot' ? [event.step] : []));
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.filter((step) => !measured.has(step))).toEqual([]);
  });

  it('are those of step 0, of steps on the way and of the last, and are given away', async () => {
    const { of, events } = await train({ steps: 500, snapshotBytes: 100 });
    const steps = stepsOf(of('snapshot'));
    expect(steps.slice(0, 3)).toEqual([0, 1, 2]);
    expect(steps.at(-1)).toBe(500);
    expect(steps).toEqual([...new Set(steps)]);
    for (const { event, transfer } of events) {
      if (event.type !== 'snapshot') continue;
      expect(event.snapshot).toEqual({ step: event.step, weights: [Float32Array.of(0, event.step)], biases: null });
      expect(transfer).toEqual([event.snapshot.weights[0].buffer]);
    }
  });

  it('come after the first frame, and before the run is said to rest, with the step at which it does', async () => {
    const messages: Setting['messages'] = [[300, (loop) => loop.pause()]];
    const { events, run, loop, of } = await train({ steps: 5000, snapshotBytes: LARGE, snapshotCost: 20, messages });
    expect(
      events
        .map(({ event }) => event.type)
        .filter((type) => type !== 'status')
        .slice(0, 2),
    ).toEqual(['frames', 'snapshot']);
    expect(events.at(-1)?.event).toMatchObject({ type: 'status', state: 'paused' });
    expect(stepsOf(of('snapshot')).at(-1)).toBe(run.stepsDone);
    loop.step();
    await untilItRests();
    expect(stepsOf(of('snapshot')).at(-1)).toBe(run.stepsDone);
    loop.resume();
    await untilItRests();
    expect(events.at(-1)?.event).toMatchObject({ type: 'status', state: 'done' });
    expect(stepsOf(of('snapshot')).at(-1)).toBe(5000);
  });

  it('take a small share of the time, also of a run whose weights are costly to read', async () => {
    const { of, clock } = await train({ steps: 20_000, snapshotBytes: LARGE, snapshotCost: 30 });
    expect((30 * of('snapshot').length) / clock.now()).toBeLessThan(0.03);
    expect(of('snapshot').length).toBeGreaterThan(5);
  });

  it('are those of each network, until it ends', async () => {
    const { of } = await train({ members: 2, steps: 300, snapshotBytes: 100, divergesAt: [20, Infinity] });
    const [lost, other] = [0, 1].map((member) => of('snapshot').filter((event) => event.member === member));
    expect(lost.at(-1)?.step).toBeLessThan(30);
    expect(other.at(-1)?.step).toBe(300);
    expect(other[5].snapshot.weights[0][0]).toBe(1);
  });

  it('are left out where they are not wanted', async () => {
    expect((await train({ steps: 50 })).of('snapshot')).toEqual([]);
  });
});

describe('a loop with a limit', () => {
  it('goes up to it and says so, waits without a pause, and goes on with a higher one', async () => {
    const messages: Setting['messages'] = [[0, (loop) => loop.limit(40)]];
    const { run, loop, of } = await train({ steps: 100, messages });
    expect(run.stepsDone).toBe(40);
    expect(of('status').at(-1)).toMatchObject({ state: 'running', step: 40 });
    loop.limit(41);
    await untilItRests();
    expect(run.stepsDone).toBe(41);
    expect(of('status').at(-1)).toMatchObject({ state: 'running', step: 41 });
    loop.limit(1000);
    await untilItRests();
    expect(of('status').at(-1)).toMatchObject({ state: 'done', step: 100 });
  });

  it('can be paused there, and takes a single step beyond it', async () => {
    const { run, loop, of } = await train({ steps: 100, messages: [[0, (each) => each.limit(40)]] });
    loop.pause();
    await untilItRests();
    expect(of('status').at(-1)).toMatchObject({ state: 'paused', step: 40 });
    loop.step();
    await untilItRests();
    expect(run.stepsDone).toBe(41);
  });
});

describe('a loop that rests at a step', () => {
  it('pauses exactly there, measured and with a snapshot, and is free of it afterwards', async () => {
    const messages: Setting['messages'] = [[0, (loop) => loop.restAt(45)]];
    const { run, loop, of } = await train({ steps: 100, stepCost: 0.01, snapshotBytes: 100, messages });
    expect(of('status').at(-1)).toMatchObject({ state: 'paused', step: 45 });
    expect(run.frames.at(-1)?.step).toBe(45);
    expect(of('snapshot').at(-1)?.snapshot.step).toBe(45);
    loop.resume();
    await untilItRests();
    expect(of('status').at(-1)).toMatchObject({ state: 'done', step: 100 });
  });

  it('pauses at once beyond it, and not if it was taken back', async () => {
    const late = await train({ steps: 1000, stepCost: 1, messages: [[100, (loop) => loop.restAt(10)]] });
    expect(late.of('status').at(-1)?.state).toBe('paused');
    expect(late.run.stepsDone).toBeLessThan(150);
    const free = await train({
      steps: 100,
      messages: [
        [0, (loop) => loop.restAt(45)],
        [1, (loop) => loop.restAt(Infinity)],
      ],
    });
    expect(free.of('status').at(-1)).toMatchObject({ state: 'done' });
  });
});

describe('a run that can not go on', () => {
  it('because it diverged: its last frame, then one error that names the learning rate', async () => {
    const { run, of, events } = await train({ steps: 1000, divergesAt: 100 });
    expect(of('error')).toEqual([
      { type: 'error', runId: 7, member: 0, code: 'diverged', sentence: 'It diverged.', control: 'train.lr' },
    ]);
    expect(events.at(-1)?.event.type).toBe('error');
    expect(events.at(-2)?.event.type).toBe('frames');
    expect(run.stepsDone).toBeLessThan(1000);
    expect(run.isDisposed).toBe(true);
  });

  it('because a step failed: the error in words', async () => {
    const { run, loop, of } = await train({ breaksAt: 10 });
    await loop.finished;
    expect(of('error')).toMatchObject([{ code: 'memory', control: 'net.width' }]);
    expect(run.isDisposed).toBe(true);
  });
});
