/** Paths of a canvas as commands of SVG: letters, each with its numbers. */
import { rounded } from './vector-text.ts';

/** A path as letters and numbers. */
export type PathTokens = (string | number)[];

/** A path that grows as that of a canvas does. */
export interface GrowingPath {
  tokens: PathTokens;
  /** The present point; `null` before the first. */
  at: readonly [x: number, y: number] | null;
  /** The first point of the present part, where it is closed to. */
  start: readonly [x: number, y: number] | null;
}

/** Returns a path without points. */
export const newPath = (): GrowingPath => ({ tokens: [], at: null, start: null });

/** Begins a part at a point. A part that has only begun draws nothing, and is replaced. */
export function moveTo(path: GrowingPath, x: number, y: number): void {
  if (path.tokens.at(-3) === 'M') path.tokens.splice(-3);
  path.tokens.push('M', x, y);
  path.at = path.start = [x, y];
}

/** Adds a line; the first one only begins. Points that are not finite are left out, as a canvas does. */
export function lineTo(path: GrowingPath, x: number, y: number): void {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  if (path.at === null) return moveTo(path, x, y);
  path.tokens.push('L', x, y);
  path.at = [x, y];
}

/** Closes the present part. */
export function closePath(path: GrowingPath): void {
  if (path.start === null) return;
  path.tokens.push('Z');
  path.at = path.start;
}

/** Adds a rectangle as a part of its own. */
export function addRect(path: GrowingPath, x: number, y: number, width: number, height: number): void {
  if (![x, y, width, height].every(Number.isFinite)) return;
  moveTo(path, x, y);
  path.tokens.push('h', width, 'v', height, 'h', -width, 'Z');
}

/** Adds an arc, after a line to its start if the path has begun elsewhere. */
export function addArc(path: GrowingPath, [x, y]: readonly [number, number], radius: number, from: number, to: number) {
  if (![x, y, radius, from, to].every(Number.isFinite)) return;
  const point = (angle: number) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  const [first, last] = [point(from), point(to)];
  if (path.at === null) moveTo(path, ...first);
  else if (Math.hypot(path.at[0] - first[0], path.at[1] - first[1]) > 1e-6) lineTo(path, ...first);
  if (to - from >= 2 * Math.PI - 1e-9) {
    // One arc can't come back to where it began.
    const opposite = point(from + Math.PI);
    path.tokens.push('A', radius, radius, 0, 1, 1, ...opposite, 'A', radius, radius, 0, 1, 1, ...first);
    path.at = first;
    return;
  }
  path.tokens.push('A', radius, radius, 0, to - from > Math.PI ? 1 : 0, 1, ...last);
  path.at = last;
}

/** Returns a path as the text of its attribute. */
export function pathText(tokens: PathTokens, decimals: number): string {
  let text = '';
  let isNumber = false;
  for (const token of tokens) {
    if (typeof token === 'string') {
      text += token;
      isNumber = false;
    } else {
      const number = rounded(token, decimals);
      text += isNumber && !number.startsWith('-') ? ` ${number}` : number;
      isNumber = true;
    }
  }
  return text;
}
