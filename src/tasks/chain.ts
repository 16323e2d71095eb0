import { integer } from '../settings/kind.ts';
import { linear, row } from '../settings/row.ts';
import { amount, gaussians, noisyTargets, sum } from '../words/en/task-phrases.ts';
import { input } from '../words/symbol-text.ts';
import { words } from '../words/words.ts';
import type { MadeData } from './data/dataset.ts';
import { inputDirections } from './data/directions.ts';
import { gaussianRow } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { regressionDataset } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';
import { defineTask, type TaskOfRow } from './define-task.ts';
import { LEARNS_FROM_MANY, dimension, noise, sampled } from './shared-settings.ts';

/** The row of the chain of monomials y = x_1 x_2 + x_2 x_3 + ... */
export const chain = defineTask({
  name: 'chain',
  words: {
    title: 'Chain: y = Σ xₖxₖ₊₁',
    short: 'Chain',
    sentence: (task) =>
      `Learn y = ${sum(task.terms, (k) => input(k) + input(k + 1))} of ${gaussians(task.d)}${noisyTargets(task)}${amount(task)}`,
  },
  settings: {
    d: dimension(32),
    terms: row(integer({ min: 1, max: 64 }, 3), {
      key: 'terms',
      axis: linear(1, 4, 4),
      words: {
        label: 'Terms',
        symbol: 'r',
        hint: 'The number of products of neighbouring inputs in the sum. With more, there is more to find.',
        onAxis: 'terms r',
      },
    }),
    noise: noise(0),
    ...sampled(512, 512),
  },
  checks: [
    {
      at: 'terms',
      holds: ({ terms, d }) => terms < d,
      allowed: words.tasks.allowed.chain,
      // With one input no term exists, so only another dimension helps.
      remedies: ({ terms, d }) => [...(d > 1 ? [{ terms: d - 1 }] : []), { d: terms + 1 }],
    },
  ],
  shape: ({ d }) => ({ inputs: d, outputs: 1, classes: null }),
  learns: LEARNS_FROM_MANY,
});

/**
 * Makes the chain of monomials: x ~ N(0, I_d), y = sum_{k=1..terms} x_k x_{k+1}, not normalized. So E y = 0 and
 * E y^2 = `terms`. `noise` is added to the training targets only. Picture: y against the first term x_1 x_2.
 */
export function makeChain(task: TaskOfRow<typeof chain>): MadeData {
  const streams = taskStreams(task.seed);
  const drawn = regressionDataset(task, chain.shape(task), streams, gaussianRow, (x) => [sumOf(x, task.terms)]);
  const dataset = { ...drawn, directions: inputDirections(task.terms + 1, task.d) };
  const axes = { xLabel: words.tasks.axes.product(1, 2), yLabel: words.tasks.axes.target };
  return { dataset, picture: scatter(dataset, axes, (x, [y]) => [x[0] * x[1], y, y]) };
}

function sumOf(x: Float32Array, terms: number): number {
  let sum = 0;
  for (let k = 0; k < terms; k++) sum += x[k] * x[k + 1];
  return sum;
}
