import type { RandomStream } from '../maths/random.ts';
import { amount, gaussians } from '../words/en/task-phrases.ts';
import { words } from '../words/words.ts';
import type { Dataset, MadeData, Samples } from './data/dataset.ts';
import { drawInputs, gaussianRow } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { classTargets, signOfTargets } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';
import { defineTask, type TaskOfRow } from './define-task.ts';
import { LEARNS_IN_BATCHES, dimension, sampled, targets, twoClasses } from './shared-settings.ts';

/** The row of random labels: two classes by coin flips. */
export const randomLabels = defineTask({
  name: 'random-labels',
  words: {
    title: 'Random labels',
    sentence: (task) =>
      `Memorize a label for each sample of ${gaussians(task.d)}; labels are coin flips, so no network can predict the test set${amount(task)}`,
  },
  settings: { d: dimension(64), targets: targets('sign'), ...sampled(128, 128) },
  checks: [],
  shape: (task) => ({ inputs: task.d, ...twoClasses(task) }),
  learns: LEARNS_IN_BATCHES,
});

type RandomLabels = TaskOfRow<typeof randomLabels>;

/**
 * Makes a task of pure memorization: x ~ N(0, I_d) and two classes by a fair coin, independent of x. The labels of
 * the test set are random too, so no network does better than chance there. Picture: (x_1, x_2) with the class;
 * the class against x_1 if d = 1.
 */
export function makeRandomLabels(task: RandomLabels): MadeData {
  const streams = taskStreams(task.seed);
  const dataset: Dataset = {
    ...randomLabels.shape(task),
    isMemorized: true,
    train: draw(task, task.samples, streams.train, streams.trainNoise),
    test: draw(task, task.testSamples, streams.test, streams.testNoise),
  };
  const { x: coordinate, target } = words.tasks.axes;
  const yLabel = task.d === 1 ? target : coordinate(2);
  const axes = { xLabel: coordinate(1), yLabel, areInputs: task.d === 2 };
  return {
    dataset,
    picture: scatter(dataset, axes, (x, y) => [x[0], task.d === 1 ? signOfTargets(y) : x[1], signOfTargets(y)]),
  };
}

function draw(task: RandomLabels, count: number, inputStream: RandomStream, labelStream: RandomStream): Samples {
  const { inputs, outputs } = randomLabels.shape(task);
  const classes = Array.from({ length: count }, () => labelStream.integer(2));
  return { count, x: drawInputs(count, inputs, inputStream, gaussianRow), y: classTargets(classes, outputs) };
}
