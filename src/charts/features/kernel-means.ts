import type { ShownKernel } from './features-data.ts';

/** The share of largest entries that may have the strongest colour. */
const BEYOND = 0.01;

/**
 * Returns the entry from which on the colour is strongest: a power of 2^(1/2) that all but a hundredth of the entries lie
 * within, now and at the start, and no less than the `previous` one of the same run. The colours seldom change so, and two
 * runs side by side agree.
 */
export function kernelLimit(all: readonly ShownKernel[], previous: number): number {
  const highest = Math.max(...all.flatMap(({ now, start }) => [knownHalfOctave(now), knownHalfOctave(start)]));
  return Math.max(previous, highest === NOTHING ? 1 : 2 ** (highest / 2));
}

/** The same entries are asked for by both pictures of a comparison. */
const known = new WeakMap<Float32Array, number>();
function knownHalfOctave(entries: Float32Array): number {
  const place = known.get(entries) ?? halfOctaveOf(entries);
  known.set(entries, place);
  return place;
}

/** The place of entries that are all zero. */
const NOTHING = -Infinity;
/** The bits of a float32 without its sign rise with its size. */
const SIZE = 0x7fffffff;
const MANTISSA = { bits: 23, mask: 0x7fffff, ofRoot2: 0x3504f3, bias: 127 };
const INFINITE = 255;
/** Units in the last place by which an entry may exceed a power and count as it. */
const SLACK = 4;

/**
 * Returns the least k for which all but a hundredth of the entries are at most 2^(k/2). It counts by their bits, since each
 * frame asks for it, and sorting takes twelve times as long.
 */
function halfOctaveOf(entries: Float32Array): number {
  const counts = new Uint32Array(2 * (INFINITE + 1));
  let finite = 0;
  for (const bits of new Uint32Array(entries.buffer, entries.byteOffset, entries.length)) {
    const whole = bits & SIZE;
    if (whole >>> MANTISSA.bits === INFINITE) continue;
    const size = Math.max(whole - SLACK, 0);
    const exponent = size >>> MANTISSA.bits;
    const mantissa = size & MANTISSA.mask;
    counts[size === 0 ? 0 : 2 * exponent + (mantissa > MANTISSA.ofRoot2 ? 2 : 1)]++;
    finite++;
  }
  let beyond = Math.max(1, Math.floor(BEYOND * finite));
  for (let place = counts.length - 1; place > 0; place--) {
    beyond -= counts[place];
    if (beyond <= 0) return place - 2 * MANTISSA.bias;
  }
  return NOTHING;
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
