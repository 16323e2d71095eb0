import { taskShape } from '../tasks/tasks.ts';
import type { Experiment } from './experiment.ts';

/** The kinds of pictures of the features of a hidden layer: its units, or the samples as it sees them. */
export type FeaturesAs = 'units' | 'samples' | 'weights' | 'kernel';

/** Returns the kinds that hidden layer `layer` = 1..L has for this task, the usual one first. */
export function featureKinds({ task }: Experiment, layer: number): readonly [FeaturesAs, ...FeaturesAs[]] {
  return layer === 1 && taskShape(task).inputs === 2 ? ['units', 'samples'] : ['samples'];
}
