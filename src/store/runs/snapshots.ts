/**
 * The snapshots of a run: its weights at log-spaced, then even steps, so that everything can be shown as it was. They
 * are bounded in number and in memory. When they are full, the one whose neighbours are closest together goes.
 */

import type { Snapshot } from '../../engine/run/snapshot.ts';

/** The snapshots of one run. */
export interface Snapshots {
  /** The snapshot of step 0, which holds W_0; `null` before it has come, or where there is none. */
  readonly initial: Snapshot | null;
  /** The steps of all snapshots, rising. */
  readonly steps: readonly number[];
  /** The bytes of all snapshots. */
  readonly bytes: number;
  /** Adds a snapshot of a later step, or takes the place of the one of the same step. */
  add: (snapshot: Snapshot) => void;
  /** Drops the snapshots after a step: they will come again. */
  rewind: (step: number) => void;
  /** Returns the newest snapshot at or before `step`; `null` if there is none. */
  at: (step: number) => Snapshot | null;
  /** Returns where the units of a planar task were at each snapshot that says so, and at which step; by rising step. */
  trail: () => readonly UnitsAt[];
  /** Calls `listener` after every change; returns the function that ends this. */
  subscribe: (listener: () => void) => () => void;
}

/** The places of the units at a step, [units * 2]. */
export interface UnitsAt {
  step: number;
  units: Float32Array;
}

/** The most that the snapshots of one run hold. */
export interface SnapshotBound {
  count: number;
  bytes: number;
}

/** The bound of a run that is shown: 64 MB, and no more snapshots than a time line has places for a finger. */
const SHOWN_BOUND: SnapshotBound = { count: 200, bytes: 64e6 };

/** Before this share of the steps of a run, its snapshots are log-spaced, and even after it. */
const LOG_SHARE = 0.1;

/** Creates the snapshots of a run that begins. */
export function createSnapshots(bound: SnapshotBound = SHOWN_BOUND): Snapshots {
  const listeners = new Set<() => void>();
  let kept: Snapshot[] = [];
  let steps: number[] = [];
  let bytes = 0;
  let trail: UnitsAt[] = [];

  const sum = () => kept.reduce((total, each) => total + bytesOf(each), 0);
  const keep = (those: Snapshot[]) => {
    kept = those;
    thin();
    for (const listener of listeners) listener();
  };
  const thin = () => {
    while (kept.length > 2 && (kept.length > bound.count || sum() > bound.bytes)) kept.splice(leastMissed(kept), 1);
    steps = kept.map(({ step }) => step);
    bytes = sum();
    trail = kept.flatMap(({ step, units }) => (units ? [{ step, units }] : []));
  };

  return {
    get initial() {
      return kept[0]?.step === 0 ? kept[0] : null;
    },
    get steps() {
      return steps;
    },
    get bytes() {
      return bytes;
    },
    add: (snapshot) => keep([...kept.filter(({ step }) => step < snapshot.step), snapshot]),
    rewind: (last) => keep(kept.filter(({ step }) => step <= last)),
    at: (step) => kept.findLast((each) => each.step <= step) ?? null,
    trail: () => trail,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Returns the bytes of a snapshot. */
export const bytesOf = ({ weights, biases, beside, units }: Snapshot): number =>
  [...weights, ...(biases ?? []), beside?.twin ?? [], beside?.limit ?? [], units ?? []]
    .flat()
    .reduce((sum, { byteLength }) => sum + byteLength, 0);

/**
 * Returns the index of the snapshot that is missed least: neither the first nor the last, and the one with the smallest
 * gap between its neighbours, compared with its step, or with a share of all steps where that is smaller.
 */
function leastMissed(kept: readonly Snapshot[]): number {
  const even = LOG_SHARE * kept[kept.length - 1].step;
  const gap = (i: number) => (kept[i + 1].step - kept[i - 1].step) / Math.min(kept[i].step, even);
  let least = 1;
  for (let i = 2; i < kept.length - 1; i++) if (gap(i) < gap(least)) least = i;
  return least;
}
