import { taskError } from '../../tasks/data/task-error.ts';
import { words } from '../../words/words.ts';
import { byteText } from '../../words/byte-text.ts';
import type { MemoryLimits } from './memory-limits.ts';
import { runMemory } from './run-memory.ts';
import { batchOf, leastBytes, type RunSize } from './run-size.ts';

/** A number of a run that can be reduced: the key of its setting, or the number of members. */
type Reducible = keyof typeof words.engine.sizes;

/**
 * Throws a sentence when a run can't fit into the memory of its backend. It says the memory that the run needs, the
 * memory that there is, and the largest width, batch or number of members that would fit. The error carries the setting
 * that it is about (`controlOf`).
 */
export async function checkMemory(size: RunSize, limits: MemoryLimits): Promise<void> {
  if (await fits(size, limits)) return;
  const found: { name: Reducible; value: number }[] = [];
  for (const name of REDUCIBLE) {
    const value = await largestThatFits(name, size, limits);
    if (value !== null) found.push({ name, value });
  }
  const engine = words.engine;
  const advice = found.map(({ name, value }) => engine.sizes[name](value));
  const help = found.length === 0 ? engine.nothingFits : engine.wouldFit(advice);
  const { total, buffer, backend } = limits;
  const least = leastBytes(size);
  const { bytes, largest } = total !== null && least > total ? { bytes: least, largest: 0 } : await runMemory(size);
  const sentence =
    total !== null && bytes > total
      ? engine.doesNotFit(byteText(bytes, DIGITS), byteText(total, DIGITS), engine.backendNames[backend], help)
      : engine.bufferDoesNotFit(byteText(largest, DIGITS), byteText(buffer ?? 0, DIGITS), help);
  throw taskError(sentence, found.find(({ name }) => name !== 'members')?.name ?? 'task.samples');
}

/** The significant digits, enough to show that a run is just too large. */
const DIGITS = 3;

/** Returns whether a run fits into the memory that there is. */
export const fits = async (size: RunSize, limits: MemoryLimits): Promise<boolean> => (await share(size, limits)) <= 1;

/** Returns the share of the present memory that a run needs; stops counting where it is surely too much. */
async function share(size: RunSize, { total, buffer }: MemoryLimits): Promise<number> {
  const least = total === null ? 0 : leastBytes(size) / total;
  if (least > 1) return least;
  const { bytes, largest } = await runMemory(size);
  return Math.max(total === null ? 0 : bytes / total, buffer === null ? 0 : largest / buffer);
}

const REDUCIBLE: Reducible[] = ['members', 'net.width', 'train.batch'];

/**
 * Finds the largest value of a number with which a run fits, all else the same, where the present value does not fit.
 * Returns `null` where even 1 is too much.
 */
export async function largestThatFits(name: Reducible, size: RunSize, limits: MemoryLimits): Promise<number | null> {
  // A network of two halves has an even width.
  const step = name === 'net.width' && size.experiment.net.symmetric ? 2 : 1;
  const shareWith = (count: number) => share(withValue(name, count * step, size), limits);
  let [small, large] = [1, Math.floor(valueOf(name, size) / step)];
  if (large <= 1) return null;
  let [smallShare, largeShare] = [await shareWith(small), await shareWith(large)];
  if (smallShare > 1) return null;
  for (let turn = 1; large - small > 1; turn++) {
    // Memory grows about as a power of each number; the exceptions are found by bisection.
    const slope = Math.log(large / small) / Math.log(largeShare / smallShare);
    const guess = small * (1 / smallShare) ** slope;
    const middle = turn % HALVED === 0 || !Number.isFinite(guess) ? (small + large) / 2 : guess;
    const count = Math.min(large - 1, Math.max(small + 1, Math.floor(middle)));
    const found = await shareWith(count);
    if (found <= 1) [small, smallShare] = [count, found];
    else [large, largeShare] = [count, found];
  }
  return small * step;
}

/** The number of turns of a search between two bisections. */
const HALVED = 3;

function valueOf(name: Reducible, size: RunSize): number {
  switch (name) {
    case 'members':
      return size.members;
    case 'net.width':
      return size.experiment.net.width;
    case 'train.batch':
      return size.experiment.train.batches ? 1 : batchOf(size);
  }
}

function withValue(name: Reducible, value: number, size: RunSize): RunSize {
  const { experiment } = size;
  switch (name) {
    case 'members':
      return { ...size, members: value };
    case 'net.width':
      return { ...size, experiment: { ...experiment, net: { ...experiment.net, width: value } } };
    case 'train.batch':
      return { ...size, experiment: { ...experiment, train: { ...experiment.train, batch: value } } };
  }
}
