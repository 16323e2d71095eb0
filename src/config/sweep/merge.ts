import { words } from '../../words/words.ts';
import type { SweepResult, SweepRun } from './result.ts';

/** A result with the name of its file, for error messages. */
export interface NamedResult {
  name: string;
  result: SweepResult;
}

/** The merged result of the parts of one sweep, or a sentence that says why they can't be merged. */
export type MergedResults = { ok: true; result: SweepResult } | { ok: false; sentence: string };

/**
 * Merges results of parts of one sweep, in the order of cells and seeds, for any order of the parts. A run may be in
 * several parts if it is the same in all. A failed run is replaced by one that did not fail.
 */
export function mergeSweepResults(parts: readonly NamedResult[]): MergedResults {
  const refuse = (sentence: string) => ({ ok: false, sentence }) as const;
  if (parts.length === 0) return refuse(words.sweepFile.nothingToMerge);
  const [first] = parts;
  const { sweep } = first.result;
  const trained = parts.find(({ result }) => result.backend !== null) ?? first;
  const { backend } = trained.result;
  const merged = new Map<number, { name: string; run: SweepRun }>();

  for (const { name, result } of parts) {
    if (!isSameSweep(sweep, result.sweep)) return refuse(words.sweepFile.otherSweep(first.name, name));
    if (result.backend !== null && backend !== null && result.backend !== backend) {
      return refuse(words.sweepFile.otherBackend(trained.name, backend, name, result.backend));
    }
    for (const run of result.runs) {
      const place = run.cell * sweep.seeds + run.seed;
      const other = merged.get(place);
      if (other && run.outcome === 'failed') continue;
      if (other && other.run.outcome !== 'failed' && !isSameRun(other.run, run)) {
        return refuse(words.sweepFile.otherRun(other.name, name, run.cell, run.seed));
      }
      merged.set(place, { name, run });
    }
  }
  const places = [...merged].sort(([a], [b]) => a - b);
  return { ok: true, result: { sweep, backend, runs: places.map(([, { run }]) => run) } };
}

/** Returns whether two sweeps are the same; both come from the schema, which orders their keys. */
export const isSameSweep = (a: SweepResult['sweep'], b: SweepResult['sweep']): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const isSameRun = (a: SweepRun, b: SweepRun): boolean =>
  a.outcome === b.outcome &&
  a.reason === b.reason &&
  a.frames.length === b.frames.length &&
  a.frames.every((value, i) => Object.is(value, b.frames[i]));
