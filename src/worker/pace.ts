/**
 * When a run measures. At the log steps always, so that two runs of one link can be compared frame by
 * frame; between them evenly in time, as often as a modest share of the time buys. The alignment belongs
 * to the log steps too, unless the network is so large that it would hold the training up for seconds.
 */
import type { FrameCost } from '../engine/cost.ts';
import type { FrameKind } from '../engine/run-interface.ts';
import { isLogStep } from '../maths/log-steps.ts';

/** Decides what is measured; times are in ms on one clock. */
export interface Pace {
  /** What to measure after `step` steps at time `now`, or `null`. */
  due: (step: number, now: number) => FrameKind | null;
  /** What a run shows while it rests. */
  atRest: FrameKind;
  /** Tells that the frame which was due at `step` took from `began` to `ended`. */
  measured: (kind: FrameKind, step: number, began: number, ended: number) => void;
}

/** At most 30 frames a second between the log steps. */
const FRAME_INTERVAL = 1000 / 30;
/** Measuring may take a fifth of the time between the log steps, half of it for each kind of frame. */
const SHARE_OF_KIND = 0.2 / 2;

/** Multiply-adds of a full frame that every log step can bear: a few tenths of a second of WebAssembly. */
const AFFORDABLE = 3e9;

/**
 * The pace of one run. Each kind of frame is paid for after it was taken: having cost c ms, it waits
 * until c is its share of the time since it began, so the share holds whatever a frame costs. Where
 * the log steps are close together and dear, they make up for the full frames between them. The first
 * full frame of a large network is paid for in advance, at the price that the first light one suggests.
 *
 * @param cost multiply-adds of the two kinds of frame
 * @param at the steps at which everything is measured, and nothing at any other; absent: as above
 */
export function createPace(cost: FrameCost, at?: readonly number[]): Pace {
  if (at) {
    const chosen = new Set(at);
    return { due: (step) => (chosen.has(step) ? 'full' : null), atRest: 'full', measured: () => undefined };
  }
  const isAffordable = cost.full <= AFFORDABLE;
  const atLogStep: FrameKind = isAffordable ? 'full' : 'light';
  const mayBegin: Record<FrameKind, number> = { light: -Infinity, full: isAffordable ? -Infinity : Infinity };
  let nextFrame = -Infinity;

  return {
    atRest: atLogStep,
    due: (step, now) => {
      if (isLogStep(step) && isAffordable) return 'full';
      if (now >= nextFrame && now >= mayBegin.full) return 'full';
      if (isLogStep(step)) return 'light';
      return now >= nextFrame && now >= mayBegin.light ? 'light' : null;
    },
    measured: (kind, step, began, ended) => {
      nextFrame = began + FRAME_INTERVAL;
      const price = (ended - began) / SHARE_OF_KIND;
      if (kind === 'full' || !isLogStep(step)) mayBegin[kind] = began + price;
      if (mayBegin.full === Infinity) mayBegin.full = began + (price * cost.full) / cost.light;
    },
  };
}
