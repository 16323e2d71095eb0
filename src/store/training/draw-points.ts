import { differencesOf } from '../../config/comparison.ts';
import { parseExperiment, type Experiment } from '../../config/experiment.ts';
import { withLearningSettings } from '../../config/learning-settings.ts';
import type { SettingPath } from '../../config/setting-path.ts';
import type { TaskPicture } from '../../tasks/data/dataset.ts';
import { MOST_POINTS, onGrid, type DrawnPoint } from '../../tasks/drawn-points.ts';
import { taskShape, trainingSamples, type Task } from '../../tasks/tasks.ts';
import type { ExperimentStore } from './experiment-store.ts';

/** Returns where one can draw in the place of a task: in the plane, on a curve, or nowhere. */
export function drawsOn(task: Task): 'plane' | 'line' | null {
  const { inputs, outputs, classes } = taskShape(task);
  if (inputs === 1 && outputs === 1) return 'line';
  return inputs === 2 && classes === 2 ? 'plane' : null;
}

/** Makes points that a person draws of the present task: its own samples, or none if there are too many of them. */
export function startDrawing(store: ExperimentStore, picture: TaskPicture | null): void {
  const { experiment, right, differing, replace } = store.getState();
  const on = drawsOn(experiment.task);
  if (on === null) return;
  const task = { name: 'drawn', on, points: pointsOf(experiment.task, picture) };
  const [left, other] = [experiment, right].map((side) => side && withTask(side, task, differing));
  if (!left) return;
  const stillDiffering = other ? [...new Set([...differing, ...differencesOf(left, other)])] : [];
  const paths = stillDiffering.filter((path) => !path.startsWith('task.'));
  replace(left, other && paths.length > 0 ? { right: other, differing: paths } : null);
}

/** Returns the samples of a task, as far as its picture shows all of them. */
function pointsOf(task: Task, picture: TaskPicture | null): DrawnPoint[] {
  if (picture === null || picture.kind === 'images') return [];
  const length = picture.kind === 'scatter' ? 3 : 2;
  const count = picture.points.length / length;
  if (count > MOST_POINTS || count !== trainingSamples(task)) return [];
  return Array.from({ length: count }, (_, i) =>
    onGrid([...picture.points.subarray(length * i, length * (i + 1))] as DrawnPoint),
  );
}

/**
 * Returns an experiment with a drawn task, and the settings under which it is learned. Cross-entropy can't be had with its
 * one output. `null` if it is not allowed.
 */
function withTask(experiment: Experiment, task: object, kept: readonly SettingPath[]): Experiment | null {
  const parsed = parseExperiment({ ...experiment, task, train: { ...experiment.train, loss: 'mse' } });
  if (!parsed.ok) return null;
  const learning = parseExperiment(withLearningSettings(parsed.experiment, experiment, kept));
  return learning.ok ? learning.experiment : parsed.experiment;
}
