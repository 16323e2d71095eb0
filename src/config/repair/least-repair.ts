/**
 * The smallest change that makes settings valid. Settings clash in pairs (a learning rule without richness, and a
 * richness of 3), and each clash can be mended at either end. The search tries the cheapest set of changes first:
 * a setting that somebody stated costs more than any number of defaults.
 */
import { changeDraft, type Change, type Draft } from '../../settings/draft.ts';
import type { ConfigProblem } from '../experiment.ts';

/** The verdict of a schema; of the problems only the first is needed. */
export type Verdict<Value> = { ok: true; value: Value } | { ok: false; problem: ConfigProblem };

/** The reason of a change: the setting at which the problem was found, and the values allowed there. */
export interface Cause {
  at: string;
  allowed: string;
}

/** Settings to repair. */
export interface Broken<Value> {
  draft: Draft;
  check: (draft: Draft) => Verdict<Value>;
  /** Returns the changes that would mend a problem, the preferred one first. */
  mends: (problem: ConfigProblem, draft: Draft) => readonly Change[];
  /** The dotted paths of the settings that somebody stated. */
  stated: ReadonlySet<string>;
  /** The stated settings that decide what the others mean; changed last. */
  leading: ReadonlySet<string>;
}

/** Settings that are valid, and the causes of the changes by the path of what was changed. */
export interface Repaired<Value> {
  value: Value;
  causes: ReadonlyMap<string, Cause>;
}

interface Attempt {
  draft: Draft;
  causes: ReadonlyMap<string, Cause>;
  /** How often each path was changed. */
  times: ReadonlyMap<string, number>;
  cost: number;
}

/** The costs of a change; the preference among equal changes counts least. */
const COST = { leading: 1e6, stated: 1e3, other: 1, preference: 1e-3 };
/** A mended value can clash with another setting, so it may be changed once more. */
const MOST_CHANGES = 2;
/** The maximum number of checks. Links with ten clashes need about a hundred. */
const MOST_CHECKS = 400;

/** Returns the cheapest repair; `null` if there is none, or none within reach. Never throws. */
export function leastRepair<Value>(broken: Broken<Value>): Repaired<Value> | null {
  const open: Attempt[] = [{ draft: broken.draft, causes: new Map(), times: new Map(), cost: 0 }];
  for (let checks = 0; checks < MOST_CHECKS; checks++) {
    const attempt = takeCheapest(open);
    if (!attempt) return null;
    const verdict = broken.check(attempt.draft);
    if (verdict.ok) return { value: verdict.value, causes: attempt.causes };
    const { problem } = verdict;
    const mends = broken.mends(problem, attempt.draft);
    const possible = mends.filter(({ path }) => (attempt.times.get(path) ?? 0) < MOST_CHANGES);
    open.push(...possible.map((change, place) => changed(broken, attempt, problem, change, place)));
  }
  return null;
}

function takeCheapest(open: Attempt[]): Attempt | undefined {
  if (open.length === 0) return undefined;
  const cheapest = open.reduce((best, { cost }, i) => (cost < open[best].cost ? i : best), 0);
  return open.splice(cheapest, 1)[0];
}

function changed<Value>(
  { stated, leading }: Broken<Value>,
  { draft, causes, times, cost }: Attempt,
  { key, allowed }: ConfigProblem,
  { path, value }: Change,
  place: number,
): Attempt {
  // A stated value that was replaced already weighs no more than a default.
  const lost = [...stated].filter((held) => isWithin(held, path) && !causes.has(held) && !causes.has(path));
  const price = lost.reduce((sum, held) => sum + (leading.has(held) ? COST.leading : COST.stated), 0);
  return {
    draft: changeDraft(draft, path, value),
    causes: causes.has(path) ? causes : new Map([...causes, [path, { at: key, allowed }]]),
    times: new Map([...times, [path, (times.get(path) ?? 0) + 1]]),
    cost: cost + (price || COST.other) + place * COST.preference,
  };
}

/** Returns whether a path is another one or lies in that section. */
export const isWithin = (path: string, section: string): boolean => path === section || path.startsWith(`${section}.`);
