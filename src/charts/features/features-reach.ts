import type { ShownFeatures } from './features-data.ts';

/** How far the axes reach beyond the features at the start, so that there is room to move. */
const ROOM_AT_START = 1.25;
/** How far the axes reach beyond the features now. */
const ROOM_NOW = 1.06;
/** The axes grow in steps of this factor, so that they seldom do, and so that two runs side by side agree. */
const STEP = 2 ** 0.25;

/**
 * Returns how far both axes reach from 0: a power of 2^(1/4) that holds all features now, leaves room around those at the
 * start, and is no less than the `previous` reach of the same run.
 */
export function reachOf(all: readonly ShownFeatures[], previous = 0): number {
  const needed = Math.max(
    ...all.map(({ now, start }) => Math.max(ROOM_NOW * largest(now), ROOM_AT_START * largest(start))),
  );
  const reach = needed > 0 ? STEP ** Math.ceil(Math.log(needed) / Math.log(STEP)) : 1;
  return Math.max(previous, reach);
}

function largest(places: Float32Array): number {
  let most = 0;
  for (const place of places) if (Number.isFinite(place)) most = Math.max(most, Math.abs(place));
  return most;
}

/** Returns how far features have moved since the start, as a share of their size there (root mean squares). */
export function movedShare({ now, start }: Pick<ShownFeatures, 'now' | 'start'>): number {
  let [moved, size] = [0, 0];
  for (let i = 0; i < now.length; i++) {
    moved += (now[i] - start[i]) ** 2;
    size += start[i] ** 2;
  }
  return Math.sqrt(moved / size);
}
