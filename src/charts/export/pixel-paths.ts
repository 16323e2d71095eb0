/** Images of pixels and surfaces as vectors. */
import { contours, rgb } from 'd3';
import type { SurfaceLevel } from './surface-levels.ts';
import { rounded } from './vector-text.ts';

/** An image of pixels: RGBA, row by row from the top. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** The runs of one colour, drawn as lines that are one pixel wide: half the bytes of rectangles. */
interface Runs {
  path: string;
  /** The end of the last run. */
  x: number;
  y: number;
}

/**
 * Returns an image as paths in units of its pixels: the most frequent colour as one rectangle, and each other one as its
 * runs along the rows. Transparent pixels are left out.
 */
export function pixelPaths({ width, height, data }: Pixels): string {
  const colors = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const isOpaque = data.every((value, at) => at % 4 !== 3 || value === 255);
  const [ground] = isOpaque ? [...counts].reduce((most, one) => (one[1] > most[1] ? one : most)) : [null];
  const all = new Map<number, Runs>();
  for (let row = 0; row < height; row++) {
    for (let from = 0; from < width;) {
      const color = colors[row * width + from];
      let to = from + 1;
      while (to < width && colors[row * width + to] === color) to++;
      if (color !== ground && data[4 * (row * width + from) + 3] > 0) {
        const runs = all.get(color) ?? { path: '', x: 0, y: 0 };
        const down = row - runs.y;
        all.set(color, {
          path: `${runs.path}m${from - runs.x}${down < 0 ? '' : ' '}${down}h${to - from}`,
          x: to,
          y: row,
        });
      }
      from = to;
    }
  }
  const paintOf = (color: number, name: 'fill' | 'stroke') => {
    const at = 4 * colors.indexOf(color);
    const paint = `${name}="${rgb(data[at], data[at + 1], data[at + 2]).formatHex()}"`;
    return data[at + 3] === 255 ? paint : `${paint} ${name}-opacity="${rounded(data[at + 3] / 255, 3)}"`;
  };
  const back = ground === null ? '' : `<path ${paintOf(ground, 'fill')} d="M0 0h${width}v${height}h${-width}z"/>`;
  const lines = [...all].map(([color, { path }]) => `<path ${paintOf(color, 'stroke')} d="${path}"/>`).join('');
  return lines === '' ? back : `${back}<g transform="translate(0 0.5)" fill="none" stroke-width="1">${lines}</g>`;
}

/** Stands for what is infinite, between which and other values no line can be drawn; and for what is no number. */
const MOST = 1e6;

/**
 * Returns a surface of `side` x `side` points as areas over a `width` x `height` rectangle, each over those before. They
 * reach half a point beyond it, so it must be clipped.
 */
export function surfacePaths(
  side: number,
  levels: readonly SurfaceLevel[],
  { width, height }: { width: number; height: number },
  decimals: number,
): string {
  const outline = contours().size([side, side]);
  const x = (at: number) => rounded(((at - 0.5) * width) / (side - 1), decimals);
  const y = (at: number) => rounded(((at - 0.5) * height) / (side - 1), decimals);
  return levels
    .map(({ values, from, color }) => {
      const finite = Array.from(values, (value) => (Number.isFinite(value) ? value : value > 0 ? MOST : -MOST));
      const { coordinates } = outline.contour(finite, Math.max(from, -2 * MOST));
      const path = coordinates
        .flat()
        .map(
          (ring) =>
            `M${ring
              .slice(0, -1)
              .map(([column, row]) => `${x(column)} ${y(row)}`)
              .join('L')}Z`,
        )
        .join('');
      return path === '' ? '' : `<path fill="${color}" d="${path}"/>`;
    })
    .join('');
}
