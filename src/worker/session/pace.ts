/**
 * When a run measures. At the log steps always, so that two runs of one link can be compared frame by
 * frame; between them evenly in time, as often as a modest share of the time buys. The dearer kinds of frame
 * belong to the log steps too, unless the network is so large that they would hold the training up for seconds.
 */
import { FRAME_KINDS, type FrameKind } from '../../config/measures/measure-row.ts';
import type { FrameCost } from '../../engine/measures/cost.ts';
import { isLogStep } from '../../maths/log-steps.ts';

/** Decides what is measured; times are in ms on one clock. */
export interface Pace {
  /** What to measure after `step` steps at time `now`, or `null`. */
  due: (step: number, now: number) => FrameKind | null;
  /** What a run shows while it rests. */
  atRest: FrameKind;
  /** Tells that the frame which was due at `step` took from `began` to `ended`. */
  measured: (kind: FrameKind, step: number, began: number, ended: number) => void;
}

/** From the richest kind down. */
const RICHEST_FIRST = FRAME_KINDS.toReversed();

/** At most 30 frames a second between the log steps. */
const FRAME_INTERVAL = 1000 / 30;
/** The part of the time that each kind of frame may take between the log steps: a seventh of it in all. */
const SHARE: Record<FrameKind, number> = { glance: 0.03, light: 0.07, alignment: 0.02, full: 0.02 };

/** Multiply-adds of a frame that every log step can bear: a few tenths of a second of WebAssembly. */
const AFFORDABLE = 3e9;

/**
 * The pace of one run. Each kind of frame is paid for after it was taken: having cost c ms, it waits
 * until c is its share of the time since it began, so the share holds whatever a frame costs. Where
 * the log steps are close together and dear, they make up for the rich frames between them. The first
 * frame of a kind that is not affordable is paid for in advance, at the price that an earlier one suggests.
 *
 * @param cost multiply-adds of each kind of frame
 * @param at the steps at which everything is measured, and nothing at any other; absent: as above
 */
export function createPace(cost: FrameCost, at?: readonly number[]): Pace {
  if (at) {
    const chosen = new Set(at);
    return { due: (step) => (chosen.has(step) ? 'full' : null), atRest: 'full', measured: () => undefined };
  }
  const atLogStep = RICHEST_FIRST.find((kind) => cost[kind] <= AFFORDABLE) ?? 'light';
  const own = (kind: FrameKind) =>
    RICHEST_FIRST.indexOf(kind) >= RICHEST_FIRST.indexOf(atLogStep) ? -Infinity : Infinity;
  const mayBegin = { glance: -Infinity, light: own('light'), alignment: own('alignment'), full: own('full') };
  let nextFrame = -Infinity;

  return {
    atRest: atLogStep,
    due: (step, now) => {
      const evenly = now >= nextFrame ? RICHEST_FIRST.find((kind) => now >= mayBegin[kind]) : undefined;
      if (!isLogStep(step)) return evenly ?? null;
      return RICHEST_FIRST.find((kind) => kind === evenly || kind === atLogStep) ?? atLogStep;
    },
    measured: (kind, step, began, ended) => {
      nextFrame = began + FRAME_INTERVAL;
      if (kind === 'alignment' || kind === 'full' || !isLogStep(step))
        mayBegin[kind] = began + (ended - began) / SHARE[kind];
      for (const other of RICHEST_FIRST) {
        if (mayBegin[other] === Infinity) {
          mayBegin[other] = began + (((ended - began) / SHARE[other]) * cost[other]) / cost[kind];
        }
      }
    },
  };
}
