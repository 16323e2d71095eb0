import { LIMITS, integer, oneOf } from '../settings/kind.ts';
import { linear, row } from '../settings/row.ts';
import { amount, gaussians, noisyTargets, plural, sum } from '../words/en/task-phrases.ts';
import { subscript } from '../words/symbol-text.ts';
import { words } from '../words/words.ts';
import type { MadeData } from './data/dataset.ts';
import { dot, orthonormalDirections, teacherDirections } from './data/directions.ts';
import { gaussianRow } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { regressionDataset } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';
import { defineTask, type TaskOfRow } from './define-task.ts';
import { LEARNS_FROM_MANY, dimension, noise, sampled } from './shared-settings.ts';

const z = (index: number) => `z${subscript(index)}`;
const FORMULAS = {
  squares: (rank: number) => `${sum(rank, (k) => `${z(k)}²`)}, shifted and scaled to mean 0 and variance 1,`,
  product: (rank: number) => Array.from({ length: rank }, (_, k) => z(k + 1)).join(''),
};

/** The row of the multi-index model y = g(u_1.x, ..., u_r.x). */
export const multiIndex = defineTask({
  name: 'multi-index',
  words: {
    title: 'Multi-index: y = g(u₁·x, …, uᵣ·x)',
    short: 'Multi-index',
    sentence: (task) =>
      `Learn y = ${FORMULAS[task.link](task.rank)} from the projections z of ${gaussians(task.d)} on ${plural(task.rank, 'hidden direction')}${noisyTargets(task)}${amount(task)}`,
  },
  settings: {
    d: dimension(32),
    rank: row(integer({ min: 1, max: LIMITS.degree.max }, 3), {
      key: 'rank',
      axis: linear(1, 4, 4),
      words: {
        label: 'Directions',
        symbol: 'r',
        hint: 'The number of hidden directions on which the target depends. With more, there is more for the features to find.',
        onAxis: 'directions r',
      },
    }),
    link: row(oneOf(['squares', 'product'], 'squares'), {
      key: 'link',
      axis: null,
      words: {
        label: 'Link function',
        hint: 'How the projections on the hidden directions become the target: the sum of their squares, or their product, which is harder.',
        options: { squares: 'Sum of squares', product: 'Product' },
      },
    }),
    noise: noise(0),
    ...sampled(512, 512),
  },
  checks: [
    {
      at: 'rank',
      holds: ({ rank, d }) => rank <= d,
      allowed: words.tasks.allowed.atMostInputs,
      remedies: ({ rank, d }) => [{ rank: d }, { d: rank }],
    },
  ],
  shape: ({ d }) => ({ inputs: d, outputs: 1, classes: null }),
  learns: LEARNS_FROM_MANY,
});

type MultiIndex = TaskOfRow<typeof multiIndex>;

const LINKS: Record<MultiIndex['link'], (z: readonly number[]) => number> = {
  squares: (z) => z.reduce((sum, zj) => sum + (zj * zj - 1), 0) / Math.sqrt(2 * z.length),
  product: (z) => z.reduce((product, zj) => product * zj, 1),
};

/**
 * Makes a multi-index model: x ~ N(0, I_d), y = g(u_1.x, ..., u_r.x) with r = `rank` orthonormal hidden
 * directions, so that the z_j = u_j.x are independent N(0, 1). `squares`: sum_j (z_j^2 - 1) / sqrt(2r);
 * `product`: z_1 ... z_r. Both have mean 0 and variance 1. `noise` is added to the training targets only.
 * Picture: (u_1.x, u_2.x) with y as the value; y against u_1.x if r = 1.
 */
export function makeMultiIndex(task: MultiIndex): MadeData {
  const streams = taskStreams(task.seed);
  const directions = orthonormalDirections(task.rank, task.d, streams.structure);
  const link = LINKS[task.link];
  const drawn = regressionDataset(task, multiIndex.shape(task), streams, gaussianRow, (x) => [
    link(directions.map((u) => dot(u, x))),
  ]);
  const dataset = { ...drawn, directions: teacherDirections(directions) };
  const { projection, target } = words.tasks.axes;
  const axes = { xLabel: projection(1), yLabel: task.rank === 1 ? target : projection(2) };
  return {
    dataset,
    picture: scatter(dataset, axes, (x, [y]) => [
      dot(directions[0], x),
      task.rank === 1 ? y : dot(directions[1], x),
      y,
    ]),
  };
}
