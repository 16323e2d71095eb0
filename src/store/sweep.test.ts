import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frameLayout } from '../config/frame.ts';
import { presetSweep } from '../config/sweep/presets.ts';
import type { SweepRun } from '../config/sweep/result.ts';
import { parseSweep, type Sweep } from '../config/sweep/sweep.ts';
import { createFakeWorker } from '../worker/fake-worker.fixture.ts';
import type { Command } from '../worker/protocol.ts';
import { FRAME_NAMES, type KeptHead, type NoArchive, type SweepArchive } from './sweep-archive.ts';
import { openSweepLab } from './sweep.ts';

const sweepOf = (input: object): Sweep => {
  const parsed = parseSweep({
    base: { task: { name: 'curve' }, net: { depth: 1 }, train: { steps: 8 } },
    axes: [{ setting: 'net.width', values: [4, 8] }],
    seeds: 1,
    ...input,
  });
  if (!parsed.ok) throw new Error('The sweep is not valid.');
  return parsed.sweep;
};
/** Two cells of different shapes, and so two jobs of one network each. */
const SMALL = sweepOf({});

/** What outlives a reload, without a browser. */
function createFakeArchive() {
  let head: KeptHead | null = null;
  const runs = new Map<string, SweepRun>();
  const put = (kept: readonly SweepRun[]) => {
    for (const run of kept) runs.set(`${run.cell} ${run.seed}`, run);
  };
  const archive: SweepArchive = {
    read: () => Promise.resolve(head && { head, runs: [...runs.values()] }),
    begin: (present, kept) => {
      head = present;
      runs.clear();
      put(kept);
    },
    add: (present, kept) => {
      head = present;
      put(kept);
    },
  };
  return { archive, head: () => head, count: () => runs.size };
}

type FakeArchive = ReturnType<typeof createFakeArchive>;

async function open(
  initial: Sweep | null = SMALL,
  kept: FakeArchive | NoArchive = createFakeArchive(),
  opening: Promise<SweepArchive | NoArchive> = Promise.resolve(typeof kept === 'string' ? kept : kept.archive),
) {
  const workers: ReturnType<typeof createFakeWorker>[] = [];
  const lab = openSweepLab({
    spawn: () => {
      const made = createFakeWorker();
      workers.push(made);
      return made.worker;
    },
    assets: { digits: { small: 'small', all: 'all' } },
    backend: 'auto',
    initial,
    onChange: vi.fn(),
    onBackend: vi.fn(),
    openInLab: vi.fn(),
    openArchive: () => opening,
  });
  lab.show();
  await vi.advanceTimersByTimeAsync(10);
  const trains = () =>
    workers.flatMap(({ commands }) =>
      commands.filter((one): one is Extract<Command, { type: 'train' }> => one.type === 'train'),
    );
  const busy = () => workers.filter(({ isTerminated }) => !isTerminated());
  /** Every worker that lives opens its backend. */
  const ready = async () => {
    for (const worker of busy()) worker.ready();
    await vi.advanceTimersByTimeAsync(1);
  };
  /** A worker ends the training that it is at, with this loss. */
  const finish = async (worker: ReturnType<typeof createFakeWorker>, loss: number) => {
    const train = worker.commands.findLast((one) => one.type === 'train');
    if (train?.type !== 'train') throw new Error('The worker was given nothing to train.');
    const frames = new Float32Array(frameLayout(1).stride).fill(NaN);
    frames.set([0, loss]);
    const members = train.members.map(() => ({ frames, weights: [], outputs: null, scaling: [] }));
    const trained = { members, steps: 8, memory: '', problem: null, notices: [] };
    worker.say({ type: 'trained', runId: train.runId, trained });
    await vi.advanceTimersByTimeAsync(1000);
  };
  return { lab, state: lab.store.getState, workers, trains, busy, ready, finish };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
});
afterEach(() => vi.unstubAllGlobals());

describe('a sweep', () => {
  it('shows its runs as they come, and keeps each at once', async () => {
    const kept = createFakeArchive();
    const { lab, state, workers, ready, finish } = await open(SMALL, kept);
    lab.run();
    await ready();
    expect(state().phase).toBe('running');
    expect(kept.head()).toMatchObject({ phase: 'running', sweep: SMALL });
    await finish(workers[0], 0.5);
    expect(state().shown?.runs).toHaveLength(1);
    expect(kept.count()).toBe(1);
    await finish(workers[0], 0.25);
    expect(state()).toMatchObject({ phase: 'done', shown: { backend: 'wasm' } });
    expect(state().shown?.runs.map(({ cell, outcome }) => [cell, outcome])).toEqual([
      [0, 'done'],
      [1, 'done'],
    ]);
    expect(kept.head()).toMatchObject({ phase: 'done', backend: 'wasm' });
  });

  it('does not take the place of a file that was opened while it was looked for', async () => {
    const kept = createFakeArchive();
    const before = await open(SMALL, kept);
    before.lab.run();
    const file = { sweep: sweepOf({ seeds: 3 }), backend: 'wasm', runs: [] };
    let found: (archive: SweepArchive) => void = () => undefined;
    const after = await open(null, kept, new Promise((resolve) => (found = resolve)));
    after.lab.open(file);
    found(kept.archive);
    await vi.advanceTimersByTimeAsync(10);
    expect(after.state()).toMatchObject({ phase: 'done', shown: { sweep: file.sweep } });
    expect(after.trains()).toEqual([]);
  });

  it('goes on after a reload with what is left, and with nothing else', async () => {
    const kept = createFakeArchive();
    const before = await open(SMALL, kept);
    before.lab.run();
    await before.ready();
    await before.finish(before.workers[0], 0.5);

    const after = await open(null, kept);
    expect(after.state()).toMatchObject({ phase: 'running', sweep: SMALL });
    expect(after.state().shown?.runs).toHaveLength(1);
    await after.ready();
    const [given] = before.trains();
    expect(after.trains().map(({ members }) => members)).not.toContainEqual(given.members);
    await after.finish(after.workers[0], 0.25);
    expect(after.state().phase).toBe('done');
    expect(after.state().shown?.runs).toHaveLength(2);
  });

  it.each(['pause', 'stop'] as const)(
    'that was told to %s waits after a reload until it is told to go on',
    async (end) => {
      const kept = createFakeArchive();
      const before = await open(SMALL, kept);
      before.lab.run();
      await before.ready();
      before.lab[end]();

      const after = await open(null, kept);
      expect(after.state().phase).toBe(end === 'pause' ? 'paused' : 'stopped');
      expect(after.workers).toHaveLength(0);
      after.lab.resume();
      await after.ready();
      expect(after.trains()).toHaveLength(1);
    },
  );

  it('pauses and goes on where it was', async () => {
    const { lab, state, workers, ready, finish } = await open();
    lab.run();
    await ready();
    lab.pause();
    expect(workers[0].commands.at(-1)).toMatchObject({ type: 'pause' });
    lab.resume();
    expect(workers[0].commands.at(-1)).toMatchObject({ type: 'resume' });
    await finish(workers[0], 1);
    expect(state().phase).toBe('running');
    expect(state().shown?.runs).toHaveLength(1);
  });

  it('that is stopped ends its workers and keeps what is there; another one takes its place', async () => {
    const { lab, state, busy, workers, ready, finish } = await open();
    lab.run();
    await ready();
    await finish(workers[0], 1);
    lab.stop();
    expect(busy()).toHaveLength(0);
    expect(state().phase).toBe('stopped');
    expect(state().shown?.runs).toHaveLength(1);
    lab.change('seeds', { seeds: 2 });
    lab.run();
    expect(state().shown).toMatchObject({ sweep: { seeds: 2 }, runs: [] });
    await ready();
    expect(state().phase).toBe('running');
  });

  it('tries a job once more when its worker dies, then marks it and goes on', async () => {
    const { lab, state, busy, ready, finish } = await open();
    lab.run();
    let deaths = 0;
    while (state().phase === 'running') {
      await ready();
      const [worker] = busy();
      const train = worker.commands.findLast((one) => one.type === 'train');
      const isDeadly = train?.type === 'train' && train.members[0].net.width === 4;
      if (isDeadly) worker.die('error', `death ${++deaths}`);
      else await finish(worker, 1);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(deaths).toBe(2);
    expect(state().phase).toBe('done');
    expect(state().shown?.runs).toMatchObject([{ outcome: 'failed' }, { outcome: 'done' }]);
    expect(state().shown?.runs[0].reason).toContain('death 2');
  });

  it('with cells that the schema refuses has them at once, with the reason', async () => {
    const { lab, state } = await open(sweepOf({ axes: [{ setting: 'net.width', values: [4, -1] }] }));
    lab.run();
    const [refused] = state().shown?.runs ?? [];
    expect(refused).toMatchObject({ cell: 1, outcome: 'refused' });
    expect(refused.reason).toContain('net.width is -1');
  });

  it('says once that nothing is kept, and works all the same', async () => {
    const { lab, state, ready, workers, finish } = await open(SMALL, 'forbidden');
    expect(state().notices).toHaveLength(1);
    expect(state().notices[0]).toContain('gone after a reload');
    lab.run();
    await ready();
    await finish(workers[0], 1);
    await finish(workers[0], 1);
    expect(state().phase).toBe('done');
    expect(state().notices).toHaveLength(1);
  });
});

describe('the form', () => {
  it('takes what the schema takes; of the rest it says why, and changes nothing', async () => {
    const { lab, state } = await open();
    lab.change('seeds', { seeds: 0 }, 0);
    expect(state().sweep).toEqual(SMALL);
    expect(state().refusals.seeds?.sentence).toContain('a whole number from 1 to 64');
    lab.forgive('seeds');
    expect(state().refusals.seeds).toBeUndefined();
    lab.change('seeds', { seeds: 4 }, 4);
    expect(state().sweep.seeds).toBe(4);
  });

  it('holds the sweep of the address, though another one was kept', async () => {
    const kept = createFakeArchive();
    kept.archive.begin({ sweep: SMALL, backend: null, phase: 'stopped', measures: FRAME_NAMES }, []);
    const other = presetSweep('depth');
    const { state } = await open(other, kept);
    expect(state()).toMatchObject({ sweep: other, shown: { sweep: SMALL }, phase: 'stopped' });
  });

  it.each([
    ['settings', { sweep: { ...SMALL, seeds: 0 } }],
    ['measures', { measures: 'loss' }],
  ])('tells of a kept sweep with %s that this lab can not read', async (_, change) => {
    const kept = createFakeArchive();
    kept.archive.begin({ sweep: SMALL, backend: null, phase: 'running', measures: FRAME_NAMES, ...change }, []);
    const { state } = await open(null, kept);
    expect(state()).toMatchObject({ phase: 'idle', shown: null });
    expect(state().notices[0]).toContain('another version');
  });
});

describe('how a result is read', () => {
  it('changes with another sweep in the form only once that one is run', async () => {
    const { lab, state } = await open();
    lab.run();
    lab.read({ measure: { of: 'run', measure: 'loss' } });
    const { reading } = state();
    lab.replace(presetSweep('phase'));
    expect(state().reading).toBe(reading);
    lab.run();
    expect(state().reading).toMatchObject({ moment: 'best', relative: true, summary: 'share' });
  });

  it('stays where another sweep was in the form for a while', async () => {
    const { lab, state } = await open();
    lab.run();
    lab.read({ summary: 'median' });
    lab.replace(presetSweep('phase'));
    lab.replace(SMALL);
    lab.run();
    expect(state().reading.summary).toBe('median');
  });

  it('is that of the address where another sweep was kept', async () => {
    const kept = createFakeArchive();
    kept.archive.begin({ sweep: SMALL, backend: null, phase: 'stopped', measures: FRAME_NAMES }, []);
    const { lab, state } = await open(presetSweep('phase'), kept);
    expect(state().reading.summary).toBe('mean');
    lab.run();
    expect(state().reading.summary).toBe('share');
  });
});

describe('the result of a file', () => {
  it('has only the newest refusal told, which goes when a file is opened', async () => {
    const { lab, state } = await open(SMALL, 'forbidden');
    lab.refuseFile('one.txt is none.');
    lab.refuseFile('two.txt is none.');
    expect(state().refusedFile).toBe('two.txt is none.');
    lab.open({ sweep: SMALL, backend: 'cpu', runs: [] });
    expect(state()).toMatchObject({ refusedFile: null, notices: [expect.any(String)] });
  });

  it('takes the place of what is shown, and the sweep that ran is stopped and kept', async () => {
    const kept = createFakeArchive();
    const { lab, state, busy, ready } = await open(SMALL, kept);
    lab.run();
    await ready();
    const sweep = sweepOf({ seeds: 3 });
    lab.open({ sweep, backend: 'cpu', runs: [] });
    expect(busy()).toHaveLength(0);
    expect(state()).toMatchObject({ phase: 'done', sweep, shown: { sweep, backend: 'cpu' } });
    expect(kept.head()).toMatchObject({ phase: 'stopped', sweep: SMALL });
  });
});
