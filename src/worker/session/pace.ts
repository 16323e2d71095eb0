/**
 * Decides when a run measures. It always measures at the log steps, so that two runs of one link can be compared frame
 * by frame. Between them it measures evenly in time, as often as a small share of the time allows. The costly kinds of
 * frame belong to the log steps too, unless the network is so large that they would delay the training by seconds. A
 * measure that a person has switched on is waited for: it is there at step 0 and whenever the run rests, and has a larger
 * share in between.
 */
import { FRAME_KINDS, type FrameKind } from '../../config/measures/measure-row.ts';
import type { FrameCost } from '../../engine/measures/cost.ts';
import { isLogStep } from '../../maths/log-steps.ts';

/** Decides which frames are measured; times are in ms on one clock. */
export interface Pace {
  /** Returns the kind of frame to measure after `step` steps at time `now`, or `null`. */
  due: (step: number, now: number) => FrameKind | null;
  /** The kind of frame that a run shows while it rests. */
  atRest: FrameKind;
  /** Notes that the frame that was due at `step` took from `began` to `ended`. */
  measured: (kind: FrameKind, step: number, began: number, ended: number) => void;
}

/** The kinds of frames, from the richest down. */
const RICHEST_FIRST = FRAME_KINDS.toReversed();

/** The shortest time between frames between the log steps, in ms: at most 30 a second. */
const FRAME_INTERVAL = 1000 / 30;
/** The share of the time that each kind of frame may take between the log steps: a seventh in all. */
const SHARE: Record<FrameKind, number> = { glance: 0.03, light: 0.07, alignment: 0.02, full: 0.02 };
/**
 * The part of these shares that frames of several networks take, which also send snapshots and pictures of each: all
 * this must leave a comparison .85 of the speed of its ensemble (`comparison.step` in docs/benchmarks.md).
 */
const PART_OF_SEVERAL = 0.35;
/** The share of full frames that hold a measure which was switched on to be watched. */
const SHARE_WHEN_ASKED = 0.3;

/** The multiply-adds of a frame that every log step can afford: a few tenths of a second of WebAssembly. */
const AFFORDABLE = 3e9;

/**
 * Creates the pace of one run. Each kind of frame is paid for after it was taken: if it cost c ms, it waits until c is
 * its share of the time since it began. So the share holds whatever a frame costs. Where log steps are costly and close
 * together, their rich frames replace those between them. If a kind is not affordable, its first frame is paid for in
 * advance, at a price estimated from an earlier frame; but if it holds a measure that was switched on, it is the first.
 *
 * @param cost multiply-adds of each kind of frame
 * @param isAsked whether full frames hold a measure that a person has switched on
 * @param members the number of networks that are measured together
 * @param at the steps at which everything is measured, and nothing at any other; if absent, as above
 */
export function createPace(cost: FrameCost, isAsked: boolean, members: number, at?: readonly number[]): Pace {
  if (at) {
    const chosen = new Set(at);
    return { due: (step) => (chosen.has(step) ? 'full' : null), atRest: 'full', measured: () => undefined };
  }
  const part = members > 1 ? PART_OF_SEVERAL : 1;
  const share = (kind: FrameKind) => part * (isAsked && kind === 'full' ? SHARE_WHEN_ASKED : SHARE[kind]);
  const atLogStep = RICHEST_FIRST.find((kind) => cost[kind] <= AFFORDABLE) ?? 'light';
  const own = (kind: FrameKind) =>
    RICHEST_FIRST.indexOf(kind) >= RICHEST_FIRST.indexOf(atLogStep) ? -Infinity : Infinity;
  const mayBegin = {
    glance: -Infinity,
    light: own('light'),
    alignment: own('alignment'),
    full: isAsked ? -Infinity : own('full'),
  };
  let nextFrame = -Infinity;

  return {
    atRest: isAsked ? 'full' : atLogStep,
    due: (step, now) => {
      if (step === 0 && isAsked) return 'full';
      const evenly = now >= nextFrame ? RICHEST_FIRST.find((kind) => now >= mayBegin[kind]) : undefined;
      if (!isLogStep(step)) return evenly ?? null;
      return RICHEST_FIRST.find((kind) => kind === evenly || kind === atLogStep) ?? atLogStep;
    },
    measured: (kind, step, began, ended) => {
      nextFrame = began + FRAME_INTERVAL;
      if (kind === 'alignment' || kind === 'full' || !isLogStep(step))
        mayBegin[kind] = began + (ended - began) / share(kind);
      for (const other of RICHEST_FIRST) {
        if (mayBegin[other] === Infinity) {
          mayBegin[other] = began + (((ended - began) / share(other)) * cost[other]) / cost[kind];
        }
      }
    },
  };
}
