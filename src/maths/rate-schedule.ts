/** How a learning rate changes with the steps of a run: a linear warm-up, then a shape (docs/maths.md 3). */

/** The shapes of a schedule after its warm-up. */
export const SCHEDULE_KINDS = ['constant', 'cosine', 'step'] as const;

/** A schedule of the learning rate. */
export interface RateSchedule {
  kind: (typeof SCHEDULE_KINDS)[number];
  /** Steps of linear warm-up; 0: none. */
  warmup: number;
  /** `cosine`: the steps after the warm-up in which the rate falls. */
  steps: number;
  /** `cosine`: the share of the rate at the end, and from there on. */
  final: number;
  /** `step`: the steps from one drop to the next. */
  every: number;
  /** `step`: the factor of each drop. */
  factor: number;
}

/**
 * Returns the factor s(t) on every learning rate in the step after `step` = t steps. With w = `warmup`:
 *
 *     s(t)     = (t + 1) / w                                           t < w    (Goyal et al. 2017)
 *     s(w + u) = 1                                                     constant
 *              = final + (1 - final) (1 + cos(pi min(u / steps, 1)))/2 cosine   (Loshchilov and Hutter 2017, one period)
 *              = factor^floor(u / every)                               step
 *
 * It depends on t alone. Without a schedule it is 1.
 */
export function rateFactor(schedule: RateSchedule | undefined, step: number): number {
  if (!schedule) return 1;
  const { kind, warmup, steps, final, every, factor } = schedule;
  if (step < warmup) return (step + 1) / warmup;
  const since = step - warmup;
  switch (kind) {
    case 'constant':
      return 1;
    case 'cosine':
      return since < steps ? final + ((1 - final) * (1 + Math.cos((Math.PI * since) / steps))) / 2 : final;
    case 'step':
      return factor ** Math.floor(since / every);
  }
}

/** Returns whether the factor of a schedule is ever another than 1. */
export const changesRate = (schedule: RateSchedule | undefined): schedule is RateSchedule =>
  schedule !== undefined && (schedule.kind !== 'constant' || schedule.warmup > 0);

/** Returns the largest factor in the first `steps` steps, of which there is at least one: rates fall after a warm-up. */
export const largestFactor = (schedule: RateSchedule | undefined, steps: number): number =>
  rateFactor(schedule, Math.min(Math.max(steps, 1) - 1, schedule?.warmup ?? 0));
