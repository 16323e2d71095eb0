import type { TaskOf } from './task.ts';
import { taskShape } from './task-shape.ts';
import type { RandomStream } from '../maths/random.ts';
import { words } from '../words/words.ts';
import type { MadeTask, Samples } from './data/dataset.ts';
import { drawInputs, gaussianRow } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { classTargets, signOfTargets } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';

type RandomLabels = TaskOf<'random-labels'>;

/**
 * Pure memorization: x ~ N(0, I_d) and two classes by a fair coin, independent of x. The labels of
 * the test set are random too, so that no network does better than chance there. Picture: (x_1, x_2)
 * with the class; the class against x_1 if d = 1.
 */
export function makeRandomLabels(task: RandomLabels): MadeTask {
  const streams = taskStreams(task.seed);
  const dataset = {
    ...taskShape(task),
    train: draw(task, task.samples, streams.train, streams.trainNoise),
    test: draw(task, task.testSamples, streams.test, streams.testNoise),
  };
  const { x: coordinate, target } = words.tasks.axes;
  const axes = { xLabel: coordinate(1), yLabel: task.d === 1 ? target : coordinate(2) };
  return {
    dataset,
    sentence: words.tasks.randomLabels(task.d, task.samples, task.testSamples),
    picture: scatter(dataset, axes, (x, y) => [x[0], task.d === 1 ? signOfTargets(y) : x[1], signOfTargets(y)]),
  };
}

function draw(task: RandomLabels, count: number, inputStream: RandomStream, labelStream: RandomStream): Samples {
  const { inputs, outputs } = taskShape(task);
  const classes = Array.from({ length: count }, () => labelStream.integer(2));
  return { count, x: drawInputs(count, inputs, inputStream, gaussianRow), y: classTargets(classes, outputs) };
}
