import type { Domain } from '../axes/axis-scale.ts';

/** Room around values, as a share of their range. */
const ROOM = 0.05;

/** Returns the range of every `stride`-th value from `offset` on, over all lists, with a little room. */
export function paddedExtent(lists: readonly Float32Array[], stride: number, offset: number): Domain {
  const [low, high] = extent(lists, stride, offset);
  if (low > high) return [-1, 1];
  const room = low === high ? 1 : (high - low) * ROOM;
  return [low - room, high + room];
}

/** Returns the least and the largest value that are finite; the former is above the latter if there is none. */
function extent(lists: readonly Float32Array[], stride: number, offset: number): [low: number, high: number] {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists) {
    for (let index = offset; index < list.length; index += stride) {
      if (!Number.isFinite(list[index])) continue;
      low = Math.min(low, list[index]);
      high = Math.max(high, list[index]);
    }
  }
  return [low, high];
}

/** Returns a range that is longer by a share on each side. */
export const widened = ([low, high]: Domain, share: number): Domain => [
  low - share * (high - low),
  high + share * (high - low),
];

/** Returns the `previous` range of a run as long as it holds what is needed, so that the picture doesn't jump. */
export function keptRange(previous: Domain | null, needed: Domain): Domain {
  if (previous === null) return widened(needed, GROWTH);
  if (previous[0] <= needed[0] && previous[1] >= needed[1]) return previous;
  return widened([Math.min(previous[0], needed[0]), Math.max(previous[1], needed[1])], GROWTH);
}

/** Room that a range takes when it grows, as a share of it, so that it seldom grows again. */
const GROWTH = 0.25;
