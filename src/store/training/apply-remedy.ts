import type { ExperimentStore } from './experiment-store.ts';
import type { RunStore } from './run-state.ts';

interface RemedyParts {
  experiment: ExperimentStore;
  run: RunStore;
  /** Starts the runs again. */
  reset: () => void;
}

/** Makes the change that is said to help the network of a side, and starts again with it; does nothing if there is none. */
export function applyRemedy({ experiment, run, reset }: RemedyParts, side: number): void {
  const failed = run.getState().shown.at(side);
  const remedy = failed?.failure?.remedy;
  const { differing, change } = experiment.getState();
  if (!remedy) return;
  if (differing.includes(remedy.path)) change(remedy.path, remedy.value, side === 1 ? 'right' : 'left');
  else change(remedy.path, remedy.value);
  // A learning rate is set in the side that still trains; both begin again with it.
  if (run.getState().shown.at(side) === failed) reset();
}
