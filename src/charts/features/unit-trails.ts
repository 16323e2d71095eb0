/** The ways that units went, as lines that fade towards the start; plain numbers, without a canvas. */
import type { ShownUnits } from './features-data.ts';

/** The part of a way that is drawn alike: older parts are fainter. */
export interface TrailPart {
  /** 0 the oldest, to 1 the newest. */
  age: number;
  /** Line segments in the units of the picture, [x0, y0, x1, y1] each. */
  segments: number[];
}

/** The parts from start to now. */
const PARTS = 4;

/**
 * Returns the way of one unit from the start by way of its places so far to where it is now, or all units' ways. Places
 * nearer than `least` to the last drawn one are left out, so that units that stand still cost nothing.
 */
export function trailParts({ now, start, trail }: ShownUnits, least: number, only?: number): TrailPart[] {
  const places = [start, ...(trail?.places.slice(0, trail.shown) ?? []), now].filter(
    ({ length }) => length === now.length,
  );
  const parts = Array.from({ length: PARTS }, (_, part): TrailPart => ({ age: part / (PARTS - 1), segments: [] }));
  const last = places.length - 1;
  const [from, to] = only === undefined ? [0, now.length] : [2 * only, 2 * only + 2];
  for (let i = from; i < to; i += 2) {
    let [x, y] = [start[i], start[i + 1]];
    for (let place = 1; place <= last; place++) {
      const [nextX, nextY] = [places[place][i], places[place][i + 1]];
      const moved = Math.abs(nextX - x) + Math.abs(nextY - y);
      // The last one is where the dot is.
      if (moved === 0 || (moved < least && place < last)) continue;
      // A way ends where a place is not finite.
      if (!Number.isFinite(nextX) || !Number.isFinite(nextY)) break;
      parts[Math.ceil((PARTS * place) / last) - 1].segments.push(x, y, nextX, nextY);
      [x, y] = [nextX, nextY];
    }
  }
  return parts;
}

/** Returns the units that are now furthest from their start, the furthest first. */
export function movedMost({ now, start }: Pick<ShownUnits, 'now' | 'start'>, count: number): number[] {
  const distance = (unit: number) =>
    Math.hypot(now[2 * unit] - start[2 * unit], now[2 * unit + 1] - start[2 * unit + 1]);
  return Array.from({ length: now.length / 2 }, (_, unit) => unit)
    .filter((unit) => distance(unit) > 0)
    .sort((one, other) => distance(other) - distance(one))
    .slice(0, count);
}
