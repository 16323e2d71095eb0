/**
 * The databases of the page in the browser (IndexedDB). Each kind of thing has its own, so that another version of one
 * never costs a person the other; and each is kept by one tab alone, which holds a lock of the browser.
 */
import type { DBSchema, IDBPDatabase, OpenDBCallbacks } from 'idb';

/**
 * The reason why nothing is kept: another tab of the page keeps it, the browser forbids it, there is no room, or a newer
 * version of the lab keeps what this one can't read.
 */
export type NoDatabase = 'elsewhere' | 'forbidden' | 'full' | 'newer';

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

/** Opens a database. Throws where a newer lab has written it: what that one keeps stays. */
export async function openDatabase<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: OpenDBCallbacks<Schema>['upgrade'],
): Promise<IDBPDatabase<Schema>> {
  // Nothing that the page shows first needs it.
  const { openDB } = await import('idb');
  return openDB<Schema>(name, version, { upgrade });
}

/**
 * Waits for the requests of a change, and for the change itself. Throws the reason of a change that was not made, which the
 * requests that went down with it don't tell.
 */
export async function changed(done: Promise<void>, requests: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled([done, ...requests]);
  await done;
}

const REASONS: Partial<Record<string, NoDatabase>> = { QuotaExceededError: 'full', VersionError: 'newer' };

/** Returns the reason of a failed write, or of a database that can't be opened. */
export const whyLost = (error: unknown): NoDatabase =>
  (error instanceof DOMException ? REASONS[error.name] : undefined) ?? 'forbidden';
