import type { Experiment } from '../../config/experiment.ts';
import { weightCount } from '../../config/scaling.ts';
import type { Checkpoint } from '../../engine/run/checkpoint.ts';
import type { Event, RunState } from '../protocol.ts';

/** Where a run was at one step, from which it goes on exactly. */
export interface RunCheckpoint {
  step: number;
  /** Its networks with the learning rates and the points that they had there. */
  members: Experiment[];
  /** The members that had ended. */
  ended: readonly number[];
  /** By worker; `null` where its network had ended. */
  parts: readonly (Checkpoint | null)[];
}

/** Keeps the newest checkpoint of a run, and decides when the next one is taken. */
export interface Checkpoints {
  /** `null` before the first. */
  readonly last: RunCheckpoint | null;
  /** Returns whether one should be asked for when the run is at this step. */
  isDue: (step: number, state: RunState) => boolean;
  /** Notes that all workers were asked, except those whose network has ended, and the networks that they train. */
  asked: (step: number, members: readonly Experiment[], hasEnded: readonly boolean[]) => void;
  /** Takes the answer of a worker; returns whether it completes a checkpoint. */
  receive: (worker: number, event: Extract<Event, { type: 'checkpoint' }>) => boolean;
  /** Waits no longer for a worker whose network has ended. */
  end: (worker: number) => void;
  /** Keeps the last one: a worker has failed, and the others go on without it. */
  close: () => void;
}

/** The time between two checkpoints, in ms, at least. */
const INTERVAL = 1000;
/** The share of the time of training that taking them may cost, and the most of it, so that none is older than {@link FRESH}. */
const SHARE = 0.02;
const MOST_SHARE = 0.05;
/** The time between two checkpoints, in ms, at most, where they don't cost more than the most. */
const FRESH = 1800;
/** A checkpoint that took less than this, in ms, is taken whenever a run rests. */
const CHEAP = 5;
/** The most bytes of the weights of a run with checkpoints: with the memory of Adam, it takes three times as much. */
const MOST_BYTES = 64e6;

/**
 * Creates the checkpoints of a run.
 *
 * @param first where it goes on; absent: it begins
 */
export function createCheckpoints(
  members: readonly Experiment[],
  first: RunCheckpoint | null,
  now: () => number = () => performance.now(),
): Checkpoints {
  const isAffordable = 4 * members.length * weightCount(members[0]) <= MOST_BYTES;
  let last = first;
  let next: { members: readonly Experiment[]; parts: (Checkpoint | null)[]; ended: Set<number> } | null = null;
  let mayAsk = -Infinity;
  let askedAt = first?.step ?? 0;
  let longest = 0;
  let isClosed = false;

  /** Takes the next one in place of the last if all parts are there. */
  const complete = () => {
    if (!next || isClosed) return false;
    const { members: networks, parts, ended } = next;
    if (parts.some((part, worker) => !part && !ended.has(worker))) return false;
    next = null;
    if (parts.every((part) => !part)) return false;
    const steps = parts.flatMap((part, worker) =>
      part ? [{ step: part.step, end: networks[worker].train.steps }] : [],
    );
    const step = Math.max(...steps.map((each) => each.step));
    // Only one that is done may be behind.
    if (steps.some((each) => each.step < Math.min(step, each.end))) return false;
    last = { step, members: [...networks], ended: [...ended], parts };
    return true;
  };

  return {
    get last() {
      return last;
    },
    isDue: (step, state) => {
      if (!isAffordable || isClosed || next || step === askedAt) return false;
      return now() >= mayAsk || (state !== 'running' && longest <= CHEAP);
    },
    asked: (step, networks, hasEnded) => {
      const ended = new Set(hasEnded.flatMap((is, worker) => (is ? [worker] : [])));
      next = { members: networks, parts: hasEnded.map(() => null), ended };
      askedAt = step;
      mayAsk = now() + INTERVAL;
    },
    receive: (worker, { checkpoint, ended, took }) => {
      if (!next) return false;
      next.parts[worker] = checkpoint;
      // A single worker says which of its members have ended.
      if (next.parts.length === 1) next.ended = new Set(ended);
      longest = Math.max(took, longest / 2);
      mayAsk = Math.max(mayAsk, now() + Math.min(took / SHARE, Math.max(FRESH, took / MOST_SHARE)));
      return complete();
    },
    end: (worker) => {
      next?.ended.add(worker);
      complete();
    },
    close: () => void (isClosed = true),
  };
}
