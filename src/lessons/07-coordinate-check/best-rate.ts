/** The learning rate at which a loss is least. */

/**
 * The place of the least of some values: that of the parabola, on log axes, through it and its two neighbours, or its
 * own where it is the first or the last, or a neighbour is not a number. NaN where no value is one.
 *
 * @param rates the places, rising and evenly spaced on a log axis
 * @param losses a value at each, above zero; what has diverged is not a finite number
 */
export function bestRate(rates: readonly number[], losses: readonly number[]): number {
  const finite = losses.map((loss) => (Number.isFinite(loss) ? loss : Infinity));
  const best = finite.indexOf(Math.min(...finite));
  if (!Number.isFinite(finite[best])) return NaN;
  const [before, at, after] = [best - 1, best, best + 1].map((i) => Math.log(finite[i] ?? Infinity));
  const bend = before - 2 * at + after;
  if (!Number.isFinite(bend) || bend === 0) return rates[best];
  const shift = (before - after) / (2 * bend);
  const step = Math.log(rates[best + 1] / rates[best]);
  return rates[best] * Math.exp(shift * step);
}
