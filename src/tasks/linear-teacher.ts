import { LIMITS, integer } from '../settings/kind.ts';
import { row } from '../settings/row.ts';
import { amount, gaussians, noisyTargets } from '../words/en/task-phrases.ts';
import { words } from '../words/words.ts';
import type { MadeData } from './data/dataset.ts';
import { dot, teacherDirections, unitVector } from './data/directions.ts';
import { gaussianRow } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { regressionDataset } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';
import { defineTask, type TaskOfRow } from './define-task.ts';
import { LEARNS_IN_BATCHES, dimension, noise, sampled } from './shared-settings.ts';

/** The row of the linear teacher, with one output or several. */
export const linearTeacher = defineTask({
  name: 'linear-teacher',
  words: {
    title: 'Linear teacher',
    sentence: (task) =>
      `Learn ${task.outputs === 1 ? 'a hidden weighted sum' : `${task.outputs} hidden weighted sums`} of ${gaussians(task.d)}${noisyTargets(task)}${amount(task)}`,
  },
  settings: {
    d: dimension(32),
    outputs: row(integer(LIMITS.outputs, 1), {
      key: 'outputs',
      axis: null,
      words: {
        label: 'Outputs',
        symbol: 'k',
        hint: 'The number of outputs, each with a direction of its own. With more, the features must carry more directions.',
      },
    }),
    noise: noise(0),
    ...sampled(256, 256),
  },
  checks: [],
  shape: ({ d, outputs }) => ({ inputs: d, outputs, classes: null }),
  learns: LEARNS_IN_BATCHES,
});

/**
 * Makes a linear teacher: x ~ N(0, I_d), y_j = u_j.x for each of `outputs` outputs. The u_j are independent and
 * uniform on the unit sphere, so that every y_j ~ N(0, 1). `noise` is added to the training targets only.
 * Picture: the first output against u_1.x.
 */
export function makeLinearTeacher(task: TaskOfRow<typeof linearTeacher>): MadeData {
  const streams = taskStreams(task.seed);
  const teacher = Array.from({ length: task.outputs }, () => unitVector(task.d, streams.structure));
  const drawn = regressionDataset(task, linearTeacher.shape(task), streams, gaussianRow, (x) =>
    teacher.map((u) => dot(u, x)),
  );
  const dataset = { ...drawn, directions: teacherDirections(teacher) };
  const { projection, target, output } = words.tasks.axes;
  const axes =
    task.outputs === 1 ? { xLabel: projection(), yLabel: target } : { xLabel: projection(1), yLabel: output(1) };
  return { dataset, picture: scatter(dataset, axes, (x, [y]) => [dot(teacher[0], x), y, y]) };
}
