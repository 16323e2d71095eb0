import type { RandomStream } from '../maths/random.ts';
import { amount, signs } from '../words/en/task-phrases.ts';
import { words } from '../words/words.ts';
import type { MadeData, Samples } from './data/dataset.ts';
import { inputDirections } from './data/directions.ts';
import { drawInputs, hypercubeRow, rowOf } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { classTargets, signOfTargets } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';
import { defineTask, type TaskOfRow } from './define-task.ts';
import { LEARNS_IN_BATCHES, degree, degreeCheck, dimension, sampled, targets, twoClasses } from './shared-settings.ts';

/** The row of sparse parity: the product of a few signs. */
export const parity = defineTask({
  name: 'parity',
  words: {
    title: 'Sparse parity',
    sentence: (task) =>
      `Learn the ${task.degree === 1 ? 'first' : `product of the first ${task.degree}`} of ${signs(task.d)}${amount(task)}`,
  },
  settings: { d: dimension(24), degree: degree(2), targets: targets('sign'), ...sampled(512, 512) },
  checks: [degreeCheck],
  shape: (task) => ({ inputs: task.d, ...twoClasses(task) }),
  learns: LEARNS_IN_BATCHES,
});

type Parity = TaskOfRow<typeof parity>;

/**
 * Makes sparse parity: x uniform on the hypercube {-1, 1}^d, two classes by the sign of x_1 ... x_degree.
 * Class 1 (+1) is the product +1. Picture, jittered: x_1 against the product of the other relevant
 * coordinates, which is always the XOR pattern; the class against x_1 if the degree is 1.
 */
export function makeParity(task: Parity): MadeData {
  const streams = taskStreams(task.seed);
  const dataset = {
    ...parity.shape(task),
    train: draw(task, task.samples, streams.train),
    test: draw(task, task.testSamples, streams.test),
    directions: inputDirections(task.degree, task.d),
  };
  const { x: coordinate, product, target } = words.tasks.axes;
  const axes = { xLabel: coordinate(1), yLabel: task.degree === 1 ? target : product(2, task.degree) };
  return {
    dataset,
    picture: scatter(
      dataset,
      axes,
      (x, y) => [x[0], task.degree === 1 ? signOfTargets(y) : productOf(x.subarray(1, task.degree)), signOfTargets(y)],
      streams.picture,
    ),
  };
}

function draw(task: Parity, count: number, stream: RandomStream): Samples {
  const { inputs, outputs } = parity.shape(task);
  const x = drawInputs(count, inputs, stream, hypercubeRow);
  const classes = Array.from({ length: count }, (_, i) =>
    productOf(rowOf(x, inputs, i).subarray(0, task.degree)) > 0 ? 1 : 0,
  );
  return { count, x, y: classTargets(classes, outputs) };
}

const productOf = (signs: Float32Array): number => signs.reduce((product, sign) => product * sign, 1);
