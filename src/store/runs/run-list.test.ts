import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import { setAtPath } from '../../config/setting-path.ts';
import type { Recording } from './recording.ts';
import { memoryArchive, type OpenedArchive, type RunArchive } from './run-archive.ts';
import { MOST_PINNED, MOST_RUNS, type RunSummary } from './run-entry.ts';
import { NOTE_TIME, openRunList, type RunList } from './run-list.ts';
import { madeRecording, SMALL } from './testing/made-recording.ts';

const atOnce = () => Promise.resolve();
const inMemory =
  (archive: RunArchive = memoryArchive()) =>
  () =>
    Promise.resolve<OpenedArchive>({ archive, why: null });

function openList(archive?: RunArchive): RunList {
  return openRunList({ openArchive: inMemory(archive), idle: atOnce });
}
const entries = ({ store }: RunList) => store.getState().entries;
const namesIn = (list: RunList) => entries(list).map(({ name }) => name);

let begun = 0;
/** Makes the recording of a run that began after all others. */
const run = (experiment: Experiment = SMALL, part: Parameters<typeof madeRecording>[0] = {}): Recording => ({
  ...madeRecording({ experiment, ...part }),
  startedAt: ++begun,
});
const ofWidth = (width: number) => setAtPath(SMALL, 'net.width', width);

function keepMany(list: RunList, count: number): void {
  for (let i = 0; i < count; i++) list.keep([run(setAtPath(SMALL, 'seed', i))], 2);
}
/** Waits for all that the list does beside the page. */
const settle = () => vi.advanceTimersByTimeAsync(1);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a kept run', () => {
  it('has the name of what differs, a colour, and its last values', () => {
    const list = openList();
    list.keep([run()], 2);
    list.keep([run(ofWidth(8), { steps: [0, 1, 99], loss: (step) => step / 100 })], 3.5);
    expect(namesIn(list)).toEqual(['Digits, width 4, depth 1', 'width 8']);
    const [first, second] = entries(list);
    expect(first.color).not.toBe(second.color);
    expect(second).toMatchObject({ steps: 99, seconds: 3.5, hasFailed: false, isPinned: false, beside: null });
    expect(second.results.loss).toBeCloseTo(0.99);
    expect(second.results.accuracy).toBeNull();
  });

  it('is numbered where another has its name', () => {
    const list = openList();
    for (let i = 0; i < 3; i++) list.keep([run()], 2);
    expect(namesIn(list)).toEqual(['Digits, width 4, depth 1', 'Digits', 'Digits (2)']);
  });

  it('without a step is none', () => {
    const list = openList();
    list.keep([run(SMALL, { steps: [0] })], 2);
    expect(entries(list)).toEqual([]);
  });

  it('that goes on is brought up to date', () => {
    const list = openList();
    const recording = run();
    list.keep([recording], 2);
    recording.stream.append(
      Float32Array.from({ length: recording.stream.layout.stride }, () => 50),
      1,
    );
    list.keep([recording], 4);
    expect(entries(list)).toHaveLength(1);
    expect(entries(list)[0]).toMatchObject({ steps: 50, seconds: 4 });
  });

  it('whose learning rate was changed says so', () => {
    const list = openList();
    const learningRateChanges = [{ step: 64, lr: 0.04 }];
    list.keep([run()], 2);
    list.keep([{ ...run(), learningRateChanges }], 2);
    expect(entries(list)[1]).toMatchObject({ learningRateChanges, name: 'η 0.02 → 0.04' });
  });

  it('of a comparison knows the one beside it', () => {
    const list = openList();
    list.keep([run(), run(ofWidth(8))], 2);
    const [left, right] = entries(list);
    expect([left.beside, right.beside]).toEqual([right.id, left.id]);
  });

  it('has no recording in memory once it is written, until it is pinned', async () => {
    const list = openList();
    list.keep([run(SMALL, { snapshots: [0, 2] })], 2);
    expect(entries(list)[0].recording).not.toBeNull();
    await settle();
    const [{ id, bytes, recording }] = entries(list);
    expect(recording).toBeNull();
    expect(bytes.frames).toBeGreaterThan(0);
    list.pin(id, true);
    await settle();
    expect(entries(list)[0].recording?.stream.length).toBe(4);
    expect(entries(list)[0].recording?.snapshots.steps).toEqual([0, 2]);
    list.pin(id, false);
    expect(entries(list)[0].recording).toBeNull();
  });
});

describe('a name', () => {
  it('that a person gives stays; an empty one is that of the settings again', () => {
    const list = openList();
    list.keep([run()], 2);
    list.keep([run(ofWidth(8))], 2);
    const [first, second] = entries(list);
    list.rename(second.id, '  my wide one ');
    expect(entries(list)[1]).toMatchObject({ name: 'my wide one', isNamed: true });
    list.rename(second.id, '');
    expect(entries(list)[1]).toMatchObject({ name: 'width 8', isNamed: false });
    list.rename(first.id, 'x');
    list.rename(first.id, ' ');
    expect(namesIn(list)).toEqual(['Digits, width 4, depth 1', 'width 8']);
  });
});

describe('pinned runs', () => {
  it('are six at most: the seventh is refused with a sentence', () => {
    const list = openList();
    keepMany(list, MOST_PINNED + 1);
    for (const { id } of entries(list)) list.pin(id, true);
    expect(entries(list).filter(({ isPinned }) => isPinned)).toHaveLength(MOST_PINNED);
    expect(entries(list)[MOST_PINNED].isPinned).toBe(false);
    expect(list.store.getState().note?.sentence).toMatch(/6 runs are pinned/);
  });

  it('have different colours, whichever they are', () => {
    const list = openList();
    keepMany(list, 20);
    const chosen = entries(list).filter((_, i) => i % 6 === 0 || i > 16);
    for (const { id } of chosen) list.pin(id, true);
    const colors = entries(list)
      .filter(({ isPinned }) => isPinned)
      .map(({ color }) => color);
    expect(colors).toHaveLength(MOST_PINNED);
    expect(new Set(colors).size).toBe(MOST_PINNED);
  });

  it('hold in memory what is kept of them, and not all that was recorded', async () => {
    const list = openList();
    const recording = run(SMALL, { steps: Array.from({ length: 4000 }, (_, i) => i) });
    list.keep([recording], 2);
    list.pin(recording.id, true);
    expect(entries(list)[0].recording?.stream.length).toBe(4000);
    await settle();
    expect(entries(list)[0].recording?.stream.length).toBeLessThanOrEqual(1024);
  });

  it('can be hidden, and are seen when they are pinned again', () => {
    const list = openList();
    list.keep([run()], 2);
    const [{ id }] = entries(list);
    list.pin(id, true);
    list.hide(id, true);
    expect(entries(list)[0].isHidden).toBe(true);
    list.pin(id, false);
    list.pin(id, true);
    expect(entries(list)[0].isHidden).toBe(false);
  });
});

describe('removing', () => {
  it('can be undone while its note is there, with the recording', async () => {
    const list = openList();
    keepMany(list, 3);
    await settle();
    const before = entries(list);
    list.remove(before[1].id);
    expect(entries(list)).toEqual([before[0], before[2]]);
    expect(list.store.getState().note).toMatchObject({ canUndo: true });
    await vi.advanceTimersByTimeAsync(NOTE_TIME - 100);
    list.undo();
    expect(entries(list)).toEqual(before);
    expect(list.store.getState().note).toBeNull();
    list.pin(before[1].id, true);
    await settle();
    expect(entries(list)[1].recording).not.toBeNull();
  });

  it('is final once the note is gone, and the archive forgets the run', async () => {
    const archive = memoryArchive();
    const list = openList(archive);
    keepMany(list, 2);
    await settle();
    const [{ id }] = entries(list);
    list.remove(id);
    await vi.advanceTimersByTimeAsync(NOTE_TIME + 1);
    expect(list.store.getState().note).toBeNull();
    list.undo();
    expect(entries(list)).toHaveLength(1);
    expect((await archive.summaries()).summaries).toHaveLength(1);
    expect((await archive.read(id)).ok).toBe(false);
  });

  it('waits for a person who reads the note', async () => {
    const list = openList();
    keepMany(list, 1);
    list.remove(entries(list)[0].id);
    list.holdNote(true);
    await vi.advanceTimersByTimeAsync(10 * NOTE_TIME);
    expect(list.store.getState().note).not.toBeNull();
    list.holdNote(false);
    await vi.advanceTimersByTimeAsync(NOTE_TIME + 1);
    expect(list.store.getState().note).toBeNull();
  });

  it('of all brings all back', () => {
    const list = openList();
    keepMany(list, 4);
    const before = entries(list);
    list.pin(before[2].id, true);
    list.clear();
    expect(entries(list)).toEqual([]);
    list.undo();
    expect(entries(list).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(entries(list)[2].isPinned).toBe(true);
  });

  it('of a run that is still shown is not taken back when it ends', () => {
    const list = openList();
    const recording = run();
    list.keep([recording], 2);
    list.remove(recording.id);
    list.keep([recording], 3);
    expect(entries(list)).toEqual([]);
  });

  it('brought back never makes a seventh pinned run', () => {
    const list = openList();
    keepMany(list, MOST_PINNED + 1);
    const before = entries(list);
    for (const { id } of before.slice(0, MOST_PINNED)) list.pin(id, true);
    list.remove(before[0].id);
    list.pin(before[MOST_PINNED].id, true);
    list.undo();
    expect(entries(list).filter(({ isPinned }) => isPinned)).toHaveLength(MOST_PINNED);
  });
});

describe('the list', () => {
  it(`holds ${MOST_RUNS} runs that are neither pinned nor named, and all others`, () => {
    const list = openList();
    keepMany(list, MOST_RUNS);
    const before = entries(list);
    list.rename(before[0].id, 'dear');
    list.pin(before[1].id, true);
    keepMany(list, 4);
    const left = new Set(entries(list).map(({ id }) => id));
    expect(left.size).toBe(MOST_RUNS + 2);
    expect(before.slice(0, 5).map(({ id }) => left.has(id))).toEqual([true, true, false, false, true]);
  });

  it('goes on in order after the clock is set back, so that the newest runs are not the first to go', () => {
    const list = openList();
    list.keep([{ ...run(), startedAt: Date.now() + 1e9 }], 2);
    keepMany(list, 1);
    const [ahead, next] = entries(list);
    expect(ahead.startedAt).toBeGreaterThan(Date.now());
    expect(next.startedAt).toBeGreaterThan(ahead.startedAt);
  });

  it('comes back from the archive, pinned runs with their recordings', async () => {
    const archive = memoryArchive();
    const first = openList(archive);
    keepMany(first, 3);
    await settle();
    first.pin(entries(first)[1].id, true);
    first.rename(entries(first)[2].id, 'the last');
    await settle();

    const second = openList(archive);
    second.keep([run(setAtPath(SMALL, 'seed', 1))], 2);
    await settle();
    expect(namesIn(second)).toEqual([...namesIn(first), 'seed 1 (2)']);
    expect(entries(second).map(({ isPinned }) => isPinned)).toEqual([false, true, false, false]);
    expect(entries(second)[1].recording).not.toBeNull();
    expect(entries(second)[2].recording).toBeNull();
    expect(second.store.getState().notices).toEqual([]);
  });

  it('holds runs that were kept before changes of the learning rate were', async () => {
    const archive = memoryArchive();
    const before = openList(archive);
    keepMany(before, 1);
    await settle();
    const [{ learningRateChanges: _, recording: __, ...old }] = entries(before);
    await archive.putSummary(old as RunSummary);
    const after = openList(archive);
    await settle();
    expect(entries(after)[0]).toMatchObject({ name: old.name, learningRateChanges: [] });
  });

  it('leaves out what it can’t read, with a sentence', async () => {
    const archive = memoryArchive();
    const first = openList(archive);
    keepMany(first, 2);
    await settle();
    const [spoilt] = (await archive.summaries()).summaries;
    await archive.putSummary({ ...spoilt, experiment: { ...SMALL, seed: -1 } });
    const second = openList(archive);
    await settle();
    expect(entries(second)).toHaveLength(1);
    expect(second.store.getState().notices).toEqual([expect.stringMatching(/left out/)]);
  });

  it('lets go of the snapshots of old runs first, then of their curves; pinned ones go last', async () => {
    const archive = memoryArchive();
    const measured = openList(archive);
    measured.keep([run(SMALL, { snapshots: [0, 1] })], 2);
    await settle();
    const { frames, snapshots } = entries(measured)[0].bytes;
    const small = { ...memoryArchive(), most: 3 * frames + 2 * snapshots };
    const list = openList(small);
    for (let i = 0; i < 3; i++) list.keep([run(SMALL, { snapshots: [0, 1] })], 2);
    await settle();
    expect(entries(list).map(({ bytes }) => bytes)).toEqual([
      { frames, snapshots: 0 },
      { frames, snapshots },
      { frames, snapshots },
    ]);
  });

  it('lets go of the curves of old runs where no snapshots are left; pinned ones go last', async () => {
    const measured = openList();
    measured.keep([run()], 2);
    await settle();
    const { frames } = entries(measured)[0].bytes;
    const list = openList({ ...memoryArchive(), most: 3 * frames });
    keepMany(list, 3);
    await settle();
    list.pin(entries(list)[0].id, true);
    keepMany(list, 2);
    await settle();
    expect(entries(list).map(({ bytes }) => bytes.frames > 0)).toEqual([true, false, false, true, true]);
    list.pin(entries(list)[1].id, true);
    expect(entries(list)[1].isPinned).toBe(false);
    expect(list.store.getState().note?.sentence).toMatch(/no longer kept/);
  });

  it('goes on in memory where nothing can be written, and says so once', async () => {
    const forbidden = new DOMException('no', 'InvalidStateError');
    const list = openList({ ...memoryArchive(), put: () => Promise.reject(forbidden) });
    keepMany(list, 3);
    await settle();
    expect(list.store.getState().notices).toEqual([expect.stringMatching(/store anything/)]);
    list.pin(entries(list)[1].id, true);
    await settle();
    expect(entries(list)[1].recording).not.toBeNull();
  });

  it('says what has no room and what would have to go, and lets go of it only when it is told to', async () => {
    const archive = memoryArchive();
    let isFull = false;
    const put: RunArchive['put'] = (...recording) =>
      isFull ? Promise.reject(new DOMException('no room', 'QuotaExceededError')) : archive.put(...recording);
    const list = openList({ ...archive, put });
    keepMany(list, 4);
    await settle();
    const [{ bytes, id: oldest }] = entries(list);
    isFull = true;
    keepMany(list, 1);
    await settle();
    const last = entries(list)[4];
    expect(list.store.getState().full).toEqual({
      waiting: { runs: 1, bytes: bytes.frames },
      toGo: { runs: 2, bytes: 2 * bytes.frames },
    });
    expect((await archive.read(oldest)).ok).toBe(true);
    expect((await archive.read(last.id)).ok).toBe(false);
    // It is there as long as the page lives, and its summary after that, too.
    expect(await list.read(last.id)).not.toBeNull();
    expect((await archive.summaries()).summaries.find(({ id }) => id === last.id)?.bytes.frames).toBe(0);

    isFull = false;
    list.makeRoom();
    await settle();
    expect(list.store.getState().full).toBeNull();
    expect(entries(list).map((run) => run.bytes.frames > 0)).toEqual([false, false, true, true, true]);
    expect((await archive.read(last.id)).ok).toBe(true);
  });

  it('writes what had no room, names too, as soon as another run finds some', async () => {
    const archive = memoryArchive();
    let isFull = false;
    const within =
      <Args extends unknown[], Written>(write: (...args: Args) => Promise<Written>) =>
      (...args: Args) =>
        isFull ? Promise.reject(new DOMException('no room', 'QuotaExceededError')) : write(...args);
    const list = openList({ ...archive, put: within(archive.put), putSummary: within(archive.putSummary) });
    keepMany(list, 1);
    await settle();
    isFull = true;
    list.rename(entries(list)[0].id, 'dear');
    keepMany(list, 2);
    await settle();
    expect((await archive.summaries()).summaries.map(({ name }) => name)).not.toContain('dear');
    isFull = false;
    keepMany(list, 1);
    await settle();
    expect(list.store.getState().full).toBeNull();
    const { summaries } = await archive.summaries();
    expect(summaries.map(({ name }) => name).sort()).toEqual(namesIn(list).sort());
    expect(summaries.every(({ bytes }) => bytes.frames > 0)).toBe(true);
  });

  it('holds few recordings while its archive can’t be loaded, and writes them once it can', async () => {
    let isOnline = false;
    const archive = memoryArchive();
    const openArchive = () =>
      isOnline ? Promise.resolve<OpenedArchive>({ archive, why: null }) : Promise.reject(new Error('offline'));
    const list = openRunList({ openArchive, idle: atOnce });
    keepMany(list, 10);
    await settle();
    expect(entries(list).filter(({ recording }) => recording !== null)).toHaveLength(6);
    isOnline = true;
    keepMany(list, 1);
    await settle();
    expect(entries(list).filter(({ recording }) => recording !== null)).toHaveLength(0);
    expect((await archive.summaries()).summaries.filter(({ bytes }) => bytes.frames > 0)).toHaveLength(7);
  });
});
