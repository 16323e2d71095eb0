import { describe, expect, it, vi } from 'vitest';
import { frameLayout, layerOffset, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { isLogStep } from '../../maths/log-steps.ts';
import { createStream } from './stream.ts';

const layout = frameLayout(2);
const loss = runOffset('loss');
const move = layerOffset(1, 'featureMove');

/** Returns a frame whose loss is 1 / (step + 1) and whose feature movement may be missing. */
const frame = (step: number, movement = NaN) => {
  const values = new Float32Array(layout.stride).fill(NaN);
  values[STEP_OFFSET] = step;
  values[loss] = 1 / (step + 1);
  values[move] = movement;
  return values;
};
const pack = (...frames: Float32Array[]) => {
  const values = new Float32Array(frames.length * layout.stride);
  frames.forEach((each, i) => values.set(each, i * layout.stride));
  return values;
};
const points = ({ x, y, length }: { x: Float64Array; y: Float32Array; length: number }) =>
  Array.from({ length }, (_, i) => [x[i], y[i]]);

describe('a metric stream', () => {
  it('that goes back drops the later frames, and takes them again', () => {
    const stream = createStream(layout);
    const changes = vi.fn();
    stream.append(pack(frame(0), frame(1), frame(5, 0.5)), 3);
    stream.subscribe(changes);
    stream.rewind(4);
    expect(changes).toHaveBeenCalledOnce();
    expect(points(stream.series(move))).toEqual([
      [0, NaN],
      [1, NaN],
    ]);
    stream.append(pack(frame(4), frame(5)), 2);
    expect(points(stream.series(move)).at(-1)).toEqual([5, NaN]);
  });

  it('gives each measure as a column against the step, gaps as NaN', () => {
    const stream = createStream(layout);
    stream.append(pack(frame(0, 0), frame(1), frame(2, 0.5)), 3);
    expect(points(stream.series(loss))).toEqual([
      [0, 1],
      [1, 0.5],
      [2, Math.fround(1 / 3)],
    ]);
    expect(points(stream.series(move))).toEqual([
      [0, 0],
      [1, NaN],
      [2, 0.5],
    ]);
  });

  it('gives the newest value that is not a gap, and its step', () => {
    const stream = createStream(layout);
    expect(stream.latest(move)).toBeNull();
    stream.append(pack(frame(0, 0.25), frame(1), frame(2)), 3);
    expect(stream.latest(move)).toEqual({ step: 0, value: 0.25 });
    expect(stream.latest(loss)?.step).toBe(2);
  });

  it('completes a frame when its step is measured again, and drops late frames', () => {
    const stream = createStream(layout);
    stream.append(pack(frame(5), frame(5, 0.75), frame(4, 9)), 3);
    expect(points(stream.series(move))).toEqual([[5, 0.75]]);
    expect(points(stream.series(loss))[0][1]).toBe(Math.fround(1 / 6));
  });

  it('calls its listeners once per append, with a new version, until they leave', () => {
    const stream = createStream(layout);
    const listener = vi.fn();
    const leave = stream.subscribe(listener);
    const before = stream.version;
    stream.append(pack(frame(0), frame(1)), 2);
    expect(listener).toHaveBeenCalledTimes(1);
    expect(stream.version).toBeGreaterThan(before);
    leave();
    stream.append(frame(2), 1);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('gives the newest value up to a step', () => {
    const stream = createStream(layout);
    stream.append(pack(frame(0, 7), frame(3), frame(5, 8), frame(9)), 4);
    expect([2, 4, 5, 100].map((step) => stream.latest(move, step)?.step)).toEqual([0, 0, 5, 5]);
    expect([0, 4, 9, null].map((step) => stream.latest(loss, step)?.step)).toEqual([0, 3, 9, 9]);
    expect(createStream(layout).latest(loss, 5)).toBeNull();
  });

  it('gives views, not copies', () => {
    const stream = createStream(layout);
    stream.append(frame(0), 1);
    expect(stream.series(loss).x).toBe(stream.series(move).x);
    expect(stream.series(loss).y).toBe(stream.series(loss).y);
  });
});

describe('a full metric stream', () => {
  const CAPACITY = 512;
  const STEPS = 20_000;
  const EVERY_FULL = 10;
  const long = () => {
    const stream = createStream(layout, CAPACITY);
    for (let step = 0; step < STEPS; step++) stream.append(frame(step, step % EVERY_FULL === 0 ? step : NaN), 1);
    return stream;
  };

  it('never holds more than its capacity, and always the first and the newest frame', () => {
    const stream = long();
    const { x, length } = stream.series(loss);
    expect(length).toBeLessThanOrEqual(CAPACITY);
    expect(length).toBeGreaterThan(CAPACITY / 4);
    expect([x[0], x[length - 1]]).toEqual([0, STEPS - 1]);
  });

  it('keeps every log step, each with its own values', () => {
    const kept = new Map(points(long().series(loss)) as [number, number][]);
    for (let step = 0; step < STEPS; step++) {
      if (isLogStep(step)) expect(kept.get(step)).toBe(Math.fround(1 / (step + 1)));
    }
  });

  it('keeps an even density however often it is thinned', () => {
    const { x, length } = long().series(loss);
    const gaps = Array.from({ length: length - 1 }, (_, i) => x[i + 1] - x[i]);
    // Spans of 2^k steps, at most half as many as the capacity, have one row each, anywhere in the span.
    const WIDEST_GAP = 2 * 2 ** Math.ceil(Math.log2(STEPS / (CAPACITY / 2)));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(WIDEST_GAP);
  });

  it('prefers frames that measured everything', () => {
    const measured = points(long().series(move)).filter(([, value]) => !Number.isNaN(value));
    expect(measured.length).toBeGreaterThan(CAPACITY / 4);
  });
});
