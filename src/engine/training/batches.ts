import type { Experiment } from '../../config/experiment.ts';
import { randomStream } from '../../maths/random.ts';
import { words } from '../../words/words.ts';

/** The sample indices of the next batch, [B]. */
export type NextBatch = () => Int32Array;

/**
 * The batches of one network, or `null` for full-batch training (a batch that holds the whole
 * training set is full). Explicit `train.batches` are used in turn and cycled; others walk through
 * a fresh permutation of the samples each epoch, drawn from the `batches` stream of the seed, and
 * leave out the remainder that does not fill a batch.
 *
 * @throws a sentence when `train.batches` names a sample that does not exist or differ in size
 */
export function batchSource({ train, seed }: Experiment, samples: number): NextBatch | null {
  if (train.batches) return givenBatches(train.batches, samples);
  const size = train.batch;
  if (size === 'full' || size >= samples) return null;

  const stream = randomStream(seed, 'batches');
  let order = stream.permutation(samples);
  let next = 0;
  return () => {
    if (next + size > samples) {
      order = stream.permutation(samples);
      next = 0;
    }
    next += size;
    return order.slice(next - size, next);
  };
}

function givenBatches(batches: number[][], samples: number): NextBatch {
  const wrong = batches.flat().find((index) => index >= samples);
  if (wrong !== undefined) {
    throw new Error(words.engine.noSuchSample(wrong, samples));
  }
  if (batches.some((batch) => batch.length !== batches[0].length)) {
    throw new Error(words.engine.unequalBatches);
  }
  const indices = batches.map((batch) => Int32Array.from(batch));
  let turn = 0;
  return () => indices[turn++ % indices.length];
}
