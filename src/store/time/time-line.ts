/**
 * The time that the page shows: the live edge of the runs, or one of their earlier steps. Everything on the page follows
 * it, both runs of a comparison and the pinned ones. Time goes from snapshot to snapshot, so that curves, pictures and
 * matrices show the same step; where there are none, it goes from step to step.
 */
import { createStore, type StoreApi } from 'zustand';
import { STEP_OFFSET } from '../../config/frame.ts';
import type { Recording } from '../runs/recording.ts';
import type { RunStore } from '../training/run-state.ts';

/** The speeds of the play back: the seconds in which a whole run goes by, however many steps it has. */
export const SPEEDS = [5, 10, 20, 60] as const;
/** One of {@link SPEEDS}. */
export type Speed = (typeof SPEEDS)[number];

/** Distances along the time line: log(1 + step), as most happens at the start of a run, or the step. */
export type TimeScale = 'log' | 'linear';

/** The place of the page in time. */
export interface TimeState {
  /** The step that is shown; `null`: the live edge. */
  step: number | null;
  speed: Speed;
  isPlayingBack: boolean;
  scale: TimeScale;
}

/** The time line of the runs that are shown. */
export interface TimeLine {
  store: StoreApi<TimeState>;
  /** Returns the newest step of the runs that are shown. */
  newest: () => number;
  /** Returns the steps at which all these runs have snapshots, rising; the same array while they are the same. */
  stops: () => readonly number[];
  /** Returns the place of a step on the time line, 0..1. */
  toPosition: (step: number) => number;
  /** Returns the step at a place on the time line. */
  toStep: (position: number) => number;
  /** Shows the snapshot nearest to a step on the time line; at the newest step or beyond it, the live edge. */
  goTo: (step: number) => void;
  /** Goes so many snapshots forward, or back if negative, as far as step 0 and the live edge. */
  move: (count: number) => void;
  /** Returns to the live edge. */
  now: () => void;
  /** Plays the runs back from the step that is shown, or at the live edge from step 0, evenly along the time line. */
  playBack: () => void;
  /** Ends the play back, and stays where it is. */
  stop: () => void;
  setSpeed: (speed: Speed) => void;
  setScale: (scale: TimeScale) => void;
}

/** The animation frames of a page. */
export interface Frames {
  request: (draw: (now: number) => void) => number;
  cancel: (frame: number) => void;
}

const PAGE_FRAMES: Frames = {
  request: (draw) => requestAnimationFrame(draw),
  cancel: (frame) => cancelAnimationFrame(frame),
};

/** The most that play back advances in a frame, in ms: a page that was hidden goes on where it was. */
const LONGEST_FRAME = 100;

/** Creates the time line of the runs of a store, at the live edge. A new run returns to it. */
export function createTimeLine(run: RunStore, frames: Frames = PAGE_FRAMES): TimeLine {
  const store = createStore<TimeState>()(() => ({ step: null, speed: 10, isPlayingBack: false, scale: 'log' }));
  const stops = stopsOf(() => run.getState().shown);
  let frame = 0;

  const newest = () => newestStep(run.getState().shown);
  const toPosition = (step: number) => {
    const end = newest();
    if (end === 0) return 0;
    return clamp(store.getState().scale === 'log' ? Math.log1p(step) / Math.log1p(end) : step / end);
  };
  const toStep = (position: number) => {
    const end = newest();
    return store.getState().scale === 'log' ? Math.expm1(position * Math.log1p(end)) : position * end;
  };

  const show = (step: number | null) => {
    if (store.getState().step !== step) store.setState({ step });
  };
  const stop = () => {
    frames.cancel(frame);
    if (store.getState().isPlayingBack) store.setState({ isPlayingBack: false });
  };
  const now = () => {
    stop();
    show(null);
  };

  /** The places where time can stand: the snapshots, and the live edge. */
  const places = () => {
    const end = newest();
    return [...stops().filter((step) => step < end), end];
  };
  const goTo = (step: number) => {
    stop();
    const end = newest();
    const at = toPosition(step);
    const distance = (place: number) => Math.abs(toPosition(place) - at);
    const nearest = places().reduce((best, place) => (distance(place) < distance(best) ? place : best));
    const chosen = stops().length > 0 ? nearest : Math.max(0, Math.round(step));
    show(chosen >= end ? null : chosen);
  };

  const move = (count: number) => {
    const at = store.getState().step ?? newest();
    if (stops().length === 0) {
      goTo(at + count);
      return;
    }
    const all = places();
    const behind = all.findLastIndex((step) => step < at);
    const ahead = all.findIndex((step) => step > at);
    const index = count < 0 ? Math.max(behind, 0) + count + 1 : (ahead < 0 ? all.length : ahead) + count - 1;
    goTo(all[Math.min(Math.max(index, 0), all.length - 1)]);
  };

  const playBack = () => {
    stop();
    if (newest() === 0) return;
    let position = toPosition(store.getState().step ?? 0);
    let last: number | null = null;
    const advance = (time: number) => {
      const passed = last === null ? 0 : Math.min(time - last, LONGEST_FRAME);
      last = time;
      position += passed / 1000 / store.getState().speed;
      if (position >= 1) {
        now();
        return;
      }
      const step = toStep(position);
      show(stops().findLast((each) => each <= step) ?? Math.floor(step));
      frame = frames.request(advance);
    };
    store.setState({ isPlayingBack: true });
    frame = frames.request(advance);
  };

  run.subscribe((state, before) => {
    if (state.shown.map(idOf).join() !== before.shown.map(idOf).join()) now();
  });

  return {
    store,
    newest,
    stops,
    toPosition,
    toStep,
    goTo,
    move,
    now,
    playBack,
    stop,
    setSpeed: (speed) => store.setState({ speed }),
    setScale: (scale) => store.setState({ scale }),
  };
}

const idOf = ({ id }: Recording) => id;

const newestStep = (shown: readonly Recording[]) =>
  Math.max(0, ...shown.map(({ stream }) => stream.latest(STEP_OFFSET)?.step ?? 0));

/**
 * Returns a function that returns the steps at which all runs have snapshots, and makes the list only when it changes. A
 * run that failed has none from then on; the others go on without it.
 */
function stopsOf(shown: () => readonly Recording[]): () => readonly number[] {
  let before: readonly Recording[] = [];
  let lists: readonly (readonly number[])[] = [];
  let all: readonly number[] = [];
  return () => {
    const runs = shown();
    const present = runs.map(({ snapshots }) => snapshots.steps);
    if (runs !== before || present.some((list, side) => list !== lists[side])) {
      before = runs;
      lists = present;
      all = [...new Set(present.flat())].sort((a, b) => a - b).filter((step) => runs.every((run) => isAt(run, step)));
    }
    return all;
  };
}

const isAt = ({ snapshots: { steps }, failure }: Recording, step: number): boolean =>
  steps.includes(step) || (failure !== null && step > (steps.at(-1) ?? 0));

const clamp = (position: number) => Math.min(Math.max(position, 0), 1);
