import type { Experiment } from './experiment.ts';

/**
 * Returns B, the number of samples of a step, or `null` where every step sees the whole training set.
 *
 * @param samples the number of training samples
 */
export function batchSize({ train }: Pick<Experiment, 'train'>, samples: number): number | null {
  if (train.batches) return train.batches[0].length;
  return train.batch === 'full' || train.batch >= samples ? null : train.batch;
}
