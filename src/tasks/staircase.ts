import { amount, noisyTargets, signs, sum } from '../words/en/task-phrases.ts';
import { product } from '../words/symbol-text.ts';
import { words } from '../words/words.ts';
import type { MadeData } from './data/dataset.ts';
import { inputDirections } from './data/directions.ts';
import { hypercubeRow } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { regressionDataset } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';
import { defineTask, type TaskOfRow } from './define-task.ts';
import { LEARNS_IN_BATCHES, degree, degreeCheck, dimension, noise, sampled } from './shared-settings.ts';

/** The row of the merged staircase y = x_1 + x_1 x_2 + ... + x_1 ... x_degree. */
export const staircase = defineTask({
  name: 'staircase',
  words: {
    title: 'Merged staircase',
    sentence: (task) =>
      `Learn y = ${sum(task.degree, (k) => product(1, k))} of ${signs(task.d)}${noisyTargets(task)}${amount(task)}`,
  },
  settings: { d: dimension(24), degree: degree(3), noise: noise(0), ...sampled(512, 512) },
  checks: [degreeCheck],
  shape: ({ d }) => ({ inputs: d, outputs: 1, classes: null }),
  learns: LEARNS_IN_BATCHES,
});

/**
 * Makes the merged staircase (Abbe, Boix-Adsera, Misiakiewicz 2022): x uniform on the hypercube {-1, 1}^d,
 * y = x_1 + x_1 x_2 + ... + x_1 ... x_degree, not normalized. So E y = 0 and E y^2 = `degree`.
 * `noise` is added to the training targets only. Picture: y against the first stair x_1, jittered.
 */
export function makeStaircase(task: TaskOfRow<typeof staircase>): MadeData {
  const streams = taskStreams(task.seed);
  const drawn = regressionDataset(task, staircase.shape(task), streams, hypercubeRow, (x) => [sumOf(x, task.degree)]);
  const dataset = { ...drawn, directions: inputDirections(task.degree, task.d) };
  const axes = { xLabel: words.tasks.axes.x(1), yLabel: words.tasks.axes.target };
  return { dataset, picture: scatter(dataset, axes, (x, [y]) => [x[0], y, y], streams.picture) };
}

function sumOf(x: Float32Array, degree: number): number {
  let product = 1;
  let sum = 0;
  for (let k = 0; k < degree; k++) {
    product *= x[k];
    sum += product;
  }
  return sum;
}
