/**
 * The list of kept sweeps. What there is no room for waits in memory, is tried again with each change of the list, and is
 * named to the person, who chooses what goes: nothing is deleted for it, and training goes on.
 */
import { createStore, type StoreApi } from 'zustand';
import type { SweepRun } from '../../config/sweep/result.ts';
import { parseSweep, type Sweep } from '../../config/sweep/sweep.ts';
import { whyLost, type NoDatabase } from '../page/browser-database.ts';
import { askToPersist } from '../page/persistence.ts';
import { nameOfSweep } from './name-of-sweep.ts';
import {
  bytesOfRuns,
  FRAME_NAMES,
  memoryArchive,
  type KeptHead,
  type OpenedArchive,
  type SweepArchive,
} from './sweep-archive.ts';

/** What has no room in the browser. */
export interface Unkept {
  name: string;
  runs: number;
  bytes: number;
  /** The oldest other sweeps that would have to go for it; all others where that isn't enough. */
  toGo: readonly KeptHead[];
}

/** The list of kept sweeps. */
export interface KeptSweepsState {
  /** The newest first. */
  kept: readonly KeptHead[];
  /** The sweep that was deleted last, which can be brought back. */
  removed: KeptHead | null;
  /** `null`: there is room for all. */
  unkept: Unkept | null;
  /** The reason why nothing, or nothing more, survives a reload; `full` is told by `unkept`. */
  why: NoDatabase | null;
  /** Whether the browser deletes none of it by itself; `null`: not known. */
  isPersistent: boolean | null;
}

/** Keeps sweeps. All functions but those with a promise return at once; writes keep the order of the calls. */
export interface KeptSweeps {
  store: StoreApi<KeptSweepsState>;
  /** Reads the list; returns the id of the sweep that was shown last. */
  open: () => Promise<string | null>;
  /** Returns the id of a new sweep, with the runs that it begins with. One before it of which nothing is trained goes. */
  begin: (sweep: Sweep, runs: readonly SweepRun[]) => string;
  /** Adds runs of a sweep, and writes how it stands. */
  add: (id: string, state: Pick<KeptHead, 'backend' | 'phase'>, runs: readonly SweepRun[]) => void;
  /** Remembers the sweep to show after a reload. */
  setShown: (id: string | null) => void;
  runs: (id: string) => Promise<SweepRun[]>;
  /** Gives a sweep a name; an empty one restores that of its settings. */
  rename: (id: string, name: string) => void;
  remove: (id: string) => Promise<void>;
  /** Brings back the sweep that was deleted last; returns its id, `null` if there is none. */
  undoRemove: () => Promise<string | null>;
}

/** Returns the sweep of a head; `null` if this lab can't read it. */
export function readableSweep({ sweep, measures }: KeptHead): Sweep | null {
  const parsed = parseSweep(sweep);
  return parsed.ok && measures === FRAME_NAMES ? parsed.sweep : null;
}

/** Creates the list over an archive that is opened when the list is first read. */
export function createKeptSweeps(openArchive: () => Promise<OpenedArchive>): KeptSweeps {
  const store = createStore<KeptSweepsState>()(() => ({
    ...{ kept: [], removed: null, unkept: null, why: null, isPersistent: null },
  }));
  const { getState, setState } = store;
  let archive: SweepArchive = memoryArchive();
  /** Runs that could not be written, by the ids of their sweeps. */
  const waiting = new Map<string, SweepRun[]>();
  let removedRuns: SweepRun[] = [];
  let work: Promise<unknown> = Promise.resolve();

  const find = (id: string) => getState().kept.find((head) => head.id === id);
  const replace = (head: KeptHead) =>
    setState(({ kept }) => ({ kept: inOrder([head, ...kept.filter(({ id }) => id !== head.id)]) }));
  const namesBut = (id: string) => new Set(getState().kept.flatMap((head) => (head.id === id ? [] : [head.name])));

  /** Writes a sweep with these runs and those that wait, at once: the page may be left at any time. */
  const write = (id: string, runs: readonly SweepRun[]) => {
    const head = find(id);
    if (!head) return;
    const all = [...(waiting.get(id) ?? []), ...runs];
    waiting.delete(id);
    const written = archive
      .put(head, all)
      .catch((error: unknown) => {
        if (find(id)) waiting.set(id, [...all, ...(waiting.get(id) ?? [])]);
        const why = whyLost(error);
        if (why !== 'full') setState({ why });
      })
      .then(() => {
        setState({ unkept: unkept() });
        persist();
      });
    work = Promise.all([work, written]);
  };
  const persist = () => {
    if (getState().why !== null || getState().kept.every(({ bytes }) => bytes === 0)) return;
    // Not waited for: a browser may ask the person.
    void askToPersist().then((isPersistent) => setState({ isPersistent }));
  };
  const unkept = (): Unkept | null => {
    if (getState().why !== null) return null;
    const head = getState().kept.find(({ id }) => waiting.has(id));
    if (!head) return null;
    const runs = [...waiting.values()].flat();
    if (runs.length === 0) return null;
    const bytes = bytesOfRuns(runs);
    return { name: head.name, runs: runs.length, bytes, toGo: roomFor(bytes, getState().kept, waiting) };
  };
  const put = (head: KeptHead, runs: readonly SweepRun[]) => {
    replace(head);
    write(head.id, runs);
  };
  const remove = async (id: string) => {
    const runs = await allRuns(id);
    const head = find(id);
    if (!head) return;
    removedRuns = runs;
    waiting.delete(id);
    setState(({ kept }) => ({ kept: kept.filter((each) => each !== head), removed: head }));
    await archive.remove(id).catch(() => undefined);
    for (const other of [...waiting.keys()]) write(other, []);
    await work;
    setState({ unkept: unkept() });
  };
  const allRuns = async (id: string) => {
    await work;
    const written = await archive.runs(id).catch(() => []);
    const all = [...written, ...(waiting.get(id) ?? [])];
    return [...new Map(all.map((run) => [`${run.cell} ${run.seed}`, run])).values()];
  };

  return {
    store,
    open: async () => {
      const opened = await openArchive();
      archive = opened.archive;
      const [heads, shown] = await Promise.all([archive.heads(), archive.shown()]).catch(() => [[], null] as const);
      setState({ why: opened.why, kept: named(heads) });
      persist();
      return shown;
    },
    begin: (sweep, runs) => {
      // A clock may have been set back; the list is in the order in which sweeps began.
      const startedAt = Math.max(Date.now(), 1 + (getState().kept[0]?.startedAt ?? 0));
      const id = `${startedAt.toString(36)}-${Math.random().toString(36).slice(2)}`;
      for (const empty of getState().kept.filter(({ bytes }) => bytes === 0)) {
        setState(({ kept }) => ({ kept: kept.filter((head) => head !== empty) }));
        waiting.delete(empty.id);
        archive.remove(empty.id).catch(() => undefined);
      }
      const name = nameOfSweep(sweep, namesBut(id));
      const head = { id, name, startedAt, sweep, backend: null, phase: 'running' as const, measures: FRAME_NAMES };
      put({ ...head, runs: runs.length, bytes: 0 }, runs);
      return id;
    },
    add: (id, state, runs) => {
      const head = find(id);
      if (!head) return;
      put({ ...head, ...state, runs: head.runs + runs.length, bytes: head.bytes + bytesOfRuns(runs) }, runs);
    },
    setShown: (id) => {
      archive.setShown(id).catch(() => undefined);
    },
    runs: allRuns,
    rename: (id, typed) => {
      const head = find(id);
      const name = typed.trim();
      if (!head || name === head.name) return;
      const sweep = readableSweep(head);
      put({ ...head, name: name === '' && sweep ? nameOfSweep(sweep, namesBut(id)) : name || head.name }, []);
    },
    remove,
    undoRemove: async () => {
      const { removed } = getState();
      if (!removed) return null;
      const runs = removedRuns;
      removedRuns = [];
      setState({ removed: null });
      put(removed, runs);
      await work;
      return removed.id;
    },
  };
}

const inOrder = (heads: readonly KeptHead[]): KeptHead[] => [...heads].sort((a, b) => b.startedAt - a.startedAt);

/** Returns heads in order, with a name for those of an earlier lab. */
function named(heads: readonly KeptHead[]): KeptHead[] {
  const taken = new Set(heads.map(({ name }) => name));
  return inOrder(heads).map((head) => {
    const sweep = head.name === '' ? readableSweep(head) : null;
    return sweep ? { ...head, name: nameOfSweep(sweep, taken) } : head;
  });
}

/** Returns the oldest of other sweeps that have so many bytes together. */
function roomFor(bytes: number, kept: readonly KeptHead[], without: ReadonlyMap<string, unknown>): KeptHead[] {
  let missing = bytes;
  return kept
    .toReversed()
    .filter(({ id }) => !without.has(id))
    .filter((head) => {
      const isNeeded = missing > 0;
      if (isNeeded) missing -= head.bytes;
      return isNeeded && head.bytes > 0;
    });
}
