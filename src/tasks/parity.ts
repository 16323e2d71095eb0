import type { TaskOf } from './task.ts';
import { taskShape } from './task-shape.ts';
import { words } from '../words/words.ts';
import type { MadeTask, Samples } from './data/dataset.ts';
import { drawInputs, hypercubeRow, rowOf } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { classTargets, signOfTargets } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';
import type { RandomStream } from '../maths/random.ts';

type Parity = TaskOf<'parity'>;

/**
 * Sparse parity: x uniform on the hypercube {-1, 1}^d, two classes by the sign of x_1 ... x_degree;
 * class 1 (+1) is the product +1. Picture, jittered: x_1 against the product of the other relevant
 * coordinates, which is always the XOR pattern; the class against x_1 if the degree is 1.
 */
export function makeParity(task: Parity): MadeTask {
  const streams = taskStreams(task.seed);
  const dataset = {
    ...taskShape(task),
    train: draw(task, task.samples, streams.train),
    test: draw(task, task.testSamples, streams.test),
  };
  const { x: coordinate, product, target } = words.tasks.axes;
  const axes = { xLabel: coordinate(1), yLabel: task.degree === 1 ? target : product(2, task.degree) };
  return {
    dataset,
    sentence: words.tasks.parity(task.d, task.degree, task.samples, task.testSamples),
    picture: scatter(
      dataset,
      axes,
      (x, y) => [x[0], task.degree === 1 ? signOfTargets(y) : parity(x.subarray(1, task.degree)), signOfTargets(y)],
      streams.picture,
    ),
  };
}

function draw(task: Parity, count: number, stream: RandomStream): Samples {
  const { inputs, outputs } = taskShape(task);
  const x = drawInputs(count, inputs, stream, hypercubeRow);
  const classes = Array.from({ length: count }, (_, i) =>
    parity(rowOf(x, inputs, i).subarray(0, task.degree)) > 0 ? 1 : 0,
  );
  return { count, x, y: classTargets(classes, outputs) };
}

const parity = (signs: Float32Array): number => signs.reduce((product, sign) => product * sign, 1);
