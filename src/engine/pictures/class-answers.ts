/** The answers of a classifier on the whole test set, counted by class. */
import { answerKinds } from '../../config/answers-as.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import type { MovedWeights } from '../network/network.ts';
import { outputsAt } from './outputs-at.ts';
import type { ClassAnswers } from './picture.ts';

/** Returns the class of each row of targets or outputs: that of the largest one, or of the sign of a single one. */
export function classesOf(values: Float32Array, outputs: number): Uint8Array {
  const classOf = (row: Float32Array) =>
    outputs === 1 ? Number(row[0] > 0) : row.reduce((best, value, j) => (value > row[best] ? j : best), 0);
  return Uint8Array.from({ length: values.length / outputs }, (_, i) =>
    classOf(values.subarray(i * outputs, (i + 1) * outputs)),
  );
}

/** Counts the answers to samples by their class and the class that was said. */
export function countAnswers(truth: Uint8Array, predicted: Uint8Array, labels: string[]): ClassAnswers {
  const confusion = new Uint32Array(labels.length ** 2);
  truth.forEach((actual, i) => confusion[actual * labels.length + predicted[i]]++);
  const right = labels.reduce((sum, _, k) => sum + confusion[k * (labels.length + 1)], 0);
  return { confusion, accuracy: right / truth.length, labels };
}

/**
 * Returns the function that counts the answers of a network of one member; `null`: its answers are not shown by class, or the
 * test set is of images, whose picture counts them. Classes without names are numbers from 0 on.
 */
export function answersCounter(
  experiment: Experiment,
  { test, outputs, classes, columns, testImages }: Dataset,
): ((network: MovedWeights, breathe: Breathe) => Promise<ClassAnswers>) | null {
  if (!answerKinds(experiment, false).includes('confusion') || test.count === 0 || testImages) return null;
  const labels = columns?.classes ?? Array.from({ length: classes ?? 0 }, (_, k) => String(k));
  const at = outputsAt(experiment, test.x);
  const truth = classesOf(test.y, outputs);
  return async (network, breathe) => countAnswers(truth, classesOf(await at(network, breathe), outputs), labels);
}
