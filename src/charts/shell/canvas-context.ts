/**
 * The one place where charts open a canvas to draw on. A picture that is saved is drawn by the same code on contexts that
 * keep what is drawn as vectors.
 */

import type { Size } from './create-chart.ts';
import type { Theme } from './palette.ts';

/** A function on a square grid, whose values have colours. */
export interface Surface {
  /** Points along each side. */
  side: number;
  outputs: number;
  /** [side * side * outputs], rows from the bottom. */
  f: ArrayLike<number>;
  /** The number of classes; `null`: the first output is shown on the signed scale, strongest at `limit`. */
  classes: number | null;
  limit: number;
}

/** A context that keeps vectors. It takes a surface as areas, since the pixels of one are no vectors. */
export interface VectorContext extends CanvasRenderingContext2D {
  /** Paints a surface over a picture, its outermost points on the edge. */
  paintSurface: (surface: Surface, picture: { size: Size; theme: Theme }) => void;
}

/** Opens contexts in place of the browser's. */
export interface Canvases {
  open: (canvas: HTMLCanvasElement) => VectorContext;
  /** Device pixels per CSS pixel. */
  density: number;
}

let canvases: Canvases | null = null;

/** Returns the context that a chart draws on; `null` where the browser has none. */
export const contextOf = (canvas: HTMLCanvasElement): CanvasRenderingContext2D | null =>
  canvases === null ? canvas.getContext('2d') : canvases.open(canvas);

let enlargement = 1;

/** Says how much larger than laid out the page shows all pictures: canvases have as many more pixels from then on. */
export function enlargePictures(by: number): void {
  enlargement = by;
}

/** Returns the device pixels per CSS pixel. */
export const pixelDensity = (): number => canvases?.density ?? devicePixelRatio * enlargement;

/** Returns whether a context keeps vectors. */
export const isVector = (context: CanvasRenderingContext2D): context is VectorContext => 'paintSurface' in context;

/** Has everything that `draw` draws at once drawn on other contexts. */
export function drawOn<Result>(others: Canvases, draw: () => Result): Result {
  const before = canvases;
  canvases = others;
  try {
    return draw();
  } finally {
    canvases = before;
  }
}
