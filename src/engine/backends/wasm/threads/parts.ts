/** Cuts the calls of a step into parts for several threads, and finds where they must wait for each other. */
import { KERNEL_USES, type Access, type BoundCall, type EndOf, type Range } from './accesses.ts';

/** The part of a thread in one operation of a step; `null`: it has none. */
export type Part = BoundCall | null;

/** The operations of a step for several threads. */
export interface CutStep {
  /** By operation and thread. */
  parts: Part[][];
  /** Whether all threads wait for each other before an operation. */
  waits: boolean[];
}

/**
 * Cuts a step. Sums keep their order, so the result is the same to the last bit however many threads there are.
 *
 * @param calls the calls of the step, by thread: each has scratch memory of its own
 * @param units the members of the step, or the rows of its batch: arrays are cut at their borders where they can be, so
 * that a thread goes on with what it made itself
 */
export function cutStep(calls: readonly (readonly BoundCall[])[], units: number, endOf: EndOf): CutStep {
  const parts = calls[0].map((_, i) =>
    cutCall(
      calls.map((ofThread) => ofThread[i]),
      units,
    ),
  );
  return { parts, waits: placeWaits(parts, endOf) };
}

/** Returns the parts of a call; the first thread makes alone what can't be cut. */
function cutCall(call: readonly BoundCall[], units: number): Part[] {
  const threads = call.length;
  const { units: unitsOf, cut, least = 1 } = KERNEL_USES[call[0].kernel];
  const all = unitsOf(call[0].args);
  const scale = all % units === 0 ? all / units : 1;
  const border = (thread: number) => scale * Math.floor((thread * all) / scale / threads);
  const sizes = call.map((_, t) => border(t + 1) - border(t));
  if (sizes.some((size) => size < least)) return call.map((whole, t) => (t === 0 ? whole : null));
  return call.map(({ kernel, args }, t) => ({ kernel, args: cut(args, border(t), border(t + 1)) }));
}

/**
 * Returns before which operations the threads must wait: where one reads or writes what another has written since the last
 * time, or writes what another has read. The step as a whole begins and ends with a wait.
 */
export function placeWaits(parts: readonly Part[][], endOf: EndOf): boolean[] {
  let since: Access[] = [];
  return parts.map((ofThreads) => {
    const now = ofThreads.map((part): Access => {
      if (!part) return { reads: [], writes: [] };
      return KERNEL_USES[part.kernel].access(part.args, endOf);
    });
    const mustWait = now.some((access, t) => since.some((other, s) => s !== t && clash(access, other)));
    const before = mustWait || since.length === 0 ? now.map((): Access => ({ reads: [], writes: [] })) : since;
    since = now.map(({ reads, writes }, t) => ({
      reads: [...before[t].reads, ...reads],
      writes: [...before[t].writes, ...writes],
    }));
    return mustWait;
  });
}

const clash = (a: Access, b: Access): boolean =>
  overlap(a.writes, b.writes) || overlap(a.writes, b.reads) || overlap(a.reads, b.writes);

const overlap = (some: readonly Range[], others: readonly Range[]): boolean =>
  some.some(([from, to]) => others.some(([start, end]) => from < end && start < to));
