import type { ShownKernel } from './features-data.ts';

/** The colours span a power of this factor, so that they seldom change, and two runs side by side agree. */
const STEP = 2 ** 0.5;
/** The share of largest entries that may have the strongest colour. */
const BEYOND = 0.01;

/**
 * Returns the entry from which on the colour is strongest: a power of 2^(1/2) that all but a hundredth of the entries lie
 * within, now and at the start, and no less than the `previous` one of the same run.
 */
export function kernelLimit(all: readonly ShownKernel[], previous: number): number {
  const most = Math.max(...all.flatMap(({ now, start }) => [largeEntry(now), largeEntry(start)]));
  return Math.max(previous, most > 0 ? STEP ** Math.ceil(Math.log(most) / Math.log(STEP) - 1e-6) : 1);
}

function largeEntry(entries: Float32Array): number {
  const sizes = entries.map(Math.abs).filter(Number.isFinite).sort();
  return sizes.at(Math.min(-1, -Math.floor(BEYOND * sizes.length))) ?? 0;
}

/**
 * Returns the mean entry over pairs of two samples of one class, and of different ones; NaN if there are none. In a
 * regression the lower and the upper half of the targets take the place of classes.
 */
export function kernelMeans({ value, classes, samples }: ShownKernel, entries: Float32Array) {
  const groupOf = (sample: number) => (classes === null ? Number(2 * sample >= samples) : value[sample]);
  const sums = { within: 0, between: 0 };
  const counts = { within: 0, between: 0 };
  let at = 0;
  for (let row = 0; row < samples; row++) {
    for (let column = 0; column < row; column++, at++) {
      const kind = groupOf(row) === groupOf(column) ? 'within' : 'between';
      sums[kind] += entries[at];
      counts[kind]++;
    }
    // The diagonal.
    at++;
  }
  return { within: sums.within / counts.within, between: sums.between / counts.between };
}
