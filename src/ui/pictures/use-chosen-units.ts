import { taskShape } from '../../tasks/tasks.ts';
import { useShownExperiment, useView } from '../lab-context.ts';

const NONE: readonly number[] = [];

/** Returns the chosen units of the first layer that this network has; none but on a plane. */
export function useChosenUnits(): readonly number[] {
  const { task } = useShownExperiment();
  const chosen = useView((view) => view.chosenUnits);
  return taskShape(task).inputs === 2 ? chosen : NONE;
}
