/**
 * The place in the browser (IndexedDB) where unfinished runs lie. A checkpoint is written in pieces, so that no write holds up
 * the page, and under a new number: the one before counts until all of it is there. Each run belongs to the tab that
 * trained it, as long as that tab is open.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import { holdLock, openDatabase } from '../page/browser-database.ts';
import { decodeUnfinished, encodeUnfinished, type UnfinishedHead, type UnfinishedRun } from './unfinished-file.ts';

/** The unfinished runs that are kept. */
export interface UnfinishedShelf {
  /** Keeps a run under its id in place of what was kept of it before; returns the bytes that were written. */
  put: (id: string, run: UnfinishedRun, breathe: () => Promise<void>) => Promise<number>;
  remove: (id: string) => Promise<void>;
  /** Returns the newest run that no open tab trains, and that is not among `known`; it belongs to this tab from now on. */
  next: (known: ReadonlySet<string>) => Promise<FoundRun | null>;
}

/** An unfinished run that was found. */
export interface FoundRun {
  id: string;
  run: UnfinishedRun;
}

/** A head, with the tab that wrote it, the time, and the number of its pieces; `null`: the first pieces are being written. */
interface KeptHead {
  tab: string;
  at: number;
  edition: number;
  head: UnfinishedHead | null;
}

type SnapshotKey = [id: string, side: number, step: number];

interface Schema extends DBSchema {
  heads: { key: string; value: KeptHead };
  pieces: { key: [id: string, edition: number, piece: number]; value: Float32Array };
  snapshots: { key: SnapshotKey; value: Snapshot };
}

const NAME = 'lazy-rich-lab unfinished';
const VERSION = 1;
/** The numbers of a piece, 4 MB: a few milliseconds of the page. */
const PIECE = 2 ** 20;
/** The most runs that wait for an answer; of more, the oldest go. */
const MOST = 4;

/** Opens the shelf. */
export async function openUnfinishedShelf(): Promise<UnfinishedShelf> {
  const database = await openDatabase<Schema>(NAME, VERSION, (created) => {
    for (const store of ['heads', 'pieces', 'snapshots'] as const) created.createObjectStore(store);
  });
  // Whoever holds the lock of a tab has its runs.
  const tab = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  await holdLock(lockOf(tab));
  return shelfOn(database, tab);
}

const lockOf = (tab: string): string => `${NAME} ${tab}`;

function shelfOn(database: IDBPDatabase<Schema>, tab: string): UnfinishedShelf {
  /** The tabs whose runs this one has. */
  const own = new Set<string>();
  const isFree = async (other: string) => {
    if (other === tab) return false;
    if (own.has(other)) return true;
    const isTaken = await holdLock(lockOf(other));
    if (isTaken) own.add(other);
    return isTaken;
  };
  const allOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

  const putPieces = async (
    id: string,
    edition: number,
    values: readonly Float32Array[],
    breathe: () => Promise<void>,
  ) => {
    let piece = 0;
    for (const part of inPieces(values)) {
      await breathe();
      await database.put('pieces', part, [id, edition, piece++]);
    }
  };
  /** Writes the snapshots that are new, many small ones at once, and removes those that are gone. Returns the bytes of the new ones. */
  const putSnapshots = async (id: string, snapshots: readonly Snapshot[][], breathe: () => Promise<void>) => {
    const gone = new Map((await database.getAllKeys('snapshots', allOf(id))).map((key) => [key.join(), key]));
    const added = snapshots.flatMap((all, side) =>
      all.flatMap((snapshot) => {
        const key: SnapshotKey = [id, side, snapshot.step];
        return gone.delete(key.join()) ? [] : [{ key, snapshot }];
      }),
    );
    for (const batch of inBatches(added)) {
      await breathe();
      const { store, done } = database.transaction('snapshots', 'readwrite');
      await Promise.all([...batch.map(({ key, snapshot }) => store.put(snapshot, key)), done]);
    }
    await Promise.all([...gone.values()].map((key) => database.delete('snapshots', key)));
    return bytesOf(added);
  };
  const remove = async (id: string) => {
    await database.delete('heads', id);
    await Promise.all([database.delete('pieces', allOf(id)), database.delete('snapshots', allOf(id))]);
  };
  /** Returns the runs that no open tab trains, the newest first, and removes those that nobody needs. */
  const freeRuns = async (known: ReadonlySet<string>) => {
    const ids = (await database.getAllKeys('heads')).filter((id) => !known.has(id));
    const found: { id: string; kept: KeptHead }[] = [];
    for (const id of ids) {
      const kept = await database.get('heads', id);
      if (kept && (await isFree(kept.tab))) found.push({ id, kept });
    }
    const needed = furthest(found.sort((a, b) => b.kept.at - a.kept.at)).slice(0, MOST);
    await Promise.all(found.filter((each) => !needed.includes(each)).map(({ id }) => remove(id)));
    return needed;
  };
  const read = async (id: string, { edition, head }: KeptHead): Promise<UnfinishedRun | null> => {
    const range = IDBKeyRange.bound([id, edition], [id, edition, []]);
    const pieces: unknown[] = await database.getAll('pieces', range);
    const values = joined(pieces.filter((piece) => piece instanceof Float32Array));
    const sides = Array.from({ length: 2 }, (_, side) => IDBKeyRange.bound([id, side], [id, side, []]));
    const snapshots = await Promise.all(sides.map((side) => database.getAll('snapshots', side)));
    return decodeUnfinished(head, { snapshots, values });
  };

  return {
    put: async (id, run, breathe) => {
      const before = await database.get('heads', id);
      // What a page that ends now has written belongs to a head, and can be removed.
      if (!before) await database.put('heads', { tab, at: Date.now(), edition: 0, head: null }, id);
      const edition = (before?.edition ?? 0) + 1;
      const { head, snapshots, values } = await encodeUnfinished(run, breathe);
      await putPieces(id, edition, values, breathe);
      const ofSnapshots = await putSnapshots(id, snapshots, breathe);
      await database.put('heads', { tab, at: Date.now(), edition, head }, id);
      await database.delete('pieces', IDBKeyRange.bound([id], [id, edition], false, true));
      const ofFrames = head.runs.reduce((sum, { frames }) => sum + frames.byteLength, 0);
      return values.reduce((sum, { byteLength }) => sum + byteLength, ofFrames + ofSnapshots);
    },
    remove,
    next: async (known) => {
      for (const { id, kept } of await freeRuns(known)) {
        const run = await read(id, kept);
        if (run) return { id, run };
        await remove(id);
      }
      return null;
    },
  };
}

/** Returns the runs without those of which another one is the same experiment at a later step: both give the same. */
function furthest<Kept extends { kept: KeptHead }>(runs: readonly Kept[]): Kept[] {
  const best = new Map<string, Kept>();
  for (const each of runs) {
    const { head } = each.kept;
    if (!head) continue;
    const experiments = JSON.stringify(head.members);
    const step = best.get(experiments)?.kept.head?.step ?? -1;
    if (head.step > step) best.set(experiments, each);
  }
  return runs.filter((each) => [...best.values()].includes(each));
}

interface NewSnapshot {
  key: SnapshotKey;
  snapshot: Snapshot;
}

const bytesOf = (all: readonly NewSnapshot[]): number =>
  all.reduce((sum, { snapshot }) => snapshot.weights.reduce((more, { byteLength }) => more + byteLength, sum), 0);

/** Returns snapshots in batches of about a piece. */
function inBatches(all: readonly NewSnapshot[]): NewSnapshot[][] {
  const batches: NewSnapshot[][] = [];
  let free = 0;
  for (const each of all) {
    if (free <= 0) {
      batches.push([]);
      free = 4 * PIECE;
    }
    batches[batches.length - 1].push(each);
    free -= bytesOf([each]);
  }
  return batches;
}

/** Puts arrays into one row, and cuts it into pieces. */
function* inPieces(values: readonly Float32Array[]): Generator<Float32Array> {
  let left = values.reduce((sum, { length }) => sum + length, 0);
  let piece = new Float32Array(Math.min(PIECE, left));
  let filled = 0;
  for (const all of values) {
    for (let start = 0; start < all.length;) {
      const part = all.subarray(start, start + piece.length - filled);
      piece.set(part, filled);
      filled += part.length;
      start += part.length;
      if (filled < piece.length) continue;
      yield piece;
      left -= piece.length;
      piece = new Float32Array(Math.min(PIECE, left));
      filled = 0;
    }
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}
