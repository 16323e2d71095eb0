/** The places of a table of classes: its square cells, and the names above its columns and left of its rows. */
import type { CellLayout } from '../pictures/matrix-cells.ts';
import type { Size } from '../shell/create-chart.ts';

/** Where cells and names of a table are, in pixels. */
export interface ClassTable extends CellLayout {
  names: {
    /** The size of their text. */
    text: number;
    /** The room for them left of the cells. */
    beside: number;
    /** The room for them above the cells. */
    above: number;
    /** Whether those above the columns are written upwards. */
    areUpright: boolean;
    /** Where cells are smaller than text, only every second name is written, or fewer. */
    every: number;
  };
}

/** Room for short names, and the most for long ones, as shares of the picture's side; sizes in pixels. */
const NAMES = { short: 0.09, most: 18, long: 0.36, text: 0.72, least: 8.5 };
/** Room at both ends of a name. */
const ROOM = 3;
/** A name that is longer than its room by no more than this is squeezed into it. */
const SQUEEZED = 1.1;

/**
 * Returns the largest table of some classes.
 *
 * @param head pixels above it that are taken
 * @param widthOf returns the width of a name at a size of text
 */
export function classTable(
  labels: readonly string[],
  { width, height }: Size,
  head: number,
  widthOf: (label: string, text: number) => number,
): ClassTable {
  const { length: count } = labels;
  const side = Math.min(width, height);
  const short = Math.min(NAMES.most, NAMES.short * side);
  const roomy = Math.min(width - short, height - head - short) / count;
  const large = Math.max(NAMES.least, NAMES.text * Math.min(NAMES.most, roomy));
  const widestAt = (text: number) => Math.max(...labels.map((label) => widthOf(label, text)));
  const long = NAMES.long * side;
  // Long names are written smaller, as far as they can be read, and cut then.
  const text = Math.max(NAMES.least, Math.min(large, (large * (long - 2 * ROOM)) / widestAt(large)));
  const widest = widestAt(text);
  const beside = Math.max(short, Math.min(long, widest + 2 * ROOM));
  const cellBelow = (above: number) => Math.min(width - beside, height - head - above) / count;
  const everyOf = (cell: number) => Math.ceil((text + 1) / cell);
  // Where only every second name is written, it has the room of two columns.
  const roomBelow = (above: number) => everyOf(cellBelow(above)) * cellBelow(above) - ROOM;
  const areUpright = widest > SQUEEZED * roomBelow(short);
  const above = areUpright ? beside : short;
  const cell = cellBelow(above);
  const left = beside + (width - beside - cell * count) / 2;
  const names = { text, beside, above, areUpright, every: everyOf(cell) };
  return { left, top: head + above, cell, count, names };
}

/** Writes the names of the classes in the present font and colour. What has no room ends with an ellipsis. */
export function writeClassNames(
  context: CanvasRenderingContext2D,
  { left, top, cell, names }: ClassTable,
  labels: readonly string[],
): void {
  const { beside, above, areUpright, every } = names;
  const widthOf = (label: string) => context.measureText(label).width;
  context.textBaseline = 'middle';
  labels.forEach((label, k) => {
    if (k % every !== 0) return;
    const along = (k + 0.5) * cell;
    const cut = cutText(label, beside - 2 * ROOM, widthOf);
    context.textAlign = 'right';
    context.fillText(cut, left - ROOM, top + along);
    if (areUpright) {
      context.save();
      context.translate(left + along, top - ROOM);
      context.rotate(-Math.PI / 2);
      context.textAlign = 'left';
      context.fillText(cut, 0, 0);
      context.restore();
    } else {
      context.textAlign = 'center';
      context.fillText(label, left + along, top - above / 2, every * cell - ROOM);
    }
  });
}

/** Returns a text, or as much of its beginning as has room with an ellipsis. */
export function cutText(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text;
  const signs = Array.from(text);
  let kept = signs.length - 1;
  while (kept > 1 && widthOf(`${signs.slice(0, kept).join('')}…`) > width) kept--;
  return `${signs.slice(0, kept).join('').trimEnd()}…`;
}
