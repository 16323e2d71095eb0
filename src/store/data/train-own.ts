import { differencesOf } from '../../config/comparison.ts';
import { withLearningSettings } from '../../config/learning-settings.ts';
import type { Experiment } from '../../config/experiment.ts';
import { repairExperiment } from '../../config/repair/repair.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import type { TaskOf } from '../../tasks/tasks.ts';
import type { Lab } from '../lab.ts';
import { comparisonOf, sidesOf, type ExperimentState } from '../training/experiment-store.ts';
import { settingsInWords } from '../runs/run-names.ts';

/**
 * Trains at once on data of a person's own, on both sides of a comparison. Where another task was trained, with the
 * settings under which own data are learned, but for those set by hand; where other data were, with the same settings as
 * far as they fit. An experiment that has these data already begins anew: they were not there before.
 */
export function trainOn(lab: Lab, task: TaskOf<'own'>): void {
  lab.run.setState({ isPlaying: true });
  lab.time.now();
  lab.view.getState().setView('training');
  const state = lab.experiment.getState();
  const { experiment } = state;
  if (experiment.task.name === 'own' && experiment.task.digest === task.digest) return lab.reset();
  const comparison = comparisonOf(state);
  const [left, right] = sidesOf(state).map((side) => onData(side, task, state.differing));
  state.replace(left, comparison && right ? { ...comparison, right } : null, false);
}

/**
 * Returns the settings that other own data would change of the present experiment, as they would be, in words: those
 * that don't fit the data. `null`: the task is another one, or has these data.
 */
export function changedByData(
  state: Pick<ExperimentState, 'experiment' | 'right' | 'differing'>,
  task: TaskOf<'own'>,
): readonly string[] | null {
  const { experiment, differing } = state;
  if (experiment.task.name !== 'own' || experiment.task.digest === task.digest) return null;
  const changed = sidesOf(state).flatMap((side) => {
    const next = onData(side, task, differing);
    return settingsInWords(next, differencesOf({ ...side, task: next.task }, next));
  });
  return [...new Set(changed)];
}

function onData(before: Experiment, task: TaskOf<'own'>, differing: readonly string[]): Experiment {
  const draft = { ...before, task };
  const isOwn = before.task.name === 'own' && before.task.digest !== '';
  const wanted = isOwn ? draft : withLearningSettings(draft, before, differing);
  const ofData = Object.keys(task).map((setting) => `task.${setting}`);
  return repairExperiment(wanted, { ...defaultExperiment, task }, new Set(ofData)).value;
}
