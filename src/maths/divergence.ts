/** A loss above this many times max(1, first loss) counts as diverged (docs/maths.md 5.5). */
const DIVERGED_FACTOR = 1e6;

/** Whether a loss says that a network has diverged: not finite, or far above the loss that it began with. */
export const hasDiverged = (loss: number, firstLoss: number): boolean =>
  !(loss <= DIVERGED_FACTOR * Math.max(1, firstLoss));
