import { gainOf } from '../maths/activation.ts';
import { oneOf } from '../settings/kind.ts';
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
import { LEARNS_FROM_MANY, dimension, noise, sampled } from './shared-settings.ts';

const FORMULAS = {
  hermite2: '(z² − 1) / √2',
  hermite3: '(z³ − 3z) / √6',
  relu: '√2 max(0, z)',
  tanh: '1.59 tanh(z)',
  sine: '1.41 sin(2z)',
};

/** The row of the single-index model y = g(u.x). */
export const singleIndex = defineTask({
  name: 'single-index',
  words: {
    title: 'Single index: y = g(u·x)',
    short: 'Single index',
    sentence: (task) =>
      `Learn y = ${FORMULAS[task.link]}, where z is the projection of ${gaussians(task.d)} on a hidden direction${noisyTargets(task)}${amount(task)}`,
  },
  settings: {
    d: dimension(32),
    link: row(oneOf(['hermite2', 'hermite3', 'relu', 'tanh', 'sine'], 'hermite2'), {
      key: 'link',
      axis: null,
      words: {
        label: 'Link function',
        hint: 'How the projection z on the hidden direction becomes the target. Hermite 2 and 3 hide the direction at the start, so that it is found late.',
        options: {
          hermite2: 'Hermite 2, (z² − 1)/√2',
          hermite3: 'Hermite 3, (z³ − 3z)/√6',
          relu: 'ReLU',
          tanh: 'tanh',
          sine: 'Sine',
        },
      },
    }),
    noise: noise(0),
    ...sampled(512, 512),
  },
  checks: [],
  shape: ({ d }) => ({ inputs: d, outputs: 1, classes: null }),
  learns: LEARNS_FROM_MANY,
});

type SingleIndex = TaskOfRow<typeof singleIndex>;

const SINE_FREQUENCY = 2;
/** E sin^2(w z) = (1 - e^(-2 w^2)) / 2 for z ~ N(0, 1). */
const SINE_RMS = Math.sqrt((1 - Math.exp(-2 * SINE_FREQUENCY ** 2)) / 2);

const LINKS: Record<SingleIndex['link'], (z: number) => number> = {
  hermite2: (z) => (z * z - 1) / Math.SQRT2,
  hermite3: (z) => (z ** 3 - 3 * z) / Math.sqrt(6),
  relu: (z) => gainOf({ activation: 'relu' }) * Math.max(0, z),
  tanh: (z) => gainOf({ activation: 'tanh' }) * Math.tanh(z),
  sine: (z) => Math.sin(SINE_FREQUENCY * z) / SINE_RMS,
};

/**
 * Makes a single-index model: x ~ N(0, I_d), y = g(u.x) with u uniform on the unit sphere, so that z = u.x ~ N(0, 1).
 * Every link is scaled to E y^2 = 1: the normalized probabilists' Hermite polynomials (z^2 - 1)/sqrt(2) and
 * (z^3 - 3z)/sqrt(6), sqrt(2) relu(z), 1.59 tanh(z), and sin(2z) over its rms. `noise` is added to the training
 * targets only. Picture: y against u.x.
 */
export function makeSingleIndex(task: SingleIndex): MadeData {
  const streams = taskStreams(task.seed);
  const u = unitVector(task.d, streams.structure);
  const link = LINKS[task.link];
  const drawn = regressionDataset(task, singleIndex.shape(task), streams, gaussianRow, (x) => [link(dot(u, x))]);
  const dataset = { ...drawn, directions: teacherDirections([u]) };
  const axes = { xLabel: words.tasks.axes.projection(), yLabel: words.tasks.axes.target };
  return { dataset, picture: scatter(dataset, axes, (x, [y]) => [dot(u, x), y, y]) };
}
