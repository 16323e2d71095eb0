/**
 * The archive of the sweep that survives a reload: one sweep, in the browser's IndexedDB, each run as soon as it ends.
 * A lock of the browser ensures that only one tab of the page keeps it.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import { LAYER_MEASURES, RUN_MEASURES, WEIGHT_MEASURES } from '../../config/measures/measures.ts';
import type { SweepRun } from '../../config/sweep/result.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { holdLock, openDatabase, whyLost, type NoDatabase } from '../page/browser-database.ts';

/** The state of a kept sweep, which it resumes after a reload. */
export type KeptPhase = 'running' | 'paused' | 'stopped' | 'done';

/** The kept data of a sweep beside its runs. */
export interface KeptHead {
  /** The sweep as it was written; a later version of the lab has to check it. */
  sweep: Sweep;
  backend: string | null;
  phase: KeptPhase;
  /** {@link FRAME_NAMES} of the lab that wrote it: frames of other measures can't be read. */
  measures: string;
}

/** The names of all measures of a frame. */
export const FRAME_NAMES = [...RUN_MEASURES, ...LAYER_MEASURES, ...WEIGHT_MEASURES].join(' ');

/** The place where a sweep is kept. All functions but `read` return at once; writes keep the order of the calls. */
export interface SweepArchive {
  /** Returns the sweep that was kept last; `null` if there is none. */
  read: () => Promise<{ head: KeptHead; runs: SweepRun[] } | null>;
  /** Keeps this sweep in place of the old one. */
  begin: (head: KeptHead, runs: readonly SweepRun[]) => void;
  /** Adds runs, and writes the present head of the sweep. */
  add: (head: KeptHead, runs: readonly SweepRun[]) => void;
}

interface Schema extends DBSchema {
  head: { key: 'present'; value: KeptHead };
  runs: { key: [cell: number, seed: number]; value: SweepRun };
}

const NAME = 'lazy-rich-lab';
const VERSION = 1;
const LOCK = 'lazy-rich-lab sweep';

/**
 * Opens the archive, for as long as the page lives.
 *
 * @param onLost called once, when a write failed
 * @returns the archive, or the reason why there is none
 */
export async function openSweepArchive(onLost: (why: NoDatabase) => void): Promise<SweepArchive | NoDatabase> {
  if (!(await holdLock(LOCK))) return 'elsewhere';
  try {
    const database = await openDatabase<Schema>(NAME, VERSION, (created) => {
      created.createObjectStore('head');
      created.createObjectStore('runs', { keyPath: ['cell', 'seed'] });
    });
    return archiveIn(database, onLost);
  } catch {
    return 'forbidden';
  }
}

function archiveIn(database: IDBPDatabase<Schema>, onLost: (why: NoDatabase) => void): SweepArchive {
  let isLost = false;
  const write = async (head: KeptHead, runs: readonly SweepRun[], isNew: boolean) => {
    const transaction = database.transaction(['head', 'runs'], 'readwrite');
    const kept = transaction.objectStore('runs');
    const requests = [
      transaction.objectStore('head').put(head, 'present'),
      ...(isNew ? [kept.clear()] : []),
      ...runs.map((run) => kept.put(run)),
      transaction.done,
    ];
    await Promise.all(requests);
  };
  const keep = (head: KeptHead, runs: readonly SweepRun[], isNew: boolean) => {
    write(head, runs, isNew).catch((error: unknown) => {
      if (isLost) return;
      isLost = true;
      onLost(whyLost(error));
    });
  };
  return {
    read: async () => {
      const [head, runs] = await Promise.all([database.get('head', 'present'), database.getAll('runs')]);
      return head ? { head, runs } : null;
    },
    begin: (head, runs) => keep(head, runs, true),
    add: (head, runs) => keep(head, runs, false),
  };
}
