import type { Experiment } from './experiment.ts';

/**
 * How the answers of a classifier are shown: the worst test images, the outputs (a curve, a surface, or against the targets), or all
 * answers on the test set counted by class, or the answers to a whole table of sums or products.
 */
export const ANSWERS_AS = ['images', 'outputs', 'confusion', 'table'] as const;
/** One of {@link ANSWERS_AS}. */
export type AnswersAs = (typeof ANSWERS_AS)[number];

/** Returns the ways in which the answers of this experiment can be shown, the usual one first; none if they are no classes. */
export function answerKinds({ task }: Experiment, isOfImages: boolean): readonly AnswersAs[] {
  if (isOfImages) return ['images', 'confusion'];
  if (task.name === 'modular-addition') return ['table', 'confusion'];
  if (task.name !== 'own' || !task.areClasses || task.testSamples === 0) return [];
  // Outputs of many classes against targets of 0 and 1 say little.
  return task.d > 2 && task.outputs > 2 ? ['confusion', 'outputs'] : ['outputs', 'confusion'];
}
