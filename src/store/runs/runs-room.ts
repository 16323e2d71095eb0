/** The room that the list of runs has: what goes by itself within its bounds, and what a person is asked about. */
import type { ArchiveWithMemory } from './archive-with-memory.ts';
import { keptBytes, NO_BYTES, overflowOf, summaryOf, type Parts, type RunEntry, type RunSummary } from './run-entry.ts';

/** What the browser has no room for, and what would have to go. */
export interface FullArchive {
  /** The runs whose recordings are only in memory, and their bytes. */
  waiting: { runs: number; bytes: number };
  /** The oldest runs, which would lose their snapshots or curves, and the bytes of these: half of all. */
  toGo: { runs: number; bytes: number };
}

interface RoomParts {
  entries: () => readonly RunEntry[];
  /** Notes the bytes that a run has from now on. */
  change: (id: string, bytes: RunSummary['bytes']) => void;
  /** Says what there is no room for; `null`: there is room for all. */
  tell: (full: FullArchive | null) => void;
}

/** Creates the part of the list that makes room. */
export function createRunsRoom({ entries, change, tell }: RoomParts) {
  const onDisk = (open: ArchiveWithMemory) => entries().filter(({ id }) => !open.isInMemory(id));
  const inMemory = (open: ArchiveWithMemory) => entries().filter(({ id }) => open.isInMemory(id));
  const half = (runs: readonly RunEntry[]) => overflowOf(runs, keptBytes(runs) / 2);

  const letGo = async (open: ArchiveWithMemory, gone: Parts) => {
    await open.drop(gone);
    for (const id of gone.framesOf) change(id, NO_BYTES);
    for (const id of gone.snapshotsOf) {
      const entry = entries().find((each) => each.id === id);
      if (entry && entry.bytes.frames > 0) change(id, { ...entry.bytes, snapshots: 0 });
    }
  };
  const tellFull = (open: ArchiveWithMemory) => {
    const kept = onDisk(open);
    const waiting = inMemory(open);
    const { snapshotsOf, framesOf } = half(kept);
    const gone = new Set([...snapshotsOf, ...framesOf]);
    const bytes = kept.reduce(
      (sum, run) =>
        sum +
        (snapshotsOf.includes(run.id) ? run.bytes.snapshots : 0) +
        (framesOf.includes(run.id) ? run.bytes.frames : 0),
      0,
    );
    tell({ waiting: { runs: waiting.length, bytes: keptBytes(waiting) }, toGo: { runs: gone.size, bytes } });
  };
  return {
    /** Lets go of what is beyond the bounds: so many bytes where runs are kept, and those of memory. */
    make: async (open: ArchiveWithMemory, most: number): Promise<void> => {
      await letGo(open, overflowOf(inMemory(open), open.mostInMemory));
      await letGo(open, overflowOf(onDisk(open), most));
    },
    /** Lets go of half of what is kept. */
    makeHalf: (open: ArchiveWithMemory): Promise<void> => letGo(open, half(onDisk(open))),
    tell: tellFull,
    /** Writes what waits in memory, as far as there is room now. */
    retry: async (open: ArchiveWithMemory, breathe: () => Promise<void>): Promise<void> => {
      for (const [id, bytes] of await open.retry(breathe)) change(id, bytes);
      const unwritten = open.unwritten();
      // The first that fails says that there is still no room.
      for (const entry of entries().filter(({ id }) => unwritten.includes(id))) await open.putSummary(summaryOf(entry));
      if (inMemory(open).length > 0) tellFull(open);
      else tell(null);
    },
  };
}
