import type { Distribution } from './inspection.ts';

const BINS = 48;
/** Half the range of bins for values that are all the same, as a share of that value. */
const LEAST_RANGE = 1e-3;

/**
 * Returns two lists of numbers as densities over the same even bins, from the smallest to the largest of all. Numbers
 * that aren't finite are left out.
 */
export function distribution(now: Float32Array, start: Float32Array): Distribution {
  const [low, high] = rangeOf([now, start]);
  const width = (high - low) / BINS;
  const densities = (values: Float32Array) => {
    const counts = new Float32Array(BINS);
    for (const value of values) {
      if (Number.isFinite(value)) counts[Math.min(BINS - 1, Math.floor((value - low) / width))]++;
    }
    return counts.map((count) => count / (values.length * width));
  };
  return {
    edges: Float32Array.from({ length: BINS + 1 }, (_, edge) => low + edge * width),
    now: densities(now),
    start: densities(start),
  };
}

function rangeOf(lists: readonly Float32Array[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists) {
    for (const value of list) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low < high) return [low, high];
  if (!Number.isFinite(low)) return [-1, 1];
  const room = LEAST_RANGE * (Math.abs(low) || 1);
  return [low - room, high + room];
}
