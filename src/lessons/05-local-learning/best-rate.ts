/**
 * The learning rate of the smallest loss, between the rates that were tried: the lowest point of the parabola through
 * the best one and its neighbours, on log axes. The best one itself where it is the first or the last.
 *
 * @param rates ascending
 * @param losses at each of them, above 0
 */
export function bestRate(rates: readonly number[], losses: readonly number[]): number {
  const best = losses.indexOf(Math.min(...losses));
  if (best === 0 || best === rates.length - 1) return rates[best];
  const near = [best - 1, best, best + 1];
  const [x0, x1, x2] = near.map((i) => Math.log2(rates[i]));
  const [y0, y1, y2] = near.map((i) => Math.log2(losses[i]));
  const [left, right] = [(x1 - x0) * (y1 - y2), (x1 - x2) * (y1 - y0)];
  if (left === right) return rates[best];
  return 2 ** (x1 - ((x1 - x0) * left - (x1 - x2) * right) / (left - right) / 2);
}
