import type { TaskOf } from './task.ts';
import { gainOf } from '../maths/activation.ts';
import { words } from '../words/words.ts';
import type { MadeTask } from './data/dataset.ts';
import { dot, unitVector } from './data/directions.ts';
import { gaussianRow } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { regressionDataset } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';

type SingleIndex = TaskOf<'single-index'>;

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
 * A single-index model: x ~ N(0, I_d), y = g(u.x) with u uniform on the unit sphere, so that
 * z = u.x ~ N(0, 1). Every link is scaled to E y^2 = 1: the normalized probabilists' Hermite
 * polynomials (z^2 - 1)/sqrt(2) and (z^3 - 3z)/sqrt(6), sqrt(2) relu(z), 1.59 tanh(z), and sin(2z)
 * over its rms. `noise` is on the training targets only. Picture: y against u.x.
 */
export function makeSingleIndex(task: SingleIndex): MadeTask {
  const streams = taskStreams(task.seed);
  const u = unitVector(task.d, streams.structure);
  const link = LINKS[task.link];
  const dataset = regressionDataset(task, streams, gaussianRow, (x) => [link(dot(u, x))]);
  const axes = { xLabel: words.tasks.axes.projection(), yLabel: words.tasks.axes.target };
  return {
    dataset,
    sentence: words.tasks.singleIndex(task.d, task.link, task.noise, task.samples, task.testSamples),
    picture: scatter(dataset, axes, (x, [y]) => [dot(u, x), y, y]),
  };
}
