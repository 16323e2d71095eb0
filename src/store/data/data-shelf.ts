/**
 * The data that a person has opened. They lie in the browser (IndexedDB), in memory where that is forbidden or full, and
 * never leave it. Beside them lies the table that they were made of, so that its choices can be changed without the file.
 * Any tab may read and add: an entry is never changed.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import { createStore, type StoreApi } from 'zustand';
import type { TableFormat } from '../../files/table/table.ts';
import type { TableChoices } from '../../tasks/own/table-choices.ts';
import type { TaskOf } from '../../tasks/tasks.ts';
import { changed, openDatabase, whyLost, type NoDatabase } from '../page/browser-database.ts';
import { askToPersist } from '../page/persistence.ts';

/** How data were made of a table. */
export interface TakenTable {
  /** `null` for arrays. */
  format: TableFormat | null;
  choices: TableChoices;
  /** The names of the columns that are targets. */
  targets: readonly string[];
}

/** Data that are kept, without the numbers. */
export interface KeptData {
  digest: string;
  /** The name of their file. */
  name: string;
  /** The task that learns all of them. */
  task: TaskOf<'own'>;
  /** Absent for data that came with a network, and in entries of before. */
  taken?: TakenTable;
  /** Whether the table is kept, too. */
  hasTable?: boolean;
  bytes: number;
  /** The time in ms since 1970. */
  keptAt: number;
}

/** The reason why data, or only the last table (`no-table`), are gone after a reload. */
type Lost = NoDatabase | 'no-table';

/** The data of the page. */
export interface DataShelfState {
  /** The newest first. */
  kept: readonly KeptData[];
  /** The data that were removed last, which can be brought back. */
  removed: KeptData | null;
  /** `null`: all are kept. */
  why: Lost | null;
  /** The digests of data that there is no room for. They are tried again when others are removed. */
  waiting: readonly string[];
}

/** Data to keep: their kept form, and the table that they were made of. */
export interface DataToKeep extends Pick<KeptData, 'digest' | 'name' | 'task' | 'taken'> {
  file: Blob;
  /** A file of more than {@link MOST_TABLE_BYTES} is not kept. */
  table?: Blob;
}

/** Keeps data. */
export interface DataShelf {
  store: StoreApi<DataShelfState>;
  put: (data: DataToKeep) => Promise<void>;
  /** Returns the file of a digest; `null` if it is not there. */
  file: (digest: string) => Promise<Blob | null>;
  /** Returns the table that the data of a digest were made of; `null` if it is not there. */
  table: (digest: string) => Promise<Blob | null>;
  /** Removes data with their table. */
  remove: (digest: string) => Promise<void>;
  /** Brings back what was removed last. */
  undoRemove: () => Promise<void>;
}

/** The largest table that is kept. */
export const MOST_TABLE_BYTES = 5e6;

interface Schema extends DBSchema {
  heads: { key: string; value: KeptData };
  /** By digest the data, and by {@link tableKey} their table. */
  files: { key: string; value: Blob };
}

interface Blobs {
  file: Blob;
  table: Blob | null;
}

const NAME = 'lazy-rich-lab data';
const VERSION = 1;

const tableKey = (digest: string): string => `${digest} table`;

/** Opens the shelf. What lies in the browser is read at once, without a wait. */
export function openDataShelf(): DataShelf {
  const store = createStore<DataShelfState>()(() => ({ kept: [], removed: null, why: null, waiting: [] }));
  const memory = new Map<string, Blobs>();
  let removedBlobs: Blobs | null = null;

  const opened: Promise<IDBPDatabase<Schema> | null> = openDatabase<Schema>(NAME, VERSION, (created) => {
    for (const part of ['heads', 'files'] as const) created.createObjectStore(part);
  }).catch((error: unknown) => {
    store.setState({ why: whyLost(error) });
    return null;
  });
  const read = opened.then(async (database) => {
    const heads = (await database?.getAll('heads').catch(() => [])) ?? [];
    store.setState(({ kept }) => ({ kept: inOrder([...kept, ...heads.filter(isHead)]) }));
  });

  const write = async (head: KeptData, { file, table }: Blobs) => {
    memory.set(head.digest, { file, table });
    store.setState(({ kept }) => ({ kept: inOrder([head, ...kept]) }));
    const database = await opened;
    if (!database) return;
    const put = async (key: string, blob: Blob, kept: KeptData, whyOf: (error: unknown) => Lost) => {
      try {
        const change = database.transaction(['heads', 'files'], 'readwrite');
        await changed(change.done, [
          change.objectStore('files').put(blob, key),
          change.objectStore('heads').put(kept, kept.digest),
        ]);
        return true;
      } catch (error) {
        store.setState({ why: whyOf(error) });
        return false;
      }
    };
    // The data come first: where there is no room for their table, they stay.
    const isThere = await put(head.digest, file, { ...head, hasTable: false }, whyLost);
    store.setState(({ waiting }) => ({
      waiting: [...waiting.filter((digest) => digest !== head.digest), ...(isThere ? [] : [head.digest])],
    }));
    if (!isThere) return;
    void askToPersist();
    if (table) await put(tableKey(head.digest), table, head, () => 'no-table');
  };
  /** Writes what waits for room, but not these data, which are removed. */
  const retry = async (removed: string) => {
    const { kept, waiting } = store.getState();
    if (waiting.length === 0) return;
    store.setState({ why: null, waiting: [] });
    for (const head of kept.filter(({ digest }) => digest !== removed && waiting.includes(digest))) {
      const blobs = memory.get(head.digest);
      if (blobs) await write(head, blobs);
    }
  };
  const blobOf = async (key: string): Promise<Blob | null> => {
    const found = await (await opened)?.get('files', key).catch(() => undefined);
    return found instanceof Blob ? found : null;
  };
  const fileOf = async (digest: string) => memory.get(digest)?.file ?? (await blobOf(digest));
  const tableOf = async (digest: string) => memory.get(digest)?.table ?? (await blobOf(tableKey(digest)));

  return {
    store,
    put: async ({ digest, name, task, taken, file, table }) => {
      const known = store.getState().kept.find((each) => each.digest === digest);
      const given = table && table.size <= MOST_TABLE_BYTES ? table : null;
      // At once, since the run that asks for them is begun at the same time.
      memory.set(digest, { file, table: given ?? memory.get(digest)?.table ?? null });
      const kept = given ? await copied(given) : await tableOf(digest);
      const head: KeptData = {
        ...{
          digest,
          name,
          task,
          bytes: file.size + (kept?.size ?? 0),
          keptAt: Math.max(Date.now(), known?.keptAt ?? 0),
        },
        ...((taken ?? known?.taken) && { taken: taken ?? known?.taken }),
        hasTable: kept !== null,
      };
      await write(head, { file, table: kept });
    },
    file: fileOf,
    table: tableOf,
    remove: async (digest) => {
      await read;
      const head = store.getState().kept.find((each) => each.digest === digest);
      if (!head) return;
      const [file, table] = await Promise.all([fileOf(digest), tableOf(digest)]);
      removedBlobs = file && { file, table };
      memory.delete(digest);
      store.setState(({ kept }) => ({ kept: kept.filter((each) => each !== head), removed: file && head }));
      const database = await opened;
      if (!database) return;
      const change = database.transaction(['heads', 'files'], 'readwrite');
      const files = change.objectStore('files');
      const requests = [
        files.delete(digest),
        files.delete(tableKey(digest)),
        change.objectStore('heads').delete(digest),
      ];
      await changed(change.done, requests).catch((error: unknown) => store.setState({ why: whyLost(error) }));
      await retry(digest);
    },
    undoRemove: async () => {
      const { removed } = store.getState();
      if (!removed || !removedBlobs) return;
      const blobs = removedBlobs;
      removedBlobs = null;
      store.setState({ removed: null });
      await write(removed, blobs);
    },
  };
}

/** Returns the bytes of a file: what a person changes or moves on the disk later can't be read any more. `null`: nor now. */
const copied = (file: Blob): Promise<Blob | null> =>
  file.arrayBuffer().then(
    (bytes) => new Blob([bytes]),
    () => null,
  );

/** Returns the newest entry of each digest, the newest first. */
const inOrder = (kept: readonly KeptData[]): KeptData[] =>
  [...new Map([...kept].sort((a, b) => a.keptAt - b.keptAt).map((each) => [each.digest, each])).values()].reverse();

/** Returns whether an entry is one of this lab. */
const isHead = (value: Partial<KeptData>): value is KeptData =>
  typeof value.digest === 'string' && typeof value.name === 'string' && value.task?.name === 'own';
