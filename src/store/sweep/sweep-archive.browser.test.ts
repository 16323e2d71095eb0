import { openDB } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import { presetSweep } from '../../config/sweep/presets.ts';
import type { SweepRun } from '../../config/sweep/result.ts';
import { openDatabase, whyLost } from '../page/browser-database.ts';
import { bytesOfRuns, FRAME_NAMES, openSweepArchive, type KeptHead } from './sweep-archive.ts';

const SWEEP = { sweep: presetSweep('depth'), backend: 'wasm', measures: FRAME_NAMES };
const head = (id: string, phase: KeptHead['phase'], runs: readonly SweepRun[]): KeptHead => ({
  ...SWEEP,
  ...{ id, name: id, startedAt: 7, phase, runs: runs.length, bytes: bytesOfRuns(runs) },
});
const runOf = (cell: number, seed: number): SweepRun => ({
  ...{ cell, seed, outcome: 'done', reason: null },
  frames: Float32Array.of(cell, NaN, Infinity, -0),
});

/** Writes a sweep as the labs before this one did, which kept a single one. */
async function keepAsEarlier(runs: readonly SweepRun[]) {
  const earlier = await openDB('lazy-rich-lab', 1, {
    upgrade: (created) => {
      created.createObjectStore('head');
      created.createObjectStore('runs', { keyPath: ['cell', 'seed'] });
    },
  });
  await earlier.put('head', { ...SWEEP, phase: 'paused' }, 'present');
  for (const run of runs) await earlier.put('runs', run);
  earlier.close();
}

afterEach(() => vi.restoreAllMocks());

// One test, since a page has one archive for as long as it lives.
it('the archive of a browser keeps sweeps to the last bit, takes over an earlier one, and one tab alone has it', async () => {
  await keepAsEarlier([runOf(0, 0), runOf(3, 1)]);
  const { archive, why } = await openSweepArchive();
  expect(why).toBeNull();
  const earlier = { id: 'earlier', name: '', phase: 'paused', runs: 2, bytes: 32, sweep: SWEEP.sweep };
  expect(await archive.heads()).toMatchObject([earlier]);
  expect(await archive.runs('earlier')).toEqual([runOf(0, 0), runOf(3, 1)]);
  expect(await archive.shown()).toBe('earlier');
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('lazy-rich-lab');

  await archive.put(head('a', 'running', []), [runOf(1, 0)]);
  await archive.put(head('b', 'done', []), [runOf(1, 0)]);
  await archive.put(head('a', 'paused', []), [runOf(0, 1), runOf(0, 0)]);
  await archive.setShown('a');
  expect(await archive.runs('a')).toEqual([runOf(0, 0), runOf(0, 1), runOf(1, 0)]);
  expect((await archive.heads()).map(({ id, phase }) => [id, phase])).toEqual([
    ['a', 'paused'],
    ['b', 'done'],
    ['earlier', 'paused'],
  ]);
  await archive.remove('a');
  expect([await archive.runs('a'), await archive.runs('b')]).toEqual([[], [runOf(1, 0)]]);

  // The whole change fails with the reason, and leaves what was there.
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  const full = await archive.put(head('b', 'stopped', []), [runOf(2, 0)]).catch(whyLost);
  expect(full).toBe('full');
  expect(await archive.heads()).toMatchObject([{ id: 'b', phase: 'done' }, { id: 'earlier' }]);

  // The lock does not know its tab, so a second opening stands for a second tab.
  expect((await openSweepArchive()).why).toBe('elsewhere');
});

it('what a newer lab keeps stays, and an older one says so', async () => {
  const newer = await openDB('of a newer lab', 2, { upgrade: (created) => void created.createObjectStore('things') });
  await newer.put('things', 1, 'one');
  expect(await openDatabase('of a newer lab', 1, () => undefined).catch(whyLost)).toBe('newer');
  expect(await newer.get('things', 'one')).toBe(1);
});
