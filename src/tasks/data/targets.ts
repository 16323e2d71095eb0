import type { RandomStream } from '../../maths/random.ts';
import type { Dataset, TaskShape } from './dataset.ts';
import { drawInputs, rowOf, type DrawRow } from './inputs.ts';
import type { TaskStreams } from './task-streams.ts';

/** The numbers of samples of a task, and the std of its noise. */
interface Noisy {
  samples: number;
  testSamples: number;
  noise: number;
}

/** Returns the target y in R^outputs of one input row. */
export type Target = (x: Float32Array) => ArrayLike<number>;

/**
 * Draws a regression task: inputs row by row, targets y = f(x) in float64 from the stored float32
 * inputs, and Gaussian noise of std `task.noise` on the training targets (the test targets are clean).
 */
export function regressionDataset(
  task: Noisy,
  { inputs, outputs, classes }: TaskShape,
  streams: TaskStreams,
  drawRow: DrawRow,
  target: Target,
): Dataset {
  const trainX = drawInputs(task.samples, inputs, streams.train, drawRow);
  const testX = drawInputs(task.testSamples, inputs, streams.test, drawRow);
  const trainY = targetsOf(trainX, inputs, outputs, target);
  if (task.noise > 0) addNoise(trainY, task.noise, streams.trainNoise);
  return {
    inputs,
    outputs,
    classes,
    train: { count: task.samples, x: trainX, y: trainY },
    test: { count: task.testSamples, x: testX, y: targetsOf(testX, inputs, outputs, target) },
  };
}

/** Adds N(0, std^2) to every value. */
export function addNoise(values: Float32Array, std: number, stream: RandomStream): void {
  for (let i = 0; i < values.length; i++) values[i] += std * stream.normal();
}

/**
 * Returns the targets of classes. With one output, class 0 is -1 and class 1 is +1; with more, one-hot 0 and 1.
 *
 * @param classes class of each sample, 0-based
 * @returns [samples, outputs]
 */
export function classTargets(classes: ArrayLike<number>, outputs: number): Float32Array {
  const y = new Float32Array(classes.length * outputs);
  for (let i = 0; i < classes.length; i++) {
    if (outputs === 1) y[i] = signOfClass(classes[i]);
    else y[i * outputs + classes[i]] = 1;
  }
  return y;
}

/** Returns -1 for class 0 and +1 for class 1. */
export const signOfClass = (classIndex: number): number => 2 * classIndex - 1;

/** Returns the class, as -1 or +1, of targets that {@link classTargets} made from two classes. */
export const signOfTargets = (y: ArrayLike<number>): number => (y.length === 1 ? y[0] : y[1] - y[0]);

function targetsOf(x: Float32Array, inputs: number, outputs: number, target: Target): Float32Array {
  const count = x.length / inputs;
  const y = new Float32Array(count * outputs);
  for (let i = 0; i < count; i++) y.set(target(rowOf(x, inputs, i)), i * outputs);
  return y;
}
