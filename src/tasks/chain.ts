import type { TaskOf } from './task.ts';
import { words } from '../words/words.ts';
import type { MadeTask } from './data/dataset.ts';
import { gaussianRow } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { regressionDataset } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';

/**
 * The chain of monomials: x ~ N(0, I_d), y = sum_{k=1..terms} x_k x_{k+1}, as it stands, so that
 * E y = 0 and E y^2 = `terms`. `noise` is on the training targets only. Picture: y against the
 * first term x_1 x_2.
 */
export function makeChain(task: TaskOf<'chain'>): MadeTask {
  const streams = taskStreams(task.seed);
  const dataset = regressionDataset(task, streams, gaussianRow, (x) => [chain(x, task.terms)]);
  const axes = { xLabel: words.tasks.axes.product(1, 2), yLabel: words.tasks.axes.target };
  return {
    dataset,
    sentence: words.tasks.chain(task.d, task.terms, task.noise, task.samples, task.testSamples),
    picture: scatter(dataset, axes, (x, [y]) => [x[0] * x[1], y, y]),
  };
}

function chain(x: Float32Array, terms: number): number {
  let sum = 0;
  for (let k = 0; k < terms; k++) sum += x[k] * x[k + 1];
  return sum;
}
