import { taskError } from '../../tasks/data/task-error.ts';
import { words } from '../../words/words.ts';
import { formatBytes } from './format-bytes.ts';
import type { MemoryLimits } from './memory-limits.ts';
import { runMemory } from './run-memory.ts';
import { dimensionsOf, type RunSize } from './run-size.ts';

/** A number of a run that can be made smaller: the key of its setting, or the number of members. */
type Reducible = keyof typeof words.engine.sizes;

/**
 * Throws a sentence, with the setting that it is about (`controlOf`), when a run can't fit into the memory of its
 * backend: what it needs, what there is, and the largest width, batch or number of members that would fit.
 */
export function checkMemory(size: RunSize, limits: MemoryLimits): void {
  if (fits(size, limits)) return;
  const found = REDUCIBLE.flatMap((name) => {
    const value = largestThatFits(name, size, limits);
    return value === null ? [] : [{ name, value }];
  });
  const { engine } = words;
  const advice = found.map(({ name, value }) => engine.sizes[name](value));
  const help = found.length === 0 ? engine.nothingFits : engine.wouldFit(advice);
  const { bytes, largest } = runMemory(size);
  const { total, buffer, backend } = limits;
  const sentence =
    total !== null && bytes > total
      ? engine.doesNotFit(formatBytes(bytes, DIGITS), formatBytes(total, DIGITS), engine.backendNames[backend], help)
      : engine.bufferDoesNotFit(formatBytes(largest, DIGITS), formatBytes(buffer ?? 0, DIGITS), help);
  throw taskError(sentence, found.find(({ name }) => name !== 'members')?.name ?? 'task.samples');
}

/** Enough for what is just too large to look so. */
const DIGITS = 3;

/** Whether a run fits into what there is. */
export function fits(size: RunSize, { total, buffer }: MemoryLimits): boolean {
  const { bytes, largest } = runMemory(size);
  return (total === null || bytes <= total) && (buffer === null || largest <= buffer);
}

const REDUCIBLE: Reducible[] = ['members', 'net.width', 'train.batch'];

/**
 * The largest value of a number with which a run fits that does not fit as it is, all else the same; the next one
 * does not fit. `null` where even 1 is too much.
 */
export function largestThatFits(name: Reducible, size: RunSize, limits: MemoryLimits): number | null {
  // A network of two halves has an even width.
  const step = name === 'net.width' && size.experiment.net.symmetric ? 2 : 1;
  const fitsWith = (count: number) => fits(withValue(name, count * step, size), limits);
  let [small, large] = [1, Math.floor(valueOf(name, size) / step)];
  if (large <= 1 || !fitsWith(small)) return null;
  while (large - small > 1) {
    const middle = Math.floor((small + large) / 2);
    if (fitsWith(middle)) small = middle;
    else large = middle;
  }
  return small * step;
}

function valueOf(name: Reducible, size: RunSize): number {
  switch (name) {
    case 'members':
      return size.members;
    case 'net.width':
      return size.experiment.net.width;
    case 'train.batch':
      return size.experiment.train.batches ? 1 : dimensionsOf(size).batch;
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
