import { useStore } from 'zustand';
import type { DataShelf } from '../../store/data/data-shelf.ts';
import type { TaskOf } from '../../tasks/tasks.ts';
import { useExperiment } from '../lab-context.ts';

/** Returns the task of the present experiment if its data are not in this browser; else `null`. */
export function useWanted(shelf: DataShelf): TaskOf<'own'> | null {
  const task = useExperiment((experiment) => experiment.task);
  const kept = useStore(shelf.store, (state) => state.kept);
  const isMissing = task.name === 'own' && task.digest !== '' && !kept.some(({ digest }) => digest === task.digest);
  return isMissing ? task : null;
}
