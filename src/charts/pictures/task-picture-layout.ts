import type { Domain } from '../axes/axis-scale.ts';

/** Room around points, as a share of their range. */
const ROOM = 0.05;
/** Axes whose ranges differ by less than this factor are drawn to one scale: a circle stays a circle. */
const SAME_UNITS = 1.6;

/** The range of every `stride`-th value from `offset` on, in all lists together, with a little room. */
export function paddedExtent(lists: readonly Float32Array[], stride: number, offset: number): Domain {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists) {
    for (let index = offset; index < list.length; index += stride) {
      low = Math.min(low, list[index]);
      high = Math.max(high, list[index]);
    }
  }
  if (low > high) return [-1, 1];
  const room = low === high ? 1 : (high - low) * ROOM;
  return [low - room, high + room];
}

/** Widens one of two ranges of similar length, so that a unit is as long on both axes of a `width` x `height` picture. */
export function oneScale(x: Domain, y: Domain, width: number, height: number): { x: Domain; y: Domain } {
  const [xLength, yLength] = [x[1] - x[0], y[1] - y[0]];
  if (Math.max(xLength / yLength, yLength / xLength) > SAME_UNITS) return { x, y };
  const unit = Math.min(width / xLength, height / yLength);
  return { x: widened(x, width / unit), y: widened(y, height / unit) };
}

const widened = ([low, high]: Domain, length: number): Domain => [(low + high - length) / 2, (low + high + length) / 2];

/** The grid of square tiles that shows `count` of them largest in `width` x `height`, with gaps between. */
export function fitTiles(count: number, width: number, height: number, gap: number) {
  let best = { columns: 1, rows: count, side: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const side = Math.min((width - (columns - 1) * gap) / columns, (height - (rows - 1) * gap) / rows);
    if (side > best.side) best = { columns, rows, side };
  }
  return best;
}
