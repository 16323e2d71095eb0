import type { Run } from '../../engine/run/run-interface.ts';
import type { Emit, RunState } from '../protocol.ts';

/** Tells the page what a run does, no more often than a person can follow. */
export interface Reporter {
  /** Training begins, or goes on after a rest. */
  begin: () => void;
  /** Steps were taken: whatever is due by now goes out. */
  advance: () => void;
  /** Training rests: everything goes out. */
  rest: (state: RunState) => void;
  /** Frames to be sent, at once or with those that follow shortly. */
  frames: (frames: Float32Array) => void;
  /** Sends the frames that wait. */
  flush: () => void;
  /** Sends the scaling table. */
  scaling: () => void;
}

/** Between two status events while training, in ms. */
const STATUS_INTERVAL = 250;

/** The reporter of one run. */
export function createReporter(run: Run, runId: number, emit: Emit, now: () => number): Reporter {
  const batch = createFrameBatch(run.layout.stride);
  const speed = createSpeed();
  let statusSent = -Infinity;

  const status = (state: RunState) => {
    statusSent = now();
    const stepsPerSecond = state === 'running' ? speed.stepsPerSecond() : 0;
    emit({ type: 'status', runId, state, step: run.stepsDone, stepsPerSecond });
  };
  const flush = () => {
    const packed = batch.take(now());
    if (packed) emit({ type: 'frames', runId, ...packed }, [packed.values.buffer]);
  };

  return {
    begin: () => {
      speed.reset(run.stepsDone, now());
      status('running');
    },
    advance: () => {
      const time = now();
      speed.note(run.stepsDone, time);
      if (batch.isDue(time)) flush();
      if (time - statusSent >= STATUS_INTERVAL) status('running');
    },
    rest: (state) => {
      flush();
      status(state);
    },
    frames: (frames) => {
      batch.add(frames);
      if (batch.isDue(now())) flush();
    },
    flush,
    scaling: () => emit({ type: 'scaling', runId, scaling: run.scaling()[0] }),
  };
}

/** Frames on their way to the page: collected, and sent together in one buffer. */
interface FrameBatch {
  add: (frames: Float32Array) => void;
  /** Whether there are frames that should be sent by now. */
  isDue: (now: number) => boolean;
  /** All frames since the last time, [count * stride], in a buffer of their own; `null` if there are none. */
  take: (now: number) => { count: number; values: Float32Array } | null;
}

/** A chart can't show more than this, in ms between messages. */
const SEND_INTERVAL = 1000 / 30;

/**
 * An empty batch.
 *
 * @param stride values per frame (`config/frame.ts`)
 */
function createFrameBatch(stride: number): FrameBatch {
  let waiting: Float32Array[] = [];
  let sent = -Infinity;
  return {
    add: (frames) => void waiting.push(frames),
    isDue: (now) => waiting.length > 0 && now - sent >= SEND_INTERVAL,
    take: (now) => {
      if (waiting.length === 0) return null;
      const values = new Float32Array(waiting.reduce((sum, frames) => sum + frames.length, 0));
      let end = 0;
      for (const frames of waiting) {
        values.set(frames, end);
        end += frames.length;
      }
      waiting = [];
      sent = now;
      return { count: values.length / stride, values };
    },
  };
}

/** Knows the steps per second over about the last second of training. */
interface Speed {
  /** Forgets the past: training starts, or goes on after a rest. */
  reset: (step: number, now: number) => void;
  /** Notes that `step` steps were done at `now`, in ms. */
  note: (step: number, now: number) => void;
  /** 0 until there is something to tell. */
  stepsPerSecond: () => number;
}

const WINDOW = 1000;
/** Notes are kept this far apart, in ms. */
const NOTE_INTERVAL = 50;

/** A speedometer at rest. */
function createSpeed(): Speed {
  let notes: { step: number; time: number }[] = [];
  let newest = { step: 0, time: 0 };
  return {
    reset: (step, time) => {
      newest = { step, time };
      notes = [newest];
    },
    note: (step, time) => {
      newest = { step, time };
      if (time - (notes.at(-1)?.time ?? -Infinity) >= NOTE_INTERVAL) notes.push(newest);
      while (notes.length > 2 && time - notes[1].time >= WINDOW) notes.shift();
    },
    stepsPerSecond: () => {
      const oldest = notes[0] ?? newest;
      const elapsed = newest.time - oldest.time;
      return elapsed > 0 ? (1000 * (newest.step - oldest.step)) / elapsed : 0;
    },
  };
}
