import { COLORS, type Theme } from '../shell/palette.ts';
import { rgbOf } from '../shell/rgb.ts';

/** Grey images, values 0 (paper) to 1 (ink), row-major, one after the other. */
interface Images {
  side: number;
  pixels: Float32Array;
}

/** Square tiles in rows. */
export interface TileGrid {
  columns: number;
  rows: number;
  /** Length of a side of a tile, in pixels. */
  side: number;
  left: number;
  top: number;
  /** Pixels between two tiles. */
  gap: number;
  /** Pixels that belong to a tile at its right; absent: none. */
  beside?: number;
}

/**
 * Returns the grid that makes `count` square tiles largest in `width` x `height`, with gaps between.
 *
 * @param breadth the width of a tile with what belongs to it at its right, as a multiple of its side
 */
export function fitTiles(count: number, width: number, height: number, gap: number, breadth = 1) {
  let best = { columns: 1, rows: count, side: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const side = Math.min((width - (columns - 1) * gap) / columns / breadth, (height - (rows - 1) * gap) / rows);
    if (side > best.side) best = { columns, rows, side };
  }
  return best;
}

/** Returns the upper left corner of tile `index` of a grid, row by row. */
export const tileCorner = ({ columns, side, left, top, gap, beside = 0 }: TileGrid, index: number) => ({
  x: left + (index % columns) * (side + beside + gap),
  y: top + Math.floor(index / columns) * (side + gap),
});

/** The canvas of one tile; a new one at each frame would be waste. */
let scratch: OffscreenCanvas | undefined;

/** Draws as many images as the grid has tiles, in ink on paper. */
export function drawTiles(
  context: CanvasRenderingContext2D,
  { side, pixels }: Images,
  grid: TileGrid,
  theme: Theme,
): void {
  const paper = rgbOf(COLORS[theme].raised);
  const ink = rgbOf(COLORS[theme].ink);
  scratch ??= new OffscreenCanvas(side, side);
  if (scratch.width !== side) [scratch.width, scratch.height] = [side, side];
  const brush = scratch.getContext('2d');
  if (brush === null) return;
  const image = new ImageData(side, side);
  const count = Math.min(pixels.length / side ** 2, grid.columns * grid.rows);
  for (let index = 0; index < count; index++) {
    for (let pixel = 0; pixel < side ** 2; pixel++) {
      const value = pixels[index * side ** 2 + pixel];
      for (let part = 0; part < 3; part++)
        image.data[4 * pixel + part] = paper[part] + (ink[part] - paper[part]) * value;
      image.data[4 * pixel + 3] = 255;
    }
    brush.putImageData(image, 0, 0);
    const { x, y } = tileCorner(grid, index);
    context.drawImage(scratch, x, y, grid.side, grid.side);
  }
}
