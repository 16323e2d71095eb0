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

/** Adds the tally of one lesson, and stores all in the browser if it can. */
export function keepTally(tallies: Tallies, lesson: string, tally: Tally): Tallies {
  const kept = { ...tallies, [lesson]: tally };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // The tally still holds until the page is left.
  }
  return kept;
}
