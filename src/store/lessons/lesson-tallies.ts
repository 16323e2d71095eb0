import { readTally, type Tally } from '../../lessons/tally.ts';

const KEY = 'lessons';

/** What has come of the claims of lessons, by their ids. */
export type Tallies = Readonly<Record<string, Tally>>;

/** What this browser remembers of its own runs; nothing where it can't be read. */
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

/** Adds what has come of one lesson, and lets the browser remember it if it can. */
export function keepTally(tallies: Tallies, lesson: string, tally: Tally): Tallies {
  const kept = { ...tallies, [lesson]: tally };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // It is still known until the page is left.
  }
  return kept;
}
