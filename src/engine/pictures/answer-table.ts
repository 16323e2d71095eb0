/** The answers of a network to every entry of a table of sums or products. */
import type { Experiment } from '../../config/experiment.ts';
import type { Dataset, Samples } from '../../tasks/data/dataset.ts';
import { entryOf } from '../../tasks/modular-addition.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import type { MovedWeights } from '../network/network.ts';
import { classesOf } from './class-answers.ts';
import { outputsAt } from './outputs-at.ts';
import type { AnswerTable } from './picture.ts';

/** Returns the function that fills the table for a network of one member; `null`: the task has none. */
export function answerTable(
  experiment: Experiment,
  { train, test, inputs, outputs }: Dataset,
): ((network: MovedWeights, breathe: Breathe) => Promise<AnswerTable>) | null {
  const { task } = experiment;
  if (task.name !== 'modular-addition') return null;
  const { p } = task;
  const [x, truth, isTraining] = [new Float32Array(p * p * inputs), new Uint8Array(p * p), new Uint8Array(p * p)];
  const enter = (samples: Samples, mark: number) =>
    classesOf(samples.y, outputs).forEach((result, i) => {
      const row = samples.x.subarray(i * inputs, (i + 1) * inputs);
      const [a, b] = entryOf(row);
      x.set(row, (a * p + b) * inputs);
      truth[a * p + b] = result;
      isTraining[a * p + b] = mark;
    });
  [test, train].forEach(enter);
  const at = outputsAt(experiment, x);
  return async (network, breathe) => ({
    truth: truth.slice(),
    predicted: classesOf(await at(network, breathe), outputs),
    isTraining: isTraining.slice(),
  });
}
