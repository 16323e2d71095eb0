import { logSteps } from '../maths/log-steps.ts';
import type { Experiment } from './experiment.ts';

/** Returns the steps at which a training without a page measures: `measure.at`, or else two an octave and the end. */
export const measuredSteps = ({
  train: { steps },
  measure: { at },
}: Pick<Experiment, 'train' | 'measure'>): number[] => (at ? measuredAt(at, steps) : logSteps(steps, 2));

/** Returns the steps of `measure.at` that a run of so many steps reaches, or its end if it reaches none. */
export function measuredAt(at: readonly number[], steps: number): number[] {
  const reached = [...new Set(at)].filter((step) => step <= steps).sort((a, b) => a - b);
  return reached.length > 0 ? reached : [steps];
}
