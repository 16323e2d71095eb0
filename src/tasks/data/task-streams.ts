import { randomStream, type RandomStream } from '../../maths/random.ts';

/** What a task draws; append only, since the position is part of what a seed means. */
const PARTS = ['structure', 'train', 'test', 'trainNoise', 'testNoise', 'picture'] as const;

/** One independent stream for each thing that a task draws. */
export type TaskStreams = Record<(typeof PARTS)[number], RandomStream>;

/**
 * The random streams of a task: the hidden structure (directions), the inputs of the training and
 * of the test set, the noise of either, and the jitter of the picture. As each has its own stream,
 * more samples leave the first ones, the test set and the hidden structure as they were, and more
 * noise moves no input.
 *
 * @param seed the task's seed
 */
export function taskStreams(seed: number): TaskStreams {
  const seeds = randomStream(seed, 'data');
  const streams = PARTS.map((part) => [part, randomStream(seeds.integer(2 ** 31), 'data')]);
  return Object.fromEntries(streams) as TaskStreams;
}
