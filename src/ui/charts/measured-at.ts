/** Values this much behind the newest frame, as a share of its step, are old. */
const OLD = 0.02;
/** A value is old only if it is more than this many steps behind: the first frames come at every step. */
const FEWEST_STEPS = 20;

/**
 * Whether a value is so old that its step should be shown: costly measures are taken less often than frames. While the
 * run rests, any value before the newest frame is old.
 *
 * @param step the step at which it was measured
 * @param newest the step of the newest frame
 */
export const isOld = (step: number, newest: number, isResting: boolean): boolean =>
  newest - step > (isResting ? 0 : Math.max(FEWEST_STEPS, OLD * newest));
