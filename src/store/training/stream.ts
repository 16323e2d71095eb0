/**
 * The frames of a run so far, beside the store and outside React. It takes packed frames, and gives columns that charts
 * can draw without copying.
 */
import { STEP_OFFSET, type FrameLayout } from '../../config/frame.ts';
import { isLogStep } from '../../maths/log-steps.ts';

/** One column against the step; only the first `length` entries are valid, and NaN is a gap. */
export interface Series {
  readonly x: Float64Array;
  readonly y: Float32Array;
  readonly length: number;
}

/** A metric stream; offsets are those of `config/frame.ts`. */
export interface Stream {
  readonly layout: FrameLayout;
  /** Rises with every change. */
  readonly version: number;
  /** The number of kept frames. */
  readonly length: number;
  /** Adds `count` packed frames of rising step, [count * stride]; a step measured again completes its frame. */
  append: (values: Float32Array, count: number) => void;
  /** Drops the frames after a step: they will come again. */
  rewind: (step: number) => void;
  /** Returns a view on the stream itself, valid until the next `append`. */
  series: (offset: number) => Series;
  /** Returns the newest value that is not NaN, up to step `until` if given, and its step; `null` while there is none. */
  latest: (offset: number, until?: number | null) => { step: number; value: number } | null;
  /** Calls `listener` after every change; returns the function that ends this. */
  subscribe: (listener: () => void) => () => void;
}

/** The largest number of kept frames: more than a wide chart has pixels. */
const CAPACITY = 8192;
const FIRST_ROOM = 256;

/**
 * Creates an empty stream for a network of this layout.
 *
 * @param capacity the largest number of kept frames, at least 128; when full, half of them are dropped
 */
export function createStream(layout: FrameLayout, capacity: number = CAPACITY): Stream {
  const listeners = new Set<() => void>();
  let room = Math.min(FIRST_ROOM, capacity);
  let steps = new Float64Array(room);
  let columns = Array.from({ length: layout.stride }, () => new Float32Array(room));
  let length = 0;
  let version = 0;

  const grow = () => {
    room = Math.min(2 * room, capacity);
    const larger = new Float64Array(room);
    larger.set(steps);
    steps = larger;
    columns = columns.map((column) => {
      const longer = new Float32Array(room);
      longer.set(column);
      return longer;
    });
  };

  const thin = () => {
    const kept = keptRows(steps.subarray(0, length), columns);
    kept.forEach((row, position) => {
      steps[position] = steps[row];
      for (const column of columns) column[position] = column[row];
    });
    length = kept.length;
  };

  const complete = (frame: Float32Array) => {
    columns.forEach((column, offset) => {
      if (!Number.isNaN(frame[offset])) column[length - 1] = frame[offset];
    });
  };

  /** Returns the last row up to a step; -1 if there is none. */
  const lastRow = (until: number): number => {
    let [from, to] = [0, length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (steps[middle] <= until) from = middle + 1;
      else to = middle;
    }
    return from - 1;
  };

  const appendFrame = (frame: Float32Array) => {
    const step = frame[STEP_OFFSET];
    if (length > 0 && step < steps[length - 1]) return;
    if (length > 0 && step === steps[length - 1]) {
      complete(frame);
      return;
    }
    if (length === capacity) thin();
    else if (length === room) grow();
    steps[length] = step;
    columns.forEach((column, offset) => (column[length] = frame[offset]));
    length++;
  };

  const changed = () => {
    version++;
    for (const listener of listeners) listener();
  };

  return {
    layout,
    get version() {
      return version;
    },
    get length() {
      return length;
    },
    append: (values, count) => {
      for (let i = 0; i < count; i++) appendFrame(values.subarray(i * layout.stride, (i + 1) * layout.stride));
      changed();
    },
    rewind: (step) => {
      length = lastRow(step) + 1;
      changed();
    },
    series: (offset) => ({ x: steps, y: columns[offset], length }),
    latest: (offset, until) => {
      const column = columns[offset];
      for (let row = lastRow(until ?? Infinity); row >= 0; row--) {
        if (!Number.isNaN(column[row])) return { step: steps[row], value: column[row] };
      }
      return null;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const countGaps = (columns: readonly Float32Array[], row: number) =>
  columns.reduce((sum, column) => sum + (Number.isNaN(column[row]) ? 1 : 0), 0);

/**
 * Returns the rows of a full stream that stay: every log step, the newest row, and the row with the fewest gaps in each
 * span of 2^k steps, for the smallest k with at most half as many spans as rows. Since spans are powers of two, those
 * of one thinning are halves of the next one's. So old rows that are sparse enough stay, and a run keeps an even
 * density however often it is thinned.
 *
 * @param steps the step of each row, rising
 * @param columns measures by column; NaN is a gap
 * @returns indices of rows, rising; fewer than there were, once there are more than a hundred
 */
function keptRows(steps: Float64Array, columns: readonly Float32Array[]): number[] {
  const last = steps.length - 1;
  const span = 2 ** Math.max(0, Math.ceil(Math.log2((2 * (steps[last] - steps[0])) / steps.length)));
  const bestOfSpan = new Map<number, { row: number; gaps: number }>();
  for (let row = 0; row < last; row++) {
    if (isLogStep(steps[row])) continue;
    const place = Math.floor(steps[row] / span);
    const gaps = countGaps(columns, row);
    const best = bestOfSpan.get(place);
    if (!best || gaps < best.gaps) bestOfSpan.set(place, { row, gaps });
  }
  const chosen = new Set([...bestOfSpan.values()].map(({ row }) => row));
  return Array.from(steps.keys()).filter((row) => row === last || chosen.has(row) || isLogStep(steps[row]));
}
