import type { PriorReport, PriorTheory, PriorTheoryName } from '../../config/prior-report.ts';

/** The number of bins that are taken as one: this lowers the noise, and fits whole steps of the theory's curve. */
const BINS_AT_ONCE = 2;
/** The tolerance within which a place of the curve is the edge of a bin. */
const SAME_PLACE = 1e-9;

/**
 * Returns the share of outputs that would have to move to another bin for the histogram to be that of a theory: the
 * total variation distance, 0 to 1. Outputs beyond the outermost edges are one more bin.
 *
 * @throws Error where the theory has no curve, or one whose points are not on the bins' edges
 */
export function wrongBinShare(
  { edges, counts, total }: PriorReport['histogram'],
  { x, curves }: PriorTheory,
  law: PriorTheoryName,
): number {
  const curve = curves[law];
  if (!curve) throw new Error(`There is no curve of the theory "${law}".`);
  let [wrong, rest] = [0, 0];
  for (let bin = 0; bin < counts.length; bin += BINS_AT_ONCE) {
    const share = counts.slice(bin, bin + BINS_AT_ONCE).reduce((sum, count) => sum + count, 0) / total;
    const excess = share - massBetween(x, curve, edges[bin], edges[Math.min(bin + BINS_AT_ONCE, counts.length)]);
    wrong += Math.abs(excess);
    rest += excess;
  }
  return (wrong + Math.abs(rest)) / 2;
}

/** Integrates a curve by the trapezoid rule. */
function massBetween(x: Float64Array, curve: Float64Array, from: number, to: number): number {
  const tolerance = SAME_PLACE * (to - from);
  const inside = [...x.keys()].filter((i) => x[i] > from - tolerance && x[i] < to + tolerance);
  const [first, last] = [inside[0], inside[inside.length - 1]];
  if (Math.abs(x[first] - from) > tolerance || Math.abs(x[last] - to) > tolerance) {
    throw new Error('The points of the curve are not on the edges of the bins.');
  }
  return inside.slice(1).reduce((sum, i) => sum + ((curve[i] + curve[i - 1]) / 2) * (x[i] - x[i - 1]), 0);
}
