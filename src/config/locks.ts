/** What a teacher's link holds fixed: changes that a lock does not allow are refused, wherever they come from. */
import { numberText } from '../words/number-text.ts';
import { words } from '../words/words.ts';
import { changeDraft, draftValue } from '../settings/draft.ts';
import { parseExperiment, type Experiment } from './experiment.ts';
import { LINK_FIELDS_V1 } from './link/link.ts';
import { parsePrior, PRIOR, type PriorExperiment, type PriorKey } from './prior.ts';
import { nameOfLock, type Lock } from './link/page-flags.ts';

/** One network, or the two of a comparison. */
export interface LockedSides {
  experiment: Experiment;
  right: Experiment | null;
  /** The settings in which they differ, by their paths. */
  differing: readonly string[];
}

const DIGITS = 4;
const text = (value: unknown) => JSON.stringify(value ?? null);
const sidesOf = ({ experiment, right }: LockedSides) => (right ? [experiment, right] : [experiment]);

/**
 * Returns why locks don't allow these networks, in sentences that name all of the locks; `null` if they do.
 *
 * @param opened the networks with which the page opened: a setting that is held fixed has a value of theirs
 */
export function lockedReason(locks: readonly Lock[], opened: LockedSides, next: LockedSides): string | null {
  return whyBroken(locks.filter((lock) => !allows(lock, opened, next)));
}

/** Says what a lock allows. */
export const lockSentence = (lock: Lock): string => whyBroken([lock]) ?? '';

/** Returns what these locks allow, in sentences; `null`: there are none. */
function whyBroken(broken: readonly Lock[]): string | null {
  if (broken.length === 0) return null;
  const fixed = broken.filter(({ range }) => !range);
  const ranges = broken.flatMap((lock) => {
    if (!lock.range) return [];
    const [low, high] = lock.range.map((bound) => numberText(bound, DIGITS));
    return words.flags.outside(nameOfLock(lock), low, high);
  });
  return words.page.sentences([...(fixed.length > 0 ? [words.flags.locked(fixed.map(nameOfLock))] : []), ...ranges]);
}

/**
 * Returns why locks don't allow the networks of a sweep, in a sentence; `null` if they do. Whether there are two networks
 * side by side is no question of a sweep.
 *
 * @param opened the networks with which the page opened: a setting that is held fixed has a value of theirs
 */
export function lockedSweepReason(
  locks: readonly Lock[],
  opened: readonly Experiment[],
  next: readonly Experiment[],
): string | null {
  return whyBroken(locks.filter((lock) => lock.of !== 'comparison' && !allowsNetworks(lock, opened, next)));
}

/**
 * Returns why locks don't allow a prior, in a sentence; `null` if they do. A lock holds what the prior has under the same key
 * in links.
 *
 * @param opened the prior with which the page opened
 */
export function lockedPriorReason(
  locks: readonly Lock[],
  opened: PriorExperiment,
  next: PriorExperiment,
): string | null {
  const broken = locks.filter(({ of, range }) => {
    if (of === 'settings') return text(opened) !== text(next);
    const key = priorKeyOf(of);
    return key !== undefined && !allowsValues(range, [opened[key]], [next[key]]);
  });
  return whyBroken(broken);
}

/** Returns a prior whose numbers are moved into the ranges that locks allow; the same one if that can't be. */
export function priorWithinLocks(locks: readonly Lock[], prior: PriorExperiment): PriorExperiment {
  const moved = locks.reduce((draft, { of, range }) => {
    const key = priorKeyOf(of);
    const value = key && draft[key];
    if (!range || key === undefined || typeof value !== 'number') return draft;
    const nearest = nearestIn(range, value);
    return nearest === value ? draft : { ...draft, [key]: nearest };
  }, prior);
  const parsed = parsePrior(moved);
  return moved !== prior && parsed.ok ? parsed.prior : prior;
}

/** Returns the locks that hold something of a prior. */
export const locksOfPrior = (locks: readonly Lock[]): readonly Lock[] =>
  withoutIdle(locks).filter(({ of }) => of === 'settings' || priorKeyOf(of) !== undefined);

const priorKeyOf = (of: string) => (Object.keys(PRIOR) as PriorKey[]).find((key) => PRIOR[key].key === of);

function allows(lock: Lock, opened: LockedSides, next: LockedSides): boolean {
  if (lock.of === 'comparison') return (next.right !== null) === (opened.right !== null) && sameList(opened, next);
  return allowsNetworks(lock, sidesOf(opened), sidesOf(next));
}

function allowsNetworks({ of, range }: Lock, opened: readonly Experiment[], next: readonly Experiment[]): boolean {
  if (of === 'settings') return allowsValues(null, opened, next);
  const path = pathOf(of) ?? '';
  const valuesOf = (networks: readonly Experiment[]) => networks.map((each) => draftValue(each, path));
  return allowsValues(range, valuesOf(opened), valuesOf(next));
}

/** Returns whether values lie in a range or, without one, are among the first ones. */
function allowsValues(range: Lock['range'], first: readonly unknown[], values: readonly unknown[]): boolean {
  if (range) return values.every((value) => typeof value !== 'number' || isIn(range, value));
  const known = new Set(first.map(text));
  return values.every((value) => known.has(text(value)));
}

const isIn = ([low, high]: readonly [number, number], value: number) => value >= low && value <= high;
const nearestIn = ([low, high]: readonly [number, number], value: number) => Math.min(Math.max(value, low), high);

const sameList = (a: LockedSides, b: LockedSides) => text([...a.differing].sort()) === text([...b.differing].sort());

/** Returns what locks hold of a setting, fixed rather than in a range; `null`: nothing. */
export function lockOf(locks: readonly Lock[], path: string): Lock | null {
  const found = locks.filter(({ of }) => of === 'settings' || pathOf(of) === path);
  return found.find(({ range }) => range === null) ?? found.at(0) ?? null;
}

/** Returns locks without the ranges of settings that are held fixed, too: those say nothing more. */
export const withoutIdle = (locks: readonly Lock[]): readonly Lock[] =>
  locks.filter(
    ({ of, range }) => range === null || !locks.some((other) => !other.range && [of, 'settings'].includes(other.of)),
  );

/** A number of an experiment that is outside the values that a lock allows, and the one that takes its place. */
export interface MovedValue {
  lock: Lock;
  path: string;
  value: number;
  /** The same number where no other one can be taken. */
  becomes: number;
}

/** Returns what {@link withinLocks} moves in an experiment, or should. */
export function movedByLocks(locks: readonly Lock[], experiment: Experiment): MovedValue[] {
  const moved = withinLocks(locks, experiment);
  return locks.flatMap((lock) => {
    const path = pathOf(lock.of) ?? '';
    const [value, becomes] = [experiment, moved].map((each) => draftValue(each, path));
    if (!lock.range || typeof value !== 'number' || typeof becomes !== 'number') return [];
    return isIn(lock.range, value) ? [] : [{ lock, path, value, becomes }];
  });
}

const pathOf = (key: string) => LINK_FIELDS_V1.find((field) => field.key === key)?.path;

/** Returns an experiment whose numbers are moved into the ranges that locks allow; the same one if that can't be. */
export function withinLocks(locks: readonly Lock[], experiment: Experiment): Experiment {
  const moved = locks.reduce<object>((draft, { of, range }) => {
    const path = pathOf(of);
    const value = path === undefined ? undefined : draftValue({ ...draft }, path);
    if (!range || path === undefined || typeof value !== 'number') return draft;
    const nearest = nearestIn(range, value);
    return nearest === value ? draft : changeDraft({ ...draft }, path, nearest);
  }, experiment);
  if (moved === experiment) return experiment;
  const parsed = parseExperiment(moved);
  return parsed.ok ? parsed.experiment : experiment;
}
