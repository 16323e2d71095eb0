import type { Experiment } from './experiment.ts';

/** The gamma0 below which a pass carries the difference from step 0 forward, to keep the digits of f - f_0. */
export const LAZY_GAMMA0 = 1e-2;

/** Returns whether the pass of networks that are trained together carries the difference from step 0. */
export const isDeepInTheLazyEnd = (members: readonly Experiment[]): boolean =>
  members.some(({ scaling }) => scaling.gamma0 < LAZY_GAMMA0);
