/**
 * The archive of the list of runs, which survives a reload: in the browser's IndexedDB, a summary of each run, its
 * recording without snapshots, and each snapshot for itself, so that no write takes long. Where nothing can be stored,
 * the same lies in memory, with fewer snapshots.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import * as v from 'valibot';
import { parseExperiment } from '../../config/experiment.ts';
import { learningRateChangeSchema } from '../../config/learning-rates.ts';
import { VERDICTS } from '../../config/measures/regime.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import { words } from '../../words/words.ts';
import { holdLock, openDatabase, whyLost, type NoDatabase } from '../page/browser-database.ts';
import type { Recording } from './recording.ts';
import { MOST_RUN_BYTES, RESULT_MEASURES, type Parts, type ResultMeasure, type RunSummary } from './run-entry.ts';
import { decodeRun, encodeRun, KEPT_BOUNDS, type DecodedRun, type FileBounds, type RunFile } from './run-file.ts';
import { bytesOf } from './snapshots.ts';

/** The place where runs are kept. */
export interface RunArchive {
  /** The most bytes of all recordings together. */
  most: number;
  /** Returns the summaries, unordered, and a sentence for each that can't be read. */
  summaries: () => Promise<{ summaries: RunSummary[]; sentences: string[] }>;
  putSummary: (summary: RunSummary) => Promise<unknown>;
  /** Removes summaries; the recordings stay until they are dropped. */
  forget: (ids: readonly string[]) => Promise<unknown>;
  /**
   * Keeps a recording, and returns the bytes that it needs.
   *
   * @param breathe awaited between pieces of work of a few milliseconds each
   */
  put: (recording: Recording, breathe: () => Promise<void>) => Promise<RunSummary['bytes']>;
  read: (id: string) => Promise<DecodedRun>;
  /** Drops parts of recordings. */
  drop: (parts: Parts) => Promise<void>;
  /** Returns an empty archive in memory. */
  memory: () => RunArchive;
}

/** An archive, and the reason why it lies only in memory; `null`: it survives a reload. */
export interface OpenedArchive {
  archive: RunArchive;
  why: NoDatabase | null;
}

/** A recording without its snapshots. */
type Frames = Omit<RunFile, 'snapshots'>;

/** Where the records of an archive lie. */
interface Shelf {
  most: number;
  bounds: FileBounds;
  summaries: () => Promise<unknown[]>;
  putSummary: (summary: RunSummary) => Promise<unknown>;
  forget: (id: string) => Promise<unknown>;
  putFrames: (frames: Frames) => Promise<unknown>;
  putSnapshot: (id: string, snapshot: Snapshot) => Promise<unknown>;
  frames: (id: string) => Promise<unknown>;
  snapshots: (id: string) => Promise<unknown[]>;
  dropFrames: (id: string) => Promise<unknown>;
  dropSnapshots: (id: string) => Promise<unknown>;
  /** The ids of all recordings. */
  ids: () => Promise<string[]>;
}

/** The largest share of the browser's quota. */
const SHARE_OF_QUOTA = 0.6;
/** The bounds in memory: of all runs together, and of each. */
const MEMORY = { most: 32e6, bounds: { rows: 1024, snapshots: { count: 6, bytes: 2e6 } } };

const NAME = 'lazy-rich-lab runs';
const VERSION = 1;

interface Schema extends DBSchema {
  summaries: { key: string; value: RunSummary };
  frames: { key: string; value: Frames };
  snapshots: { key: [id: string, step: number]; value: Snapshot };
}

/** Opens the archive, for as long as the page lives. */
export async function openRunArchive(): Promise<OpenedArchive> {
  const why = (await holdLock(NAME)) ? null : 'elsewhere';
  if (why) return { archive: memoryArchive(), why };
  try {
    const database = await openDatabase<Schema>(NAME, VERSION, (created) => {
      for (const store of ['summaries', 'frames', 'snapshots'] as const) created.createObjectStore(store);
    });
    const archive = archiveOn(databaseShelf(database, await room()));
    // A browser that forbids to write says so only now.
    await archive.forget(['']);
    return { archive, why: null };
  } catch (error) {
    return { archive: memoryArchive(), why: whyLost(error) };
  }
}

/** Returns an archive that is gone after a reload. */
export const memoryArchive = (): RunArchive => archiveOn(memoryShelf());

async function room(): Promise<number> {
  // A page that isn't served securely has no estimate.
  const storage = (navigator as Partial<Navigator>).storage as Partial<StorageManager> | undefined;
  const { quota = Infinity } = (await storage?.estimate?.().catch(() => null)) ?? {};
  return Math.min(MOST_RUN_BYTES, SHARE_OF_QUOTA * quota);
}

function archiveOn(shelf: Shelf): RunArchive {
  const drop = async ({ snapshotsOf, framesOf }: Parts) => {
    await Promise.all([...snapshotsOf, ...framesOf].map(shelf.dropSnapshots));
    await Promise.all(framesOf.map(shelf.dropFrames));
  };
  return {
    most: shelf.most,
    summaries: async () => {
      const read = (await shelf.summaries()).map(readSummary);
      const summaries = read.filter((each) => typeof each !== 'string');
      const isUnfinished = new Set(summaries.filter(({ bytes }) => bytes.frames === 0).map(({ id }) => id));
      // Recordings of a page that was closed before it had written all of them.
      await drop({ snapshotsOf: [], framesOf: (await shelf.ids()).filter((id) => isUnfinished.has(id)) });
      return { summaries, sentences: [...new Set(read.filter((each) => typeof each === 'string'))] };
    },
    putSummary: shelf.putSummary,
    forget: (ids) => Promise.all(ids.map(shelf.forget)),
    put: async (recording, breathe) => {
      const { snapshots, ...frames } = await encodeRun(recording, shelf.bounds, breathe);
      await shelf.putFrames(frames);
      for (const snapshot of snapshots) {
        await breathe();
        await shelf.putSnapshot(frames.id, snapshot);
      }
      const bytes = snapshots.reduce((sum, snapshot) => sum + bytesOf(snapshot), 0);
      return { frames: frames.frames.byteLength, snapshots: bytes };
    },
    read: async (id) => {
      const [frames, snapshots] = await Promise.all([shelf.frames(id), shelf.snapshots(id)]);
      return decodeRun({ ...(frames as Frames), snapshots });
    },
    drop,
    memory: memoryArchive,
  };
}

function databaseShelf(database: IDBPDatabase<Schema>, most: number): Shelf {
  const all = (id: string) => IDBKeyRange.bound([id, 0], [id, Infinity]);
  return {
    most,
    bounds: KEPT_BOUNDS,
    summaries: () => database.getAll('summaries'),
    putSummary: (summary) => database.put('summaries', summary, summary.id),
    forget: (id) => database.delete('summaries', id),
    putFrames: (frames) => database.put('frames', frames, frames.id),
    putSnapshot: (id, snapshot) => database.put('snapshots', snapshot, [id, snapshot.step]),
    frames: (id) => database.get('frames', id),
    snapshots: (id) => database.getAll('snapshots', all(id)),
    dropFrames: (id) => database.delete('frames', id),
    dropSnapshots: (id) => database.delete('snapshots', all(id)),
    ids: () => database.getAllKeys('frames'),
  };
}

function memoryShelf(): Shelf {
  const summaries = new Map<string, RunSummary>();
  const frames = new Map<string, Frames>();
  const snapshots = new Map<string, Snapshot[]>();
  return {
    ...MEMORY,
    summaries: () => Promise.resolve([...summaries.values()]),
    putSummary: (summary) => Promise.resolve(summaries.set(summary.id, summary)),
    forget: (id) => Promise.resolve(summaries.delete(id)),
    putFrames: (file) => Promise.resolve(frames.set(file.id, file)),
    putSnapshot: (id, snapshot) => Promise.resolve(snapshots.set(id, [...(snapshots.get(id) ?? []), snapshot])),
    frames: (id) => Promise.resolve(frames.get(id)),
    snapshots: (id) => Promise.resolve(snapshots.get(id) ?? []),
    dropFrames: (id) => Promise.resolve(frames.delete(id)),
    dropSnapshots: (id) => Promise.resolve(snapshots.delete(id)),
    ids: () => Promise.resolve([...frames.keys()]),
  };
}

const amount = v.pipe(v.number(), v.minValue(0));
const summarySchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  name: v.string(),
  isNamed: v.boolean(),
  color: v.pipe(amount, v.integer()),
  isHidden: v.boolean(),
  isPinned: v.boolean(),
  beside: v.nullable(v.string()),
  startedAt: amount,
  experiment: v.unknown(),
  // Summaries of the first labs have none.
  learningRateChanges: v.optional(v.array(learningRateChangeSchema), []),
  steps: amount,
  seconds: amount,
  hasFailed: v.boolean(),
  results: v.record(v.string(), v.nullable(v.number())),
  regime: v.picklist(VERDICTS),
  bytes: v.object({ frames: amount, snapshots: amount }),
});

/** Reads a summary, or returns a sentence that says why it can't be. */
/** Reads a kept summary; returns a sentence if it can’t be. Never throws. */
export function readSummary(value: unknown): RunSummary | string {
  const parsed = v.safeParse(summarySchema, value);
  if (!parsed.success) return words.runs.file.brokenSummary;
  const { experiment: draft, results, ...summary } = parsed.output;
  const checked = parseExperiment(draft);
  if (!checked.ok) return words.runs.file.brokenSummary;
  const known = Object.fromEntries(RESULT_MEASURES.map((measure) => [measure, results[measure] ?? null]));
  return { ...summary, experiment: checked.experiment, results: known as Record<ResultMeasure, number | null> };
}
