import type { Page } from '@playwright/test';

/** The database in which the page keeps its run, from its fifth second on. */
const SHELF = 'lazy-rich-lab unfinished';

/** Returns whether the browser has a whole checkpoint that was written since a time, in ms since 1970. */
export const isCheckpointKept = (page: Page, since = 0): Promise<boolean> =>
  page.evaluate(
    async ([shelf, from]) => {
      // One that is opened before the lab has made it would stay empty.
      if (!(await indexedDB.databases()).some(({ name }) => name === shelf)) return false;
      const result = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error(request.error?.message));
        });
      const database = await result(indexedDB.open(shelf));
      const heads: unknown[] = await result(database.transaction('heads').objectStore('heads').getAll());
      database.close();
      return (heads as { at: number; head: unknown }[]).some(({ at, head }) => at >= from && head !== null);
    },
    [SHELF, since] as const,
  );
