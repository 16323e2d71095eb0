import { describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import { createSnapshots } from './snapshots.ts';

const FLOATS = 100;
const snapshot = (step: number): Snapshot => ({ step, weights: [new Float32Array(FLOATS).fill(step)], biases: null });

const filled = (count: number, last: number) => {
  const snapshots = createSnapshots({ count, bytes: Infinity });
  for (let step = 0; step <= last; step++) snapshots.add(snapshot(step));
  return snapshots;
};

describe('the snapshots of a run', () => {
  it('give the newest one at or before a step', () => {
    const snapshots = createSnapshots();
    expect(snapshots.at(5)).toBeNull();
    for (const step of [0, 10, 20]) snapshots.add(snapshot(step));
    expect([0, 9, 10, 19, 500].map((step) => snapshots.at(step)?.step)).toEqual([0, 0, 10, 10, 20]);
    expect(snapshots.initial?.step).toBe(0);
  });

  it('that go back drop the later ones', () => {
    const snapshots = createSnapshots();
    for (const step of [0, 10, 20]) snapshots.add(snapshot(step));
    const [changes, bytes] = [vi.fn(), snapshots.bytes];
    snapshots.subscribe(changes);
    snapshots.rewind(15);
    expect(changes).toHaveBeenCalledOnce();
    expect(snapshots.steps).toEqual([0, 10]);
    expect(snapshots.bytes).toBeLessThan(bytes);
    expect(snapshots.at(30)?.step).toBe(10);
  });

  it('keep the first and the last, and never more than their number', () => {
    const { steps } = filled(50, 3000);
    expect(steps.length).toBe(50);
    expect([steps[0], steps.at(-1)]).toEqual([0, 3000]);
  });

  it('stay within their bytes', () => {
    const snapshots = createSnapshots({ count: 1000, bytes: 4 * FLOATS * 7.5 });
    for (let step = 0; step < 500; step++) {
      snapshots.add(snapshot(step));
      expect(snapshots.bytes).toBeLessThanOrEqual(4 * FLOATS * 7.5);
    }
    expect(snapshots.steps.length).toBe(7);
  });

  it('are log-spaced at first and even later', () => {
    const { steps } = filled(60, 6000);
    const gaps = steps.slice(1).map((step, i) => step - steps[i]);
    const late = gaps.slice(-20, -1);
    // A gap that merges with its neighbour doubles, and may do so before another that is as wide has merged at all.
    expect(Math.max(...late) / Math.min(...late)).toBeLessThanOrEqual(4);
    expect(steps.filter((step) => step > 0 && step < 100).length).toBeGreaterThan(4);
  });

  it('take the place of a snapshot of the same step, and call listeners until they leave', () => {
    const snapshots = createSnapshots();
    const listener = vi.fn();
    const leave = snapshots.subscribe(listener);
    snapshots.add(snapshot(0));
    const again = snapshot(0);
    snapshots.add(again);
    leave();
    snapshots.add(snapshot(1));
    expect(snapshots.at(0)).toBe(again);
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
