/**
 * The sweep that outlives a reload: one at a time, in the browser's IndexedDB, each run as soon as it is there. One tab
 * of the page keeps it; a lock of the browser sees to that.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { LAYER_MEASURES, RUN_MEASURES, WEIGHT_MEASURES } from '../../config/measures/measures.ts';
import type { SweepRun } from '../../config/sweep/result.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';

/** What a kept sweep does after a reload. */
export type KeptPhase = 'running' | 'paused' | 'stopped' | 'done';

/** What is kept of a sweep beside its runs. */
export interface KeptHead {
  /** As it was written; a later version of the lab has to check it. */
  sweep: Sweep;
  backend: string | null;
  phase: KeptPhase;
  /** {@link FRAME_NAMES} of the lab that wrote it: frames of other measures can't be read. */
  measures: string;
}

/** The names of all that a frame holds. */
export const FRAME_NAMES = [...RUN_MEASURES, ...LAYER_MEASURES, ...WEIGHT_MEASURES].join(' ');

/** Where sweeps are kept. All but `read` return at once; what is written is there in the order of the calls. */
export interface SweepArchive {
  /** What was kept last; `null`: nothing. */
  read: () => Promise<{ head: KeptHead; runs: SweepRun[] } | null>;
  /** Takes the place of what was kept. */
  begin: (head: KeptHead, runs: readonly SweepRun[]) => void;
  /** Adds runs, and says how the sweep stands. */
  add: (head: KeptHead, runs: readonly SweepRun[]) => void;
}

/** Why nothing is kept: another tab of the page does, the browser doesn't let it, or it has no room. */
export type NoArchive = 'elsewhere' | 'forbidden' | 'full';

interface Schema extends DBSchema {
  head: { key: 'present'; value: KeptHead };
  runs: { key: [cell: number, seed: number]; value: SweepRun };
}

const NAME = 'lazy-rich-lab';
const VERSION = 1;
const LOCK = 'lazy-rich-lab sweep';
/** How long a reloaded page waits for the lock of the one before it, in ms. */
const LOCK_PATIENCE = 1000;

/**
 * Opens the archive, for as long as the page lives.
 *
 * @param onLost told when something could not be written, once
 * @returns why there is none, where there is none
 */
export async function openSweepArchive(onLost: (why: NoArchive) => void): Promise<SweepArchive | NoArchive> {
  if (!(await holdLock())) return 'elsewhere';
  try {
    return archiveIn(await openDatabase(), onLost);
  } catch {
    return 'forbidden';
  }
}

/** Whether this tab has the lock now; it keeps it until it is closed. A browser without locks says yes. */
async function holdLock(): Promise<boolean> {
  // A page that isn't served securely has none.
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return true;
  return new Promise((resolve) => {
    const held = locks.request(LOCK, { signal: AbortSignal.timeout(LOCK_PATIENCE) }, () => {
      resolve(true);
      return new Promise<never>(() => undefined);
    });
    held.catch(() => resolve(false));
  });
}

const connect = () =>
  openDB<Schema>(NAME, VERSION, {
    upgrade: (database) => {
      database.createObjectStore('head');
      database.createObjectStore('runs', { keyPath: ['cell', 'seed'] });
    },
  });

/** A database that a newer lab has left behind is of no use here, and starts anew. */
async function openDatabase(): Promise<IDBPDatabase<Schema>> {
  try {
    return await connect();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'VersionError') throw error;
    await deleteDB(NAME);
    return connect();
  }
}

function archiveIn(database: IDBPDatabase<Schema>, onLost: (why: NoArchive) => void): SweepArchive {
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
      onLost(error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden');
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
