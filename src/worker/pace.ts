/**
 * When a run measures. Everything at the log steps, always, so that two runs of one link can be
 * compared frame by frame; between them evenly in time, as often as a modest share of the time buys.
 */
import type { FrameKind } from '../engine/run-interface.ts';
import { isLogStep } from '../maths/log-steps.ts';

/** Decides what is measured; times are in ms on one clock. */
export interface Pace {
  /** What to measure after `step` steps at time `now`, or `null`. */
  due: (step: number, now: number) => FrameKind | null;
  /** Tells that the frame which was due at `step` took from `began` to `ended`. */
  measured: (kind: FrameKind, step: number, began: number, ended: number) => void;
}

/** At most 30 frames a second between the log steps. */
const FRAME_INTERVAL = 1000 / 30;
/** Measuring may take a fifth of the time between the log steps, half of it for each kind of frame. */
const SHARE_OF_KIND = 0.2 / 2;

/**
 * The pace of one run. Each kind of frame is paid for after it was taken: having cost c ms, it waits
 * until c is its share of the time since it began, so the share holds whatever a frame costs. Where
 * the log steps are close together and dear, they make up for the full frames between them.
 *
 * @param at the steps at which everything is measured, and nothing at any other; absent: as above
 */
export function createPace(at?: readonly number[]): Pace {
  if (at) {
    const chosen = new Set(at);
    return { due: (step) => (chosen.has(step) ? 'full' : null), measured: () => undefined };
  }
  const mayBegin: Record<FrameKind, number> = { light: -Infinity, full: -Infinity };
  let nextFrame = -Infinity;
  let fullAfterLogStep = -Infinity;

  return {
    due: (step, now) => {
      if (isLogStep(step)) return 'full';
      if (now < nextFrame) return null;
      if (now >= mayBegin.full && now >= fullAfterLogStep) return 'full';
      return now >= mayBegin.light ? 'light' : null;
    },
    measured: (kind, step, began, ended) => {
      nextFrame = began + FRAME_INTERVAL;
      const paidFor = began + (ended - began) / SHARE_OF_KIND;
      if (isLogStep(step)) fullAfterLogStep = paidFor;
      else mayBegin[kind] = paidFor;
    },
  };
}
