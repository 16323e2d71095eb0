import { describe, expect, it, vi } from 'vitest';
import { presetSweep } from '../../config/sweep/presets.ts';
import type { SweepRun } from '../../config/sweep/result.ts';
import { createKeptSweeps } from './kept-sweeps.ts';
import { nameOfSweep } from './name-of-sweep.ts';
import { createFakeArchive, open, SMALL, sweepOf, withoutBrowser } from './testing/fake-sweep-host.ts';

withoutBrowser();

const BYTES = 40;
const runOf = (cell: number): SweepRun => ({
  ...{ cell, seed: 0, outcome: 'done', reason: null },
  frames: new Float32Array(BYTES / 4),
});
const STATE = { backend: 'cpu', phase: 'running' } as const;

/** Opens a list over an archive, as a page does. */
async function openList(kept = createFakeArchive()) {
  const list = createKeptSweeps(() => Promise.resolve({ archive: kept.archive, why: null }));
  await list.open();
  const names = () => list.store.getState().kept.map(({ name }) => name);
  /** Keeps a sweep with so many runs. */
  const keep = async (runs: number, sweep = SMALL) => {
    await vi.advanceTimersByTimeAsync(1);
    const id = list.begin(sweep, []);
    for (let cell = 0; cell < runs; cell++) list.add(id, STATE, [runOf(cell)]);
    await list.runs(id);
    return id;
  };
  return { list, kept, names, keep, state: list.store.getState };
}

describe('the name of a kept sweep', () => {
  it('is that of its preset, its own, or what is swept and what its networks share', () => {
    const none = new Set<string>();
    expect(nameOfSweep(presetSweep('depth'), none)).toBe('Width × depth');
    expect(nameOfSweep(sweepOf({ name: 'mine' }), none)).toBe('mine');
    expect(nameOfSweep(SMALL, none)).toBe('width n: Curve, depth 1, η 0.1, batch full, 3 more settings');
    expect(nameOfSweep(SMALL, new Set([nameOfSweep(SMALL, none)]))).toBe(
      'width n: Curve, depth 1, η 0.1, batch full, 3 more settings (2)',
    );
  });

  it('can be another one; an empty one is the first again', async () => {
    const { list, names, keep } = await openList();
    const id = await keep(1);
    list.rename(id, ' rich ');
    expect(names()).toEqual(['rich']);
    list.rename(id, '');
    expect(names()).toEqual(['width n: Curve, depth 1, η 0.1, batch full, 3 more settings']);
  });
});

describe('several sweeps', () => {
  it('are all kept, one that trained nothing only until the next one', async () => {
    const { keep, kept, state } = await openList();
    const first = await keep(2);
    await keep(0);
    const second = await keep(1);
    expect(state().kept.map(({ id }) => id)).toEqual([second, first]);
    const again = await openList(kept);
    expect(again.state().kept).toEqual(state().kept);
    expect(await again.list.runs(first)).toEqual([runOf(0), runOf(1)]);
  });

  it('are deleted one by one, and the last one comes back', async () => {
    const { list, keep, kept, state } = await openList();
    const id = await keep(2);
    await list.remove(id);
    expect(state()).toMatchObject({ kept: [], removed: { id, bytes: 2 * BYTES } });
    expect(await kept.archive.runs(id)).toEqual([]);
    expect(await list.undoRemove()).toBe(id);
    expect(state()).toMatchObject({ kept: [{ id }], removed: null });
    expect(await kept.archive.runs(id)).toEqual([runOf(0), runOf(1)]);
  });
});

describe('a browser without room', () => {
  it('says what waits and what would have to go, deletes nothing by itself, and keeps it once there is room', async () => {
    const { list, keep, kept, state } = await openList();
    const old = await keep(2);
    kept.limit(3 * BYTES);
    const id = await keep(3, sweepOf({ name: 'big' }));
    expect(state().unkept).toMatchObject({ name: 'big', runs: 2, bytes: 2 * BYTES, toGo: [{ id: old }] });
    expect(await kept.archive.runs(old)).toHaveLength(2);
    expect(await kept.archive.runs(id)).toHaveLength(1);
    // The page has all of it.
    expect(await list.runs(id)).toHaveLength(3);
    await list.remove(old);
    expect(state().unkept).toBeNull();
    expect(await kept.archive.runs(id)).toHaveLength(3);
  });
});

describe('the sweeps of the page', () => {
  it('are kept when another one is run, and are opened again', async () => {
    const { lab, state, workers, ready, finish, busy } = await open();
    lab.run();
    await ready();
    await finish(workers[0], 0.5);
    const [{ id }] = lab.kept.store.getState().kept;
    lab.replace(sweepOf({ seeds: 2 }));
    lab.run();
    await ready();
    await finish(busy()[0], 0.5);
    const heads = lab.kept.store.getState().kept;
    expect(heads.map(({ phase }) => phase).sort()).toEqual(['running', 'stopped']);
    await lab.openKept(id);
    expect(busy()).toEqual([]);
    expect(state()).toMatchObject({ phase: 'stopped', sweep: SMALL, shownKept: id });
    expect(state().shown?.runs).toHaveLength(1);
    lab.resume();
    expect(state().phase).toBe('running');
  });

  it('that is shown ends when it is deleted, and is shown again when it comes back', async () => {
    const { lab, state, workers, ready, finish, busy } = await open();
    lab.run();
    await ready();
    await finish(workers[0], 0.5);
    const [{ id }] = lab.kept.store.getState().kept;
    await lab.removeKept(id);
    expect(busy()).toEqual([]);
    expect(state()).toMatchObject({ phase: 'idle', shown: null, shownKept: null });
    await lab.undoRemove();
    expect(state()).toMatchObject({ phase: 'stopped', shownKept: id });
    expect(state().shown?.runs).toHaveLength(1);
  });

  it('open with that of the link, unless another one trains', async () => {
    const kept = createFakeArchive();
    const link = sweepOf({ seeds: 2 });
    await kept.place({ id: 'linked', sweep: link });
    await kept.place({ id: 'last', phase: 'stopped' });
    expect((await open(link, kept)).state()).toMatchObject({ sweep: link, shownKept: 'linked' });
    await kept.place({ id: 'last', phase: 'running' });
    expect((await open(link, kept)).state()).toMatchObject({ sweep: link, shownKept: 'last', phase: 'running' });
  });
});
