/**
 * Returns the learning rate at which a loss is least: the lowest point of the parabola, on log axes, through the best
 * rate that was tried and its neighbours. Returns the best rate itself where it is the first or the last, or where a
 * neighbour has diverged; NaN where no loss is a finite number.
 *
 * @param rates rising
 * @param losses at each of them, above 0; not a finite number where training has diverged
 */
export function bestRate(rates: readonly number[], losses: readonly number[]): number {
  const finite = losses.map((loss) => (Number.isFinite(loss) ? loss : Infinity));
  const best = finite.indexOf(Math.min(...finite));
  if (!Number.isFinite(finite[best])) return NaN;
  const near = [best - 1, best, best + 1];
  const [x0, x1, x2] = near.map((i) => Math.log2(rates[i]));
  const [y0, y1, y2] = near.map((i) => Math.log2(finite[i]));
  const [left, right] = [(x1 - x0) * (y1 - y2), (x1 - x2) * (y1 - y0)];
  if (left === right || !Number.isFinite(left - right)) return rates[best];
  return 2 ** (x1 - ((x1 - x0) * left - (x1 - x2) * right) / (left - right) / 2);
}
