import { readTally, type Tally } from '../../lessons/tally.ts';

const KEY = 'lessons';

/** The tallies of the claims of lessons, by the ids of the lessons. */
export type Tallies = Readonly<Record<string, Tally>>;

/** Reads the tallies of the runs in this browser; empty if they can't be read. */
export function readTallies(): Tallies {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    const read = entries.flatMap(([id, json]) => {
      const tally = readTally(json);
      return tally ? [[id, tally] as const] : [];
    });
    return Object.fromEntries(read);
  } catch {
    return {};
  }
}

/** Stores the tallies in the browser; returns whether it could. If not, they still hold until the page is left. */
export function areKept(tallies: Tallies): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(tallies));
    return true;
  } catch {
    return false;
  }
}
