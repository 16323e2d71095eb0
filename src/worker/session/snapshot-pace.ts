import type { Experiment } from '../../config/experiment.ts';
import { layerShapes } from '../../config/scaling.ts';

/** Decides at which steps a run takes snapshots of its networks; times are in ms on one clock. */
export interface SnapshotPace {
  /** Returns whether one is to be taken after `step` steps; `isAtRest` while the run does not go on. */
  due: (step: number, now: number, isAtRest: boolean) => boolean;
  /** Notes that one was taken at `step`, from `began` to `ended`. */
  taken: (step: number, began: number, ended: number) => void;
}

/** The share of the time that reading weights may take. */
const SHARE = 0.03;
/** The growth of the step from one snapshot to the next at the beginning. */
const GROWTH = 1.04;
/** The snapshots of a whole run, of which the later ones are evenly spaced. */
const EVEN = 200;
/** The longest time between two of a run that advances slowly, or has no end in sight, in ms. */
const LONGEST_WAIT = 500;

/**
 * Creates the pace of the snapshots of one run. Step 0 is always taken, and the last step before each rest, so that the
 * page can show both. In between, steps are log-spaced and then even, the same ones in every run of this length: two
 * networks that train in two workers can be shown at one step. A snapshot is paid for after it was taken: if it cost c
 * ms, none is taken until c is the share of the time since. So the share holds whatever the size.
 *
 * @param steps the steps of the whole run
 */
export function createSnapshotPace(steps: number): SnapshotPace {
  const even = Math.ceil(steps / EVEN);
  let last = -1;
  let next = 0;
  let mayBegin = -Infinity;
  let mustBegin = Infinity;
  return {
    due: (step, now, isAtRest) => {
      if (step === last) return false;
      if (isAtRest || last < 0) return true;
      while (next < step) next = Math.min(Math.max(next + 1, Math.ceil(next * GROWTH)), next + even);
      return now >= mayBegin && (step === next || now >= mustBegin);
    },
    taken: (step, began, ended) => {
      last = step;
      mayBegin = began + (ended - began) / SHARE;
      mustBegin = began + LONGEST_WAIT;
    },
  };
}

/** The most bytes of one snapshot of one network; a page that keeps a few of them must not run out of memory. */
const MOST_BYTES = 64e6;

/** Returns whether networks of this experiment are small enough for snapshots. */
export const hasSnapshots = (experiment: Experiment): boolean =>
  layerShapes(experiment).reduce((sum, [fanOut, fanIn]) => sum + 4 * fanOut * fanIn, 0) <= MOST_BYTES;
