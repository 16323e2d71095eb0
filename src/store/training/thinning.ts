import { isLogStep } from '../../maths/log-steps.ts';

const countGaps = (columns: readonly Float32Array[], row: number) =>
  columns.reduce((sum, column) => sum + (Number.isNaN(column[row]) ? 1 : 0), 0);

/**
 * Which rows of a full stream stay: every log step, the newest row, and of each span of 2^k steps the
 * row with the fewest gaps, for the smallest k at which that is at most half of the rows. Powers of
 * two, so that the spans of one thinning are halves of the next one's: what is old and already that
 * sparse stays, and a run keeps an even density however often it is thinned.
 *
 * @param steps the step of each row, rising
 * @param columns measures by column; NaN is a gap
 * @returns indices of rows, rising; fewer than there were, once there are more than a hundred
 */
export function keptRows(steps: Float64Array, columns: readonly Float32Array[]): number[] {
  const last = steps.length - 1;
  const span = 2 ** Math.max(0, Math.ceil(Math.log2((2 * (steps[last] - steps[0])) / steps.length)));
  const bestOfSpan = new Map<number, { row: number; gaps: number }>();
  for (let row = 0; row < last; row++) {
    if (isLogStep(steps[row])) continue;
    const place = Math.floor(steps[row] / span);
    const gaps = countGaps(columns, row);
    const best = bestOfSpan.get(place);
    if (!best || gaps < best.gaps) bestOfSpan.set(place, { row, gaps });
  }
  const chosen = new Set([...bestOfSpan.values()].map(({ row }) => row));
  return Array.from(steps.keys()).filter((row) => row === last || chosen.has(row) || isLogStep(steps[row]));
}
