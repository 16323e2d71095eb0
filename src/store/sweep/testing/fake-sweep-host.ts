import { afterEach, beforeEach, vi } from 'vitest';
import { frameLayout } from '../../../config/frame.ts';
import type { SweepRun } from '../../../config/sweep/result.ts';
import { parseSweep, type Sweep } from '../../../config/sweep/sweep.ts';
import { createFakeWorkers, type createFakeWorker } from '../../../worker/testing/fake-worker.ts';
import type { Command } from '../../../worker/protocol.ts';
import type { NoDatabase } from '../../page/browser-database.ts';
import {
  bytesOfRuns,
  FRAME_NAMES,
  memoryArchive,
  type KeptHead,
  type OpenedArchive,
  type SweepArchive,
} from '../sweep-archive.ts';
import { openSweepLab } from '../sweep-lab.ts';

/** Returns a sweep over the width of a small network, with these changes. */
export const sweepOf = (input: object): Sweep => {
  const parsed = parseSweep({
    base: { task: { name: 'curve' }, net: { depth: 1 }, train: { steps: 8 } },
    axes: [{ setting: 'net.width', values: [4, 8] }],
    seeds: 1,
    ...input,
  });
  if (!parsed.ok) throw new Error('The sweep is not valid.');
  return parsed.sweep;
};
/** A sweep of two cells of different shapes, and so of two jobs of one network each. */
export const SMALL = sweepOf({});

/** Creates an archive without a browser, in which a test puts sweeps, and whose writes it can fail. */
export function createFakeArchive() {
  const memory = memoryArchive();
  let last: KeptHead | null = null;
  const sizes = new Map<string, number>();
  let room = Infinity;
  const archive: SweepArchive = {
    ...memory,
    put: (head, runs) => {
      const others = [...sizes].reduce((sum, [id, bytes]) => (id === head.id ? sum : sum + bytes), 0);
      if (others + head.bytes > room) return Promise.reject(new DOMException('No room.', 'QuotaExceededError'));
      sizes.set(head.id, head.bytes);
      last = head;
      return memory.put(head, runs);
    },
    remove: (id) => {
      sizes.delete(id);
      return memory.remove(id);
    },
  };
  return {
    archive,
    /** Returns the head that was written last. */
    head: () => last,
    count: async () => (last ? (await memory.runs(last.id)).length : 0),
    /** Puts a sweep there, as the one that was shown last. */
    place: async (part: Partial<KeptHead>, runs: readonly SweepRun[] = []) => {
      const head = { id: 'placed', name: 'placed', startedAt: 1, sweep: SMALL, backend: null, measures: FRAME_NAMES };
      const whole: KeptHead = { ...head, phase: 'stopped', runs: runs.length, bytes: bytesOfRuns(runs), ...part };
      await memory.put(whole, runs);
      await memory.setShown(whole.id);
    },
    /** Leaves so many bytes for all sweeps together. */
    limit: (bytes: number) => (room = bytes),
  };
}

type FakeArchive = ReturnType<typeof createFakeArchive>;

/** Opens a sweep lab on fake workers, whose events the test sends. */
export async function open(
  initial: Sweep | null = SMALL,
  kept: FakeArchive | NoDatabase = createFakeArchive(),
  opening: Promise<OpenedArchive> = Promise.resolve(
    typeof kept === 'string' ? { archive: memoryArchive(), why: kept } : { archive: kept.archive, why: null },
  ),
  refuses: (sweep: Sweep) => string | null = () => null,
) {
  const { workers, host } = createFakeWorkers({ backend: 'cpu', capture: false });
  const lab = openSweepLab({
    host,
    initial,
    refuses,
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
  /** Lets every living worker open its backend. */
  const ready = async () => {
    for (const worker of busy()) worker.ready();
    await vi.advanceTimersByTimeAsync(1);
  };
  /** Lets a worker end its present training, with this loss. */
  const finish = async (worker: ReturnType<typeof createFakeWorker>, loss: number) => {
    const train = worker.commands.findLast((one) => one.type === 'train');
    if (train?.type !== 'train') throw new Error('The worker was given nothing to train.');
    const frames = new Float32Array(frameLayout(1).stride).fill(NaN);
    frames.set([0, loss]);
    const members = train.members.map(() => ({ frames, weights: [], biases: null, outputs: null, scaling: [] }));
    const trained = { members, steps: 8, memory: '', problem: null, notices: [] };
    worker.say({ type: 'trained', runId: train.runId, trained });
    await vi.advanceTimersByTimeAsync(1000);
  };
  return { lab, state: lab.store.getState, workers, trains, busy, ready, finish };
}

/** Replaces the browser and its timers for the tests of a `describe`, in which it is called. */
export function withoutBrowser(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}
