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

/** A canvas on the page. */
export interface Sheet {
  /** Returns the context of the canvas, clean and for a picture of this size. */
  open: (size: Size, density?: number) => CanvasRenderingContext2D;
  /** Shows what has been drawn since. */
  show: () => void;
}

const sheets = new WeakMap<HTMLCanvasElement, Sheet>();

/**
 * Returns a canvas to draw on; `null` where the browser has no context. It is drawn beside the page: without a GPU, each
 * frame of the page would copy every canvas that can be drawn on, even if nothing has been.
 */
export function sheetOf(canvas: HTMLCanvasElement): Sheet | null {
  if (canvases !== null) return sheetOn(canvases.open(canvas), () => undefined);
  const known = sheets.get(canvas);
  if (known) return known;
  const drawn = new OffscreenCanvas(canvas.width, canvas.height);
  // All that charts use of the context of a canvas is in this one, too.
  const context = drawn.getContext('2d') as CanvasRenderingContext2D | null;
  const shown = canvas.getContext('bitmaprenderer');
  if (context === null || shown === null) return null;
  const sheet = sheetOn(context, () => {
    const { width, height } = drawn;
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    shown.transferFromImageBitmap(drawn.transferToImageBitmap());
  });
  sheets.set(canvas, sheet);
  return sheet;
}

const sheetOn = (context: CanvasRenderingContext2D, show: () => void): Sheet => ({
  open: ({ width, height }, density = pixelDensity()) => {
    const { canvas } = context;
    const [columns, rows] = [width, height].map((length) => Math.round(length * density));
    // A canvas that gets a size is clean, too, but its memory is new.
    if (canvas.width !== columns || canvas.height !== rows) [canvas.width, canvas.height] = [columns, rows];
    else context.reset();
    context.setTransform(density, 0, 0, density, 0, 0);
    return context;
  },
  show,
});

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
