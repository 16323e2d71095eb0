import { taskShape } from '../tasks/tasks.ts';
import type { Experiment } from './experiment.ts';

/**
 * The kinds of pictures of the features of a hidden layer: its units, the samples as it sees them, the weights of units on
 * images, or the kernel of the features.
 */
export type FeaturesAs = 'units' | 'samples' | 'weights' | 'kernel';

/** Returns the kinds that hidden layer `layer` = 1..L has for this task, the usual one first. */
export function featureKinds({ task }: Experiment, layer: number): readonly [FeaturesAs, ...FeaturesAs[]] {
  if (layer > 1) return ['samples', 'kernel'];
  if (taskShape(task).inputs === 2) return ['units', 'samples', 'kernel'];
  return task.name === 'digits' ? ['samples', 'weights', 'kernel'] : ['samples', 'kernel'];
}
