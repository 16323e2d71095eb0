import type { Dataset } from '../../tasks/data/dataset.ts';

/** Points of a line. */
const LINE_POINTS = 240;
/** The room beside the samples, as a share of their range. */
const MARGIN = 0.08;

/** Returns the inputs at which functions of one input are drawn, rising; `null` for other data. */
export function lineInputs(dataset: Dataset): Float32Array | null {
  if (dataset.inputs !== 1) return null;
  const { low, high } = rangeOf(dataset);
  return evenly(LINE_POINTS, low, high);
}

/** Returns the range over which functions of the inputs are drawn: that of all coordinates of samples, with a margin. */
export function rangeOf({ reach, train: { x } }: Dataset): { low: number; high: number } {
  if (reach !== undefined) return { low: -reach, high: reach };
  const [first, last] = x.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [0, 0]);
  const margin = MARGIN * (last - first || 1);
  return { low: first - margin, high: last + margin };
}

/** Returns so many evenly spaced numbers from `low` to `high`. */
export const evenly = (count: number, low: number, high: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
