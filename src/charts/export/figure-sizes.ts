/** The sizes of a figure that is saved. */

/** As on the page, the width of one or of two columns of a paper, or a slide. */
export const FIGURE_SIZES = ['shown', 'column', 'columns', 'slide'] as const;
/** One of {@link FIGURE_SIZES}. */
export type FigureSize = (typeof FIGURE_SIZES)[number];

/** How a figure is laid out and written. All lengths are in CSS pixels, of which an inch has 96. */
export interface FigureFormat {
  /** The width; `null`: that of the picture on the page. */
  width: number | null;
  /** The height; `null`: as the picture and its texts need. */
  height: number | null;
  /** The unit of the size in the file: a paper is set in inches. */
  unit: 'in' | 'px';
  /** How much larger than laid out it is written: texts on a slide are read from afar. */
  zoom: number;
  /** Pixels of a PNG for each CSS pixel. */
  density: number;
}

const INCH = 96;
/** What a printer needs, in pixels an inch. */
const PRINTED = 300;

/** The format of each size. */
export const FORMATS: Readonly<Record<FigureSize, FigureFormat>> = {
  shown: { width: null, height: null, unit: 'px', zoom: 1, density: 2 },
  column: { width: 3.25 * INCH, height: null, unit: 'in', zoom: 1, density: PRINTED / INCH },
  columns: { width: 6.75 * INCH, height: null, unit: 'in', zoom: 1, density: PRINTED / INCH },
  slide: { width: 640, height: 360, unit: 'px', zoom: 2, density: 2 },
};

/** Returns a length as the file says it. */
export const lengthText = (length: number, { unit, zoom }: FigureFormat): string =>
  unit === 'in' ? `${Number(((length * zoom) / INCH).toFixed(4))}in` : String(Number((length * zoom).toFixed(2)));
