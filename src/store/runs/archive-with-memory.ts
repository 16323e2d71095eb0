import { NO_BYTES, type Parts, type RunSummary } from './run-entry.ts';
import type { RunArchive } from './run-archive.ts';

/** An archive that holds in memory what can't be written, until it can. */
export interface ArchiveWithMemory extends Omit<RunArchive, 'memory'> {
  /** Returns whether the recording of a run lies in memory. */
  isInMemory: (id: string) => boolean;
  /** The most bytes of all recordings in memory. */
  mostInMemory: number;
  /** The ids of the summaries that could not be written, or not as they are now. */
  unwritten: () => readonly string[];
  /** Writes what lies in memory, as far as it can; returns the bytes of each run that is written now. */
  retry: (breathe: () => Promise<void>) => Promise<Map<string, RunSummary['bytes']>>;
}

/**
 * Returns an archive whose recordings go to memory where they can't be written. The summaries of such runs are kept all
 * the same, without curves.
 *
 * @param onLost called with the reason when a recording could not be written
 */
export function archiveWithMemory(disk: RunArchive, onLost: (error: unknown) => void): ArchiveWithMemory {
  const memory = disk.memory();
  const inMemory = new Set<string>();
  const unwritten = new Set<string>();
  const whole = (id: string): Parts => ({ snapshotsOf: [], framesOf: [id] });
  return {
    ...disk,
    mostInMemory: memory.most,
    isInMemory: (id) => inMemory.has(id),
    unwritten: () => [...unwritten],
    putSummary: async (summary) => {
      unwritten.add(summary.id);
      await disk.putSummary(inMemory.has(summary.id) ? { ...summary, bytes: NO_BYTES } : summary);
      unwritten.delete(summary.id);
    },
    forget: async (ids) => {
      for (const id of ids) unwritten.delete(id);
      await disk.forget(ids);
    },
    put: async (recording, breathe) => {
      try {
        return await disk.put(recording, breathe);
      } catch (error) {
        // What is written of it already would only take room.
        await disk.drop(whole(recording.id)).catch(() => undefined);
        inMemory.add(recording.id);
        onLost(error);
        return memory.put(recording, breathe);
      }
    },
    read: (id) => (inMemory.has(id) ? memory : disk).read(id),
    drop: async (parts) => {
      await Promise.all([memory.drop(parts), disk.drop(parts)]);
      for (const id of parts.framesOf) inMemory.delete(id);
    },
    retry: async (breathe) => {
      const written = new Map<string, RunSummary['bytes']>();
      for (const id of [...inMemory]) {
        const read = await memory.read(id);
        if (!read.ok) continue;
        try {
          written.set(id, await disk.put(read.recording, breathe));
          inMemory.delete(id);
          await memory.drop(whole(id));
        } catch {
          await disk.drop(whole(id)).catch(() => undefined);
          break;
        }
      }
      return written;
    },
  };
}
