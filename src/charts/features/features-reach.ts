import type { ShownFeatures } from './features-data.ts';

/** How far the axes reach beyond the features at the start, so that there is room to move. */
const ROOM_AT_START = 1.25;
/** How far the axes reach beyond the features now. */
const ROOM_NOW = 1.06;
/** The axes grow in steps of this factor, so that they seldom do, and so that two runs side by side agree. */
const STEP = 2 ** 0.25;

/**
 * Returns how far both axes reach from 0: a power of 2^(1/4) that holds all features now and on their known way, leaves
 * room around those at the start, and is no less than it was for the same `picture` before. So the axes of a run only
 * grow, and two runs side by side, whose pictures have one name, share them.
 */
export function reachOf(all: readonly ShownFeatures[], picture: string): number {
  const needed = Math.max(
    ...all.map((shown) => {
      const way = shown.of === 'units' ? (shown.trail?.places ?? []) : [];
      return Math.max(
        ROOM_AT_START * largest(shown.start),
        ...[shown.now, ...way].map((places) => ROOM_NOW * largest(places)),
      );
    }),
  );
  const reach = Math.max(
    before.get(picture) ?? 0,
    needed > 0 ? STEP ** Math.ceil(Math.log(needed) / Math.log(STEP)) : 1,
  );
  before.delete(picture);
  before.set(picture, reach);
  for (const oldest of before.keys()) {
    if (before.size <= REMEMBERED) break;
    before.delete(oldest);
  }
  return reach;
}
/** The reach of the last pictures, the newest last. */
const before = new Map<string, number>();
const REMEMBERED = 32;

function largest(places: Float32Array): number {
  const known = knownLargest.get(places);
  if (known !== undefined) return known;
  let most = 0;
  for (const place of places) if (Number.isFinite(place)) most = Math.max(most, Math.abs(place));
  knownLargest.set(places, most);
  return most;
}
/** The snapshots of a way stay, while it is drawn at each frame. */
const knownLargest = new WeakMap<Float32Array, number>();

/** Returns how far features have moved since the start, as a share of their size there (root mean squares). */
export function movedShare({ now, start }: Pick<ShownFeatures, 'now' | 'start'>): number {
  let [moved, size] = [0, 0];
  for (let i = 0; i < now.length; i++) {
    moved += (now[i] - start[i]) ** 2;
    size += start[i] ** 2;
  }
  return Math.sqrt(moved / size);
}
