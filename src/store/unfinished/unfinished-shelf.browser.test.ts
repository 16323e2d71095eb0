import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { madeRecording } from '../runs/testing/made-recording.ts';
import { madeCheckpoint, madeUnfinished } from './testing/made-unfinished.ts';
import { openUnfinishedShelf } from './unfinished-shelf.ts';

const atOnce = () => Promise.resolve();
const NOTHING = new Set<string>();
const connect = () => openDB('lazy-rich-lab unfinished');

let closed = 0;

/** Closes the tabs whose runs are kept, as far as the shelf knows, and lets each have been kept at a later time. */
async function closeTabs() {
  closed++;
  const database = await connect();
  for (const [i, id] of (await database.getAllKeys('heads')).entries()) {
    const kept = (await database.get('heads', id)) as object;
    await database.put('heads', { ...kept, tab: `closed ${closed}`, at: i }, id);
  }
  database.close();
}

async function recordsOf(id: string) {
  const database = await connect();
  const of = IDBKeyRange.bound([id], [id, []]);
  const counts = await Promise.all(['pieces', 'snapshots'].map((store) => database.count(store, of)));
  database.close();
  return counts;
}

const other = (seed: number, step: number) => {
  const { recordings, checkpoint } = madeUnfinished(step);
  return { recordings, checkpoint: { ...checkpoint, members: checkpoint.members.map((each) => ({ ...each, seed })) } };
};

it('the shelf of a browser keeps the newest checkpoint of each run, until it is removed', async () => {
  const shelf = await openUnfinishedShelf();
  await shelf.put('run', madeUnfinished(7), atOnce);
  const written = await shelf.put('run', madeUnfinished(9), atOnce);
  expect(written).toBeGreaterThan(0);
  // Steps 0 and 9 on both sides, and one piece.
  expect(await recordsOf('run')).toEqual([1, 4]);

  // An open tab goes on with its runs: neither this one nor another is offered them.
  expect(await shelf.next(NOTHING)).toBeNull();
  expect(await (await openUnfinishedShelf()).next(NOTHING)).toBeNull();

  await closeTabs();
  const later = await openUnfinishedShelf();
  const found = await later.next(NOTHING);
  expect(found?.id).toBe('run');
  expect(found?.run.checkpoint).toEqual(madeUnfinished(9).checkpoint);
  expect(found?.run.recordings.map(({ snapshots }) => snapshots.steps)).toEqual([
    [0, 9],
    [0, 9],
  ]);
  expect(await later.next(new Set(['run']))).toBeNull();

  await later.remove('run');
  expect(await recordsOf('run')).toEqual([0, 0]);
});

it('many small snapshots are kept at once: each wait for the page takes long where it is busy', async () => {
  const shelf = await openUnfinishedShelf();
  const { recordings, checkpoint } = madeUnfinished(40);
  const steps = Array.from({ length: 20 }, (_, i) => 2 * i);
  const many = recordings.map(({ experiment }) => madeRecording({ experiment, steps, snapshots: steps }));
  let waits = 0;
  await shelf.put('many', { recordings: many, checkpoint }, () => {
    waits++;
    return Promise.resolve();
  });
  expect(await recordsOf('many')).toEqual([1, 40]);
  // The rows of each side, the piece, and all snapshots.
  expect(waits).toBe(4);
  await shelf.remove('many');
});

it('arrays of more than a piece come back whole', async () => {
  const shelf = await openUnfinishedShelf();
  const large = Float32Array.from({ length: 2.5e6 }, (_, i) => i);
  const run = madeUnfinished(7);
  const parts = [madeCheckpoint(7, large.subarray(0, 3), large), null];
  await shelf.put('large', { ...run, checkpoint: { ...run.checkpoint, parts } }, atOnce);
  expect((await recordsOf('large'))[0]).toBe(3);
  await closeTabs();
  const found = await (await openUnfinishedShelf()).next(NOTHING);
  const [few, all] = found?.run.checkpoint.parts[0]?.values ?? [];
  expect(few).toEqual(large.subarray(0, 3));
  expect(all.length === large.length && all.every((value, i) => value === i)).toBe(true);
  await shelf.remove('large');
});

it('of the same experiment the furthest is offered, of many the newest, and what is broken is removed', async () => {
  const shelf = await openUnfinishedShelf();
  await shelf.put('far', other(1, 90), atOnce);
  await shelf.put('near', other(1, 50), atOnce);
  for (const seed of [2, 3, 4, 5, 6]) await shelf.put(`seed ${seed}`, other(seed, 10), atOnce);
  await closeTabs();
  const database = await connect();
  await database.put('heads', { ...(await database.get('heads', 'seed 6')), head: { version: 1 } }, 'seed 6');
  database.close();

  const later = await openUnfinishedShelf();
  const known = new Set<string>();
  for (let found = await later.next(known); found; found = await later.next(known)) known.add(found.id);
  expect([...known]).toEqual(['seed 5', 'seed 4', 'seed 3', 'seed 2']);
  for (const gone of ['near', 'far', 'seed 6']) expect(await recordsOf(gone)).toEqual([0, 0]);
});
