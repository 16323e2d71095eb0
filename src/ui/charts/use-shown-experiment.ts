import type { Experiment } from '../../config/experiment.ts';
import { useExperiment, useRun } from '../lab-context.ts';

/** The experiment that the curves belong to: the one shown, and before the first frame the one to come. */
export function useShownExperiment(): Experiment {
  const shown = useRun((run) => run.shown?.experiment);
  return useExperiment((coming) => shown ?? coming);
}
