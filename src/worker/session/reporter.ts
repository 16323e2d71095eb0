import type { RateSetting } from '../../config/settings/schedule-settings.ts';
import type { Run } from '../../engine/run/run-interface.ts';
import type { Emit, RunState } from '../protocol.ts';

/** Reports the state of a run to the page, no more often than a person can follow. */
export interface Reporter {
  /** Reports that training begins, or goes on after a rest. */
  begin: () => void;
  /** Sends everything that is due by now; called when steps were taken. */
  advance: () => void;
  /** Sends everything; called when training rests. */
  rest: (state: RunState) => void;
  /** Sends the frames of all members, at once or together with those that follow shortly. */
  frames: (frames: Float32Array) => void;
  /** Sends no later frame of this member. */
  end: (member: number) => void;
  /** Sends the waiting frames. */
  flush: () => void;
  /** Sends the scaling table of each member at its new learning rate, which may have a new schedule. */
  scaling: (rates: readonly RateSetting[]) => void;
}

/** The time between two status events during training, in ms. */
const STATUS_INTERVAL = 250;

/** Creates the reporter of one run. */
export function createReporter(run: Run, runId: number, emit: Emit, now: () => number): Reporter {
  const { stride } = run.layout;
  const batches = Array.from({ length: run.members }, () => createFrameBatch(stride));
  const ended = new Set<number>();
  const speed = createSpeed();
  let statusSent = -Infinity;

  const status = (state: RunState) => {
    statusSent = now();
    const stepsPerSecond = state === 'running' ? speed.stepsPerSecond() : 0;
    emit({ type: 'status', runId, state, step: run.stepsDone, stepsPerSecond });
  };
  const flush = () => {
    for (const [member, batch] of batches.entries()) {
      const packed = batch.take(now());
      if (packed) emit({ type: 'frames', runId, member, ...packed }, [packed.values.buffer]);
    }
  };
  const isDue = (time: number) => batches.some((batch) => batch.isDue(time));

  return {
    begin: () => {
      speed.reset(run.stepsDone, now());
      status('running');
    },
    advance: () => {
      const time = now();
      speed.note(run.stepsDone, time);
      if (isDue(time)) flush();
      if (time - statusSent >= STATUS_INTERVAL) status('running');
    },
    rest: (state) => {
      flush();
      status(state);
    },
    frames: (frames) => {
      for (const [member, batch] of batches.entries()) {
        if (!ended.has(member)) batch.add(frames.slice(member * stride, (member + 1) * stride));
      }
      if (isDue(now())) flush();
    },
    end: (member) => void ended.add(member),
    flush,
    scaling: (rates) => {
      const step = run.stepsDone;
      run.scaling().forEach((scaling, member) => {
        emit({ type: 'scaling', runId, member, step, rate: rates[member], scaling });
      });
    },
  };
}

/** Frames on their way to the page: collected, and sent together in one buffer. */
interface FrameBatch {
  add: (frames: Float32Array) => void;
  /** Tells whether there are frames that should be sent by now. */
  isDue: (now: number) => boolean;
  /** Returns all frames since the last call, [count * stride], in a buffer of their own; `null` if there are none. */
  take: (now: number) => { count: number; values: Float32Array } | null;
}

/** The time between two messages of frames, in ms: charts can't show more. */
const SEND_INTERVAL = 1000 / 30;

/**
 * Creates an empty batch.
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

/** Measures the steps per second over about the last second of training. */
interface Speed {
  /** Forgets the past, when training starts or goes on after a rest. */
  reset: (step: number, now: number) => void;
  /** Notes that `step` steps were done at `now`, in ms. */
  note: (step: number, now: number) => void;
  /** Returns the speed; 0 until there is enough to measure. */
  stepsPerSecond: () => number;
}

const WINDOW = 1000;
/** The time between two notes that are kept, in ms. */
const NOTE_INTERVAL = 50;

/** Creates a speedometer at rest. */
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
