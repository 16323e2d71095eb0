import { taskShape } from '../tasks/tasks.ts';
import type { Experiment } from './experiment.ts';

/**
 * The kinds of pictures of the features of a hidden layer: its units, the samples as it sees them, the weights of units on
 * images, or the kernel of the features.
 */
export const FEATURES_AS = ['units', 'samples', 'weights', 'kernel'] as const;
/** One of {@link FEATURES_AS}. */
export type FeaturesAs = (typeof FEATURES_AS)[number];

/** Returns the kinds that hidden layer `layer` = 1..L has for this task, the usual one first. */
export function featureKinds({ task }: Experiment, layer: number): readonly [FeaturesAs, ...FeaturesAs[]] {
  // Ten classes lie on one another in a plane, and side by side in a kernel.
  if (task.name === 'digits') return layer === 1 ? ['kernel', 'samples', 'weights'] : ['kernel', 'samples'];
  return layer === 1 && taskShape(task).inputs === 2 ? ['units', 'samples', 'kernel'] : ['samples', 'kernel'];
}
