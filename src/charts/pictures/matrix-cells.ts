/** Reading the cells of a square matrix by pointer and keys. */
import type { ChartReading, ChartShell } from '../shell/create-chart.ts';
import type { Pointer } from '../shell/readings.ts';

/** A cell, 0-based. */
export interface Cell {
  row: number;
  column: number;
}

/** Where the cells of a matrix are in its picture, in pixels. */
export interface CellLayout {
  left: number;
  top: number;
  /** Length of a cell's side. */
  cell: number;
  /** Cells along a side of the matrix. */
  count: number;
}

const STRIDE = { plain: 1, shift: 10 };
const MOVES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
/** Distance between a reading and its cell, in pixels. */
const ASIDE = 8;

/** Returns the cell that a key leads to, at first the upper left one; `undefined` for a key without a meaning here. */
export function cellOfKey({ key, shiftKey }: KeyboardEvent, cell: Cell | null, cells: number): Cell | undefined {
  if (!(key in MOVES)) return undefined;
  if (cell === null) return { row: 0, column: 0 };
  const stride = shiftKey ? STRIDE.shift : STRIDE.plain;
  const moved = (at: number, by: number) => Math.min(cells - 1, Math.max(0, at + by * stride));
  return { row: moved(cell.row, MOVES[key][0]), column: moved(cell.column, MOVES[key][1]) };
}

/** Returns the cell at a place of the picture; `null` outside the matrix. */
function cellUnder({ left, top, cell, count }: CellLayout, { x, y }: Pointer): Cell | null {
  const [column, row] = [Math.floor((x - left) / cell), Math.floor((y - top) / cell)];
  return Math.min(column, row) < 0 || Math.max(column, row) >= count ? null : { row, column };
}

/** Puts an outline around a cell, and its reading above or below it, inside a picture of this width. */
function placeReading(
  outline: HTMLElement,
  tooltip: HTMLElement,
  { left, top, cell }: CellLayout,
  { row, column }: Cell,
  width: number,
): void {
  const [x, y] = [left + column * cell, top + row * cell];
  Object.assign(outline.style, { left: `${x}px`, top: `${y}px`, width: `${cell}px`, height: `${cell}px` });
  const { offsetWidth: own, offsetHeight: height } = tooltip;
  const above = y - height - ASIDE;
  const across = Math.max(0, Math.min(x + cell / 2 - own / 2, width - own));
  tooltip.style.transform = `translate(${across}px, ${above > 0 ? above : y + cell + ASIDE}px)`;
}

/**
 * Returns how the cells of a picture are read, one at a time.
 *
 * @param textOf says what is in a cell
 */
export const cellReading = <Picture extends { layout: CellLayout }>(
  { frame, tooltip }: Pick<ChartShell, 'frame' | 'tooltip'>,
  outline: HTMLElement,
  textOf: (picture: Picture, cell: Cell) => string,
): ChartReading<Picture, Cell> => ({
  at: ({ layout }, pointer) => cellUnder(layout, pointer),
  moved: ({ layout }, key, cell) => cellOfKey(key, cell, layout.count),
  kept: ({ layout: { count } }, cell) => (cell.row < count && cell.column < count ? cell : null),
  show: (picture, cell) => {
    outline.hidden = tooltip.hidden = cell === null;
    if (cell === null) return;
    tooltip.textContent = textOf(picture, cell);
    placeReading(outline, tooltip, picture.layout, cell, frame.clientWidth);
  },
  spoken: textOf,
});
