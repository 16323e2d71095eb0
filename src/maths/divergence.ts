/** A loss above this many times max(1, first loss) counts as diverged (docs/maths.md 5.5). */
const DIVERGED_FACTOR = 1e6;

/** Returns whether a loss means divergence: it is not finite, or far above the first loss. */
export const hasDiverged = (loss: number, firstLoss: number): boolean =>
  !(loss <= DIVERGED_FACTOR * Math.max(1, firstLoss));
