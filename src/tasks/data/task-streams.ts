import { randomStream, type RandomStream } from '../../maths/random.ts';

/** The parts of a task that are drawn. Append only: the position of a part decides its stream under a seed. */
const PARTS = ['structure', 'train', 'test', 'trainNoise', 'testNoise', 'picture'] as const;

/** One independent stream for each part of a task that is drawn. */
export type TaskStreams = Record<(typeof PARTS)[number], RandomStream>;

/**
 * Returns the random streams of a task: the hidden structure (directions), the inputs of the training and
 * of the test set, the noise of either, and the jitter of the picture. Each has its own stream. So more
 * samples change neither the first ones, nor the test set, nor the hidden structure, and more noise moves
 * no input.
 *
 * @param seed the task's seed
 */
export function taskStreams(seed: number): TaskStreams {
  const seeds = randomStream(seed, 'data');
  const streams = PARTS.map((part) => [part, randomStream(seeds.integer(2 ** 31), 'data')]);
  return Object.fromEntries(streams) as TaskStreams;
}
