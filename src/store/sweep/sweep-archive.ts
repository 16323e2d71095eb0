/**
 * The archive of sweeps that survives a reload: any number of them, in the browser's IndexedDB, each run as soon as it
 * ends. A lock of the browser ensures that only one tab of the page keeps sweeps. Where nothing can be stored, they lie in
 * memory.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import { LAYER_MEASURES, RUN_MEASURES, WEIGHT_MEASURES } from '../../config/measures/measures.ts';
import type { SweepRun } from '../../config/sweep/result.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { changed, holdLock, openDatabase, whyLost, type NoDatabase } from '../page/browser-database.ts';

/** The state of a kept sweep, which it resumes after a reload. */
export type KeptPhase = 'running' | 'paused' | 'stopped' | 'done';

/** The kept data of a sweep beside its runs. */
export interface KeptHead {
  id: string;
  /** Empty for a sweep of an earlier lab, which kept none. */
  name: string;
  /** The time at which it began, in ms since 1970. */
  startedAt: number;
  /** The sweep as it was written; a later version of the lab has to check it. */
  sweep: Sweep;
  backend: string | null;
  phase: KeptPhase;
  /** {@link FRAME_NAMES} of the lab that wrote it: frames of other measures can't be read. */
  measures: string;
  /** The number of its runs. */
  runs: number;
  /** The bytes of all their frames. */
  bytes: number;
}

/** The names of all measures of a frame. */
export const FRAME_NAMES = [...RUN_MEASURES, ...LAYER_MEASURES, ...WEIGHT_MEASURES].join(' ');

/** Returns the bytes of runs. */
export const bytesOfRuns = (runs: readonly SweepRun[]): number =>
  runs.reduce((sum, { frames }) => sum + frames.byteLength, 0);

/** The place where sweeps are kept. A write is there, or is not, when its promise settles. */
export interface SweepArchive {
  heads: () => Promise<KeptHead[]>;
  runs: (id: string) => Promise<SweepRun[]>;
  /** Writes the head of a sweep, and adds runs to those that it has. */
  put: (head: KeptHead, runs: readonly SweepRun[]) => Promise<void>;
  remove: (id: string) => Promise<void>;
  /** Returns the id of the sweep that was shown last; `null`: none. */
  shown: () => Promise<string | null>;
  setShown: (id: string | null) => Promise<void>;
}

/** An archive, and the reason why it lies only in memory; `null`: it survives a reload. */
export interface OpenedArchive {
  archive: SweepArchive;
  why: NoDatabase | null;
}

interface Schema extends DBSchema {
  heads: { key: string; value: KeptHead };
  runs: { key: [id: string, cell: number, seed: number]; value: SweepRun };
  shown: { key: 'id'; value: string };
}

const NAME = 'lazy-rich-lab sweeps';
const VERSION = 1;
const LOCK = 'lazy-rich-lab sweep';

/** Opens the archive, for as long as the page lives. */
export async function openSweepArchive(): Promise<OpenedArchive> {
  if (!(await holdLock(LOCK))) return { archive: memoryArchive(), why: 'elsewhere' };
  try {
    const database = await openDatabase<Schema>(NAME, VERSION, (created) => {
      for (const store of ['heads', 'runs', 'shown'] as const) created.createObjectStore(store);
    });
    const archive = archiveIn(database);
    // A browser that forbids to write says so only now.
    await archive.remove('');
    await takeOver(archive).catch(() => undefined);
    return { archive, why: null };
  } catch (error) {
    return { archive: memoryArchive(), why: whyLost(error) };
  }
}

function archiveIn(database: IDBPDatabase<Schema>): SweepArchive {
  const allOf = (id: string) => IDBKeyRange.bound([id], [id, []]);
  return {
    heads: () => database.getAll('heads'),
    runs: (id) => database.getAll('runs', allOf(id)),
    put: async (head, runs) => {
      const change = database.transaction(['heads', 'runs'], 'readwrite');
      const kept = change.objectStore('runs');
      await changed(change.done, [
        change.objectStore('heads').put(head, head.id),
        ...runs.map((run) => kept.put(run, [head.id, run.cell, run.seed])),
      ]);
    },
    remove: async (id) => {
      const change = database.transaction(['heads', 'runs'], 'readwrite');
      await changed(change.done, [
        change.objectStore('heads').delete(id),
        change.objectStore('runs').delete(allOf(id)),
      ]);
    },
    shown: async () => (await database.get('shown', 'id')) ?? null,
    setShown: async (id) => {
      await (id === null ? database.delete('shown', 'id') : database.put('shown', id, 'id'));
    },
  };
}

/** Returns an archive that is gone after a reload. */
export function memoryArchive(): SweepArchive {
  const heads = new Map<string, KeptHead>();
  const runs = new Map<string, Map<string, SweepRun>>();
  let shown: string | null = null;
  return {
    heads: () => Promise.resolve([...heads.values()]),
    runs: (id) => Promise.resolve([...(runs.get(id)?.values() ?? [])]),
    put: (head, more) => {
      heads.set(head.id, head);
      const kept = runs.get(head.id) ?? new Map<string, SweepRun>();
      for (const run of more) kept.set(`${run.cell} ${run.seed}`, run);
      runs.set(head.id, kept);
      return Promise.resolve();
    },
    remove: (id) => {
      heads.delete(id);
      runs.delete(id);
      return Promise.resolve();
    },
    shown: () => Promise.resolve(shown),
    setShown: (id) => {
      shown = id;
      return Promise.resolve();
    },
  };
}

/** The database of earlier labs, which kept one sweep, and what lay there. */
const EARLIER = { name: 'lazy-rich-lab', version: 1, id: 'earlier' };
interface EarlierSchema extends DBSchema {
  head: { key: 'present'; value: Pick<KeptHead, 'sweep' | 'backend' | 'phase' | 'measures'> };
  runs: { key: [cell: number, seed: number]; value: SweepRun };
}

/** Takes over the sweep that an earlier lab has kept, then deletes its database. */
async function takeOver(archive: SweepArchive): Promise<void> {
  const known = await (indexedDB as Partial<IDBFactory>).databases?.();
  if (known?.every(({ name }) => name !== EARLIER.name)) return;
  const database = await openDatabase<EarlierSchema>(EARLIER.name, EARLIER.version, (created) => {
    created.createObjectStore('head');
    created.createObjectStore('runs', { keyPath: ['cell', 'seed'] });
  });
  const head = await database.get('head', 'present');
  if (head) {
    const runs = await database.getAll('runs');
    const whole = { ...head, id: EARLIER.id, name: '', startedAt: Date.now() };
    await archive.put({ ...whole, runs: runs.length, bytes: bytesOfRuns(runs) }, runs);
    await archive.setShown(EARLIER.id);
  }
  database.close();
  indexedDB.deleteDatabase(EARLIER.name);
}
