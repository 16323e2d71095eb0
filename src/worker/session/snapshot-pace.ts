import type { Experiment } from '../../config/experiment.ts';
import { weightCount } from '../../config/scaling.ts';

/** Decides at which steps a run takes snapshots of its networks; times are in ms on one clock. */
export interface SnapshotPace {
  /**
   * Returns whether one is to be taken after `step` steps.
   *
   * @param isAtRest whether the run does not go on
   * @param isMeasured whether the step has a frame of the loss already
   */
  due: (step: number, now: number, isAtRest: boolean, isMeasured: boolean) => boolean;
  /** Notes that one was taken at `step`, from `began` to `ended`. */
  taken: (step: number, began: number, ended: number) => void;
}

/** The share of the time that reading weights may take. */
const SHARE = 0.03;
/** Four snapshots in every octave of steps, and later at least a hundred in a whole run, evenly spaced. */
const DUE = { growth: 2 ** 0.25, even: 100 };
/** Where a frame is measured anyway: not closer than this. */
const WELCOME = { growth: 1.04, even: 200 };
/** The bytes below which reading a snapshot takes less time than a step or two. */
const CHEAP_BYTES = 4e6;

/**
 * Creates the pace of the snapshots of one run. Step 0 is always taken, and the last step before each rest, so that the
 * page can show both. In between, steps are log-spaced and then even, the same ones in every run of this length: two
 * networks that train in two workers can be shown at one step. More are taken where a frame is measured anyway. A
 * snapshot is paid for after it was taken: if it cost c ms, none is taken until c is the share of the time since. Only
 * those that are due of a small network don't wait: a quick run would else be over before the second one.
 *
 * @param steps the steps of the whole run
 * @param bytes the size of one snapshot of one network
 */
export function createSnapshotPace(steps: number, bytes: number): SnapshotPace {
  const spacing = ({ growth, even }: typeof DUE, step: number) =>
    Math.max(1, Math.min(Math.ceil(step * (growth - 1)), Math.ceil(steps / even)));
  let last = -1;
  let next = 0;
  let mayBegin = -Infinity;
  return {
    due: (step, now, isAtRest, isMeasured) => {
      if (step === last) return false;
      if (isAtRest || last < 0) return true;
      while (next < step) next += spacing(DUE, next);
      if (step === next && bytes <= CHEAP_BYTES) return true;
      const isWelcome = isMeasured && step - last >= spacing(WELCOME, last);
      return now >= mayBegin && (step === next || isWelcome);
    },
    taken: (step, began, ended) => {
      last = step;
      mayBegin = began + (ended - began) / SHARE;
    },
  };
}

/** The most bytes of one snapshot of one network; a page that keeps a few of them must not run out of memory. */
const MOST_BYTES = 64e6;

/** Returns the bytes of one snapshot of one network. */
export const snapshotBytes = (experiment: Experiment): number => 4 * weightCount(experiment);

/** Returns whether networks of this experiment are small enough for snapshots. */
export const hasSnapshots = (experiment: Experiment): boolean => snapshotBytes(experiment) <= MOST_BYTES;
