import type { TaskOf } from './task.ts';
import { words } from '../words/words.ts';
import type { MadeTask } from './data/dataset.ts';
import { dot, orthonormalDirections } from './data/directions.ts';
import { gaussianRow } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { regressionDataset } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';

type MultiIndex = TaskOf<'multi-index'>;

const LINKS: Record<MultiIndex['link'], (z: readonly number[]) => number> = {
  squares: (z) => z.reduce((sum, zj) => sum + (zj * zj - 1), 0) / Math.sqrt(2 * z.length),
  product: (z) => z.reduce((product, zj) => product * zj, 1),
};

/**
 * A multi-index model: x ~ N(0, I_d), y = g(u_1.x, ..., u_r.x) with r = `rank` orthonormal hidden
 * directions, so that the z_j = u_j.x are independent N(0, 1). `squares`: sum_j (z_j^2 - 1) / sqrt(2r);
 * `product`: z_1 ... z_r. Both have mean 0 and variance 1. `noise`
 * is on the training targets only. Picture: (u_1.x, u_2.x) with y as the value; y against u_1.x if r = 1.
 */
export function makeMultiIndex(task: MultiIndex): MadeTask {
  const streams = taskStreams(task.seed);
  const directions = orthonormalDirections(task.rank, task.d, streams.structure);
  const link = LINKS[task.link];
  const dataset = regressionDataset(task, streams, gaussianRow, (x) => [link(directions.map((u) => dot(u, x)))]);
  const { projection, target } = words.tasks.axes;
  const axes = { xLabel: projection(1), yLabel: task.rank === 1 ? target : projection(2) };
  return {
    dataset,
    sentence: words.tasks.multiIndex(task.d, task.rank, task.link, task.noise, task.samples, task.testSamples),
    picture: scatter(dataset, axes, (x, [y]) => [
      dot(directions[0], x),
      task.rank === 1 ? y : dot(directions[1], x),
      y,
    ]),
  };
}
