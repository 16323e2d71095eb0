/** Values this much behind the newest frame, as a share of its step, are old. */
const OLD = 0.02;
/** And no value is old before this many steps: the first frames come at every step. */
const FEWEST_STEPS = 20;

/**
 * Whether a value is old enough that its step is worth saying: the dear measures come on a slower clock than the
 * frames. Where nothing more comes by itself, any earlier step is.
 *
 * @param step where it was measured
 * @param newest the step of the newest frame
 */
export const isOld = (step: number, newest: number, isResting: boolean): boolean =>
  newest - step > (isResting ? 0 : Math.max(FEWEST_STEPS, OLD * newest));
