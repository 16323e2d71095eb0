/** Gradient flow on (1/2) (s - a b)^2: a linear network with one hidden unit, one input and one output. */
export interface ScalarLinear {
  /** s. */
  target: number;
  /** lambda = b^2 - a^2, conserved. */
  imbalance: number;
  /** c(0) = a(0) b(0). */
  start: number;
}

/** Returns the constants of the Riccati equation in v = 2c + sqrt(lambda^2 + 4c^2), for c(0) >= 0. */
function riccati({ target, imbalance, start }: ScalarLinear) {
  const rate = Math.hypot(2 * target, imbalance);
  // The root of the smaller size by the product of the roots, -lambda^2, as their sum cancels.
  const large = 2 * Math.abs(target) + rate;
  const small = large > 0 ? -(imbalance ** 2) / large : 0;
  const [stable, unstable] = target >= 0 ? [large, small] : [-small, -large];
  const first = 2 * start + Math.hypot(imbalance, 2 * start);
  return { rate, stable, unstable, share: (first - stable) / (first - unstable) };
}

/** Returns the same flow with the sign of a reversed, for c(0) < 0. */
const mirrored = ({ target, imbalance, start }: ScalarLinear): ScalarLinear => ({
  target: -target,
  imbalance,
  start: -start,
});

/** Returns whether the flow starts at its saddle a = b = 0, where it stays. */
const atSaddle = ({ imbalance, start }: ScalarLinear) => imbalance === 0 && start === 0;

/**
 * Returns c(t) = a b under gradient flow, c' = (s - c) sqrt(lambda^2 + 4 c^2) (docs/maths.md 6; Saxe et al. 2014). It
 * is sigmoidal for lambda = 0, and exponential at the rate |lambda| where that is large. The solution is exact:
 * v = 2c + sqrt(lambda^2 + 4 c^2) obeys v' = -(1/2) (v - v+) (v - v-), v+- = 2s +- R, R = sqrt(4 s^2 + lambda^2). So
 *
 *     (v - v+) / (v - v-) ~ e^{-R t},   c = (v - lambda^2 / v) / 4
 *
 * @param t time from 0, in units of 1 / learning rate
 */
export function productAt(problem: ScalarLinear, t: number): number {
  if (problem.start < 0) return -productAt(mirrored(problem), t);
  if (atSaddle(problem)) return 0;
  const { rate, stable, unstable, share } = riccati(problem);
  if (rate === 0) return problem.start / (1 + 2 * problem.start * t);
  const left = share * Math.exp(-rate * t);
  const v = (stable - unstable * left) / (1 - left);
  return problem.imbalance === 0 ? v / 4 : (v - problem.imbalance ** 2 / v) / 4;
}

/**
 * Returns the time at which c passes s / 2 on its way to s: 0 if it starts beyond, and infinite if it never gets there
 * (from the saddle, or with lambda = 0 from the other sign).
 */
export function timeToHalf(problem: ScalarLinear): number {
  const { target, imbalance, start } = problem;
  if (target < 0) return timeToHalf(mirrored(problem));
  if (start >= target / 2) return 0;
  if (imbalance === 0 && start <= 0) return Infinity;
  const v = (c: number): number => (c < 0 ? imbalance ** 2 / v(-c) : 2 * c + Math.hypot(imbalance, 2 * c));
  const { rate, stable, unstable } = riccati({ target, imbalance, start: 0 });
  const odds = (c: number) => (stable - v(c)) / (v(c) - unstable);
  return Math.log(odds(start) / odds(target / 2)) / rate;
}
