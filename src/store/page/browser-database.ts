/**
 * The databases of the page in the browser (IndexedDB). Each kind of thing has its own, so that another version of one
 * never costs a person the other; and each is kept by one tab alone, which holds a lock of the browser.
 */
import type { DBSchema, IDBPDatabase, OpenDBCallbacks } from 'idb';

/** The reason why nothing is kept: another tab of the page keeps it, the browser forbids it, or there is no room. */
export type NoDatabase = 'elsewhere' | 'forbidden' | 'full';

/** The time that a reloaded page waits for the lock of the page before it, in ms. */
const LOCK_PATIENCE = 1000;

/** Takes a lock until this tab is closed, and tells whether it has it. True in a browser without locks. */
export async function holdLock(name: string): Promise<boolean> {
  // A page that isn't served securely has no locks.
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return true;
  return new Promise((resolve) => {
    const held = locks.request(name, { signal: AbortSignal.timeout(LOCK_PATIENCE) }, () => {
      resolve(true);
      return new Promise<never>(() => undefined);
    });
    held.catch(() => resolve(false));
  });
}

/** Opens a database; replaces one of a newer lab, which can't be read here. */
export async function openDatabase<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: OpenDBCallbacks<Schema>['upgrade'],
): Promise<IDBPDatabase<Schema>> {
  // Nothing that the page shows first needs it.
  const { deleteDB, openDB } = await import('idb');
  const connect = () => openDB<Schema>(name, version, { upgrade });
  try {
    return await connect();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'VersionError') throw error;
    await deleteDB(name);
    return connect();
  }
}

/** Returns the reason of a failed write. */
export const whyLost = (error: unknown): NoDatabase =>
  error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden';
