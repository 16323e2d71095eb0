/** The colours of a function on a grid, and the borders between its classes; plain numbers, without a canvas. */
import { colorOfClass, signedColor, type Theme } from '../shell/palette.ts';
import { mixColors, rgbOf } from '../shell/rgb.ts';
import type { LearnedPlane } from './function-data.ts';

/** Steps of colour from weakest to strongest. */
const SHADES = 128;
/** The share of a class's colour where the network is sure: samples on top of it must still stand out. */
export const STRENGTH = { light: 0.7, dark: 0.5 };

/** The values of a plane at each grid point as a class and the margin by which it leads, 0 at a border to 1. */
export interface Leads {
  side: number;
  /** [side * side], rows from low y up. */
  leader: Uint8Array;
  /** [side * side]: by how much the leading output is above the second, or |f| of a single output. */
  margin: Float32Array;
}

/** Returns the leading class of each grid point. A single output says class 1 where it is positive, else class 0. */
export function leadsOf({ side, outputs, f }: LearnedPlane): Leads {
  const leader = new Uint8Array(side ** 2);
  const margin = new Float32Array(side ** 2);
  for (let point = 0; point < side ** 2; point++) {
    if (outputs === 1) {
      leader[point] = f[point] > 0 ? 1 : 0;
      margin[point] = Math.abs(f[point]);
      continue;
    }
    let [best, second] = [-Infinity, -Infinity];
    for (let k = 0; k < outputs; k++) {
      const value = f[point * outputs + k];
      if (value > best) [second, best, leader[point]] = [best, value, k];
      else if (value > second) second = value;
    }
    margin[point] = best - second;
  }
  return { side, leader, margin };
}

/** Returns RGBA of each grid point as an image, rows from the top: the leading class, stronger by its margin. */
export function classField({ side, leader, margin }: Leads, classes: number, theme: Theme): Uint8ClampedArray {
  const ramps = rampsOf(classes, theme);
  return toImage(side, (point) => {
    const shade = margin[point] >= 0 ? Math.min(1, margin[point]) * (SHADES - 1) : 0;
    return ramps[leader[point] * SHADES + Math.round(shade)];
  });
}

/** Returns RGBA of each grid point as an image, rows from the top: values on the signed scale, strongest at `limit`. */
export function signedField({ side, outputs, f }: LearnedPlane, limit: number, theme: Theme): Uint8ClampedArray {
  const shades = remember(`signed ${theme}`, () =>
    Uint32Array.from({ length: 2 * SHADES + 1 }, (_, i) => pack(signedColor(i / SHADES - 1, theme))),
  );
  return toImage(side, (point) => {
    const value = f[point * outputs] / limit;
    return shades[Math.round(((Number.isNaN(value) ? 0 : Math.min(1, Math.max(-1, value))) + 1) * SHADES)];
  });
}

function toImage(side: number, colorAt: (point: number) => number): Uint8ClampedArray {
  const pixels = new Uint32Array(side ** 2);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      pixels[(side - 1 - row) * side + column] = colorAt(row * side + column);
    }
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** Returns the shades of all classes, one class after the other, from no lead to a sure one. */
function rampsOf(classes: number, theme: Theme): Uint32Array {
  return remember(`classes ${classes} ${theme}`, () => {
    const ground = signedColor(0, theme);
    return Uint32Array.from({ length: classes * SHADES }, (_, i) => {
      const color = colorOfClass(Math.floor(i / SHADES))(theme);
      return pack(mixColors(ground, color, (STRENGTH[theme] * (i % SHADES)) / (SHADES - 1)));
    });
  });
}

const remembered = new Map<string, Uint32Array>();
function remember(key: string, make: () => Uint32Array): Uint32Array {
  const known = remembered.get(key) ?? make();
  remembered.set(key, known);
  return known;
}

/** Returns a colour as the four bytes RGBA in one number, on machines that write the lowest byte first, as all do. */
function pack(color: string): number {
  const [r, g, b] = rgbOf(color);
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

/**
 * Returns the borders between leading classes as segments [x0, y0, x1, y1], in grid points from the lower left. Between
 * two neighbours with different leaders the border is where the lines of their margins cross zero.
 */
export function bordersOf({ side, leader, margin }: Leads): Float32Array {
  const segments: number[] = [];
  for (let row = 0; row < side - 1; row++) {
    for (let column = 0; column < side - 1; column++) {
      const corner = row * side + column;
      const corners = [corner, corner + 1, corner + side + 1, corner + side];
      if (corners.every((point) => leader[point] === leader[corner])) continue;
      const crossings = corners.flatMap((from, edge) => {
        const to = corners[(edge + 1) % 4];
        if (leader[from] === leader[to]) return [];
        const share = margin[from] / (margin[from] + margin[to]);
        const at = Number.isFinite(share) ? share : 0.5;
        const [dx, dy] = EDGES[edge];
        return [[column + CORNERS[edge][0] + at * dx, row + CORNERS[edge][1] + at * dy]];
      });
      addSegments(segments, crossings);
    }
  }
  return Float32Array.from(segments);
}

/** The corners of a cell, counterclockwise from the lower left, and the ways from each to the next. */
const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;
const EDGES = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** Joins the crossings on the edges of a cell: two by a line, three or four through their middle. */
function addSegments(segments: number[], crossings: number[][]) {
  if (crossings.length === 2) {
    segments.push(...crossings[0], ...crossings[1]);
    return;
  }
  const middle = [0, 1].map((axis) => crossings.reduce((sum, place) => sum + place[axis], 0) / crossings.length);
  for (const crossing of crossings) segments.push(...crossing, ...middle);
}
