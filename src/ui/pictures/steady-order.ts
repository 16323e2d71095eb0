/**
 * Keeps things that are shown in order of size from jumping about while a run goes on: they change places at most once a
 * second.
 */

/** The least time between two changes of the places, in ms. */
const EVERY = 1000;

/** What to show at each place. */
export interface SteadyOrder {
  /** Where the thing is in the newest list; `null`: it has left the list, and is shown as it was until the next change. */
  from: readonly (number | null)[];
  /** In how many ms the places may change; `null`: they are those of the newest list. */
  changesIn: number | null;
}

/**
 * Creates an order that shows the newest list of a run when it is given, and holds its places for a second.
 *
 * @param now time in ms
 */
export function createSteadyOrder(now: () => number = () => performance.now()) {
  let held: { run: string; keys: readonly number[]; since: number } | null = null;
  /**
   * Returns what to show at each place.
   *
   * @param keys the things of the newest list, in order
   * @param isHeld false shows the newest list as it is, as for a step of the past
   */
  return (run: string, keys: readonly number[], isHeld: boolean): SteadyOrder => {
    const at = now();
    const before = held?.run === run && held.keys.length === keys.length && isHeld ? held : null;
    const isSame = before?.keys.every((key, place) => key === keys[place]) ?? false;
    if (before === null || isSame || at - before.since >= EVERY) {
      held = { run, keys, since: isSame && before ? before.since : at };
      return { from: keys.map((_, place) => place), changesIn: null };
    }
    const places = new Map(keys.map((key, place) => [key, place]));
    return { from: before.keys.map((key) => places.get(key) ?? null), changesIn: before.since + EVERY - at };
  };
}

/** Returns rows of `length` numbers, each from the newest list, or from those that were shown before. */
export function steadyRows<Rows extends Float32Array | Uint8Array | Uint16Array | Uint32Array>(
  { from }: SteadyOrder,
  newest: Rows,
  before: Rows,
  length = 1,
): Rows {
  const rows = newest.slice() as Rows;
  from.forEach((source, place) => {
    const [list, at] = source === null ? [before, place] : [newest, source];
    rows.set(list.subarray(at * length, (at + 1) * length), place * length);
  });
  return rows;
}
