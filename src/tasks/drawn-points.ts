/**
 * Points that a person places in the plane or on the curve: a short list of decimal numbers in a file, and four characters
 * a point in a link.
 */
import type { Arbitrary } from 'fast-check';
import type { FastCheck } from '../settings/kind.ts';

/** A point: [x, y, class -1 or 1] in the plane, [x, y] on the curve. */
export type DrawnPoint = [x: number, y: number] | [x: number, y: number, label: -1 | 1];

/** Coordinates go from -REACH to REACH. */
export const REACH = 3;
/** The most points: with them a link has 1,024 characters more. */
export const MOST_POINTS = 256;

/** Coordinates are whole multiples of this, finer than a pixel of any picture. */
const GRID = 0.003;
const HALF = Math.round(REACH / GRID);
const DIGITS = 3;

const SYMBOLS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SYMBOLS_OF_POINT = 4;
const NO_POINTS = 'none';
/** The first character of a list in a link, by the length of its points. */
const KINDS: Readonly<Record<string, number>> = { p: 3, c: 2 };

const toGrid = (coordinate: number) => Math.max(-HALF, Math.min(HALF, Math.round(coordinate / GRID)));
const fromGrid = (place: number) => Number((place * GRID).toFixed(DIGITS)) + 0;

/** Returns a point with coordinates that a link can hold: within reach, on the grid. */
export const onGrid = ([x, y, label]: DrawnPoint): DrawnPoint => {
  const [atX, atY] = [x, y].map((coordinate) => fromGrid(toGrid(coordinate)));
  return label === undefined ? [atX, atY] : [atX, atY, label];
};

/** Returns the text of points in a link. */
export function writePoints(points: readonly DrawnPoint[]): string {
  if (points.length === 0) return NO_POINTS;
  const codes = points.map(([x, y, label = 0]) => {
    const code = ((toGrid(x) + HALF) << 12) | ((toGrid(y) + HALF) << 1) | Number(label > 0);
    return [18, 12, 6, 0].map((shift) => SYMBOLS[(code >> shift) & 63]).join('');
  });
  return (points[0].length === KINDS.p ? 'p' : 'c') + codes.join('');
}

/** Returns the points of a text of a link; the text itself if there is something else in it. */
export function readPoints(text: string): DrawnPoint[] | string {
  if (text === NO_POINTS) return [];
  const [length, places] = [KINDS[text.slice(0, 1)], text.slice(1)];
  const isComplete = places.length > 0 && places.length % SYMBOLS_OF_POINT === 0;
  if (length === undefined || !isComplete || !/^[\w-]*$/.test(places)) return text;
  return Array.from({ length: places.length / SYMBOLS_OF_POINT }, (_, i) => {
    const symbols = Array.from(places.slice(SYMBOLS_OF_POINT * i, SYMBOLS_OF_POINT * (i + 1)));
    const code = symbols.reduce((sum, symbol) => 64 * sum + SYMBOLS.indexOf(symbol), 0);
    const [x, y] = [code >> 12, (code >> 1) & 2047].map((place) => fromGrid(place - HALF));
    return length === KINDS.p ? [x, y, code & 1 ? 1 : -1] : [x, y];
  });
}

/** Returns points for the plane or for the curve: in the plane, one of a curve is of the class of its sign. */
export const fittedPoints = (points: readonly DrawnPoint[], on: 'plane' | 'line'): DrawnPoint[] =>
  points.map(([x, y, label = y < 0 ? -1 : 1]) => (on === 'plane' ? [x, y, label] : [x, y]));

/** Draws points of the plane, or of a curve. */
export const drawnPoints = (fc: FastCheck) => {
  const place = fc.integer({ min: -HALF, max: HALF }).map(fromGrid);
  const listOf = (point: Arbitrary<DrawnPoint>) => fc.array(point, { minLength: 1, maxLength: 20 });
  return fc.oneof(listOf(fc.tuple(place, place, fc.constantFrom<-1 | 1>(-1, 1))), listOf(fc.tuple(place, place)));
};

/** The points that the task begins with: two moons in the plane, a wave on the curve. */
export const FIRST_POINTS: Readonly<Record<'plane' | 'line', DrawnPoint[]>> = {
  plane: Array.from({ length: 24 }, (_, i) => {
    const label = i % 2 === 0 ? -1 : 1;
    const angle = (Math.PI * (Math.floor(i / 2) + 0.5)) / 12;
    return onGrid([-label * (1.4 * Math.cos(angle) - 0.7), -label * (1.4 * Math.sin(angle) - 0.45), label]);
  }),
  line: Array.from({ length: 12 }, (_, i) => onGrid([0.3 * (i - 5.5), 1.4 * Math.sin(0.6 * (i - 5.5))])),
};
