import type { Page } from '@playwright/test';

/** Databases of the page, each of which lists what it keeps in the store `heads`. */
const SHELVES = { run: 'lazy-rich-lab unfinished', sweeps: 'lazy-rich-lab sweeps' };

/** Returns fields of all heads in a database; those with parts as `true`. */
const keptHeads = (page: Page, shelf: keyof typeof SHELVES, fields: string[]): Promise<Record<string, unknown>[]> =>
  page.evaluate(
    async ([name, wanted]) => {
      // One that is opened before the lab has made it would stay empty.
      if (!(await indexedDB.databases()).some((known) => known.name === name)) return [];
      const result = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error(request.error?.message));
        });
      const database = await result(indexedDB.open(name));
      const heads: unknown[] = await result(database.transaction('heads').objectStore('heads').getAll());
      database.close();
      const told = (value: unknown) => (typeof value === 'object' && value !== null ? true : value);
      return (heads as Record<string, unknown>[]).map((head) =>
        Object.fromEntries(wanted.map((field) => [field, told(head[field])])),
      );
    },
    [SHELVES[shelf], fields] as const,
  );

/** Returns whether the browser has a whole checkpoint of a run that was written since a time, in ms since 1970. */
export const isCheckpointKept = async (page: Page, since = 0): Promise<boolean> =>
  (await keptHeads(page, 'run', ['at', 'head'])).some(({ at, head }) => Number(at) >= since && head !== null);

/** Returns whether the browser has a sweep of this name. */
export const isSweepKept = async (page: Page, name: string): Promise<boolean> =>
  (await keptHeads(page, 'sweeps', ['name'])).some((head) => head.name === name);
