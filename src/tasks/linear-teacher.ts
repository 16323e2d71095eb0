import type { TaskOf } from './task.ts';
import { words } from '../words/words.ts';
import type { MadeTask } from './data/dataset.ts';
import { dot, unitVector } from './data/directions.ts';
import { gaussianRow } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { regressionDataset } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';

/**
 * A linear teacher: x ~ N(0, I_d), y_j = u_j.x for each of `outputs` outputs, with independent u_j
 * uniform on the unit sphere, so that every y_j ~ N(0, 1). `noise` is on the training targets only.
 * Picture: the first output against u_1.x.
 */
export function makeLinearTeacher(task: TaskOf<'linear-teacher'>): MadeTask {
  const streams = taskStreams(task.seed);
  const teacher = Array.from({ length: task.outputs }, () => unitVector(task.d, streams.structure));
  const dataset = regressionDataset(task, streams, gaussianRow, (x) => teacher.map((u) => dot(u, x)));
  const { projection, target, output } = words.tasks.axes;
  const axes =
    task.outputs === 1 ? { xLabel: projection(), yLabel: target } : { xLabel: projection(1), yLabel: output(1) };
  return {
    dataset,
    sentence: words.tasks.linearTeacher(task.d, task.outputs, task.noise, task.samples, task.testSamples),
    picture: scatter(dataset, axes, (x, [y]) => [dot(teacher[0], x), y, y]),
  };
}
