/** The third job of a worker: trains networks to their end and shows nothing on the way, as sweeps want it. */
import type { Run, RunSpec } from '../../engine/run/run-interface.ts';
import { describeRunFailure } from '../failure.ts';
import type { Command, Emit, Failure } from '../protocol.ts';
import type { Announce } from './announce.ts';
import { buildRun, type MakeTask } from './build-run.ts';
import { defaultMeasuring, trainMembers } from './train-members.ts';

/** The functions that the environment supplies. */
export interface TrainingTools {
  /** Time in ms. */
  now: () => number;
  /** Resolves once the waiting messages have been handled. */
  breathe: () => Promise<void>;
  emit: Emit;
  announce: Announce;
  fail: (failure: Failure) => void;
  createRun: (spec: RunSpec) => Promise<Run>;
}

/** A training that is under way or has ended. */
export interface Training {
  runId: number;
  /** Whether it is paused or over. */
  readonly isWaiting: boolean;
  pause: () => void;
  resume: () => void;
}

/**
 * Starts to train as soon as the backend is open.
 *
 * @param opened resolves when the backend is open; to `null` if it can't be
 */
export function createTraining(
  { runId, members, measuring, keeps = ['weights', 'diagnosis'] }: Extract<Command, { type: 'train' }>,
  opened: Promise<MakeTask | null>,
  { now, breathe, emit, announce, fail, createRun }: TrainingTools,
): Training {
  let isPaused = false;
  let isOver = false;
  let wake: () => void = () => undefined;

  const rest = async () => {
    await breathe();
    if (isPaused) await new Promise<void>((resolve) => (wake = resolve));
  };
  const train = async () => {
    const make = await opened;
    if (!make) return;
    const built = await buildRun(members, make, createRun, { fitting: { breathe } });
    if ('code' in built) {
      fail(built);
      return;
    }
    const trained = await trainMembers(built.run, {
      now,
      announce,
      measuring: measuring ?? defaultMeasuring(members[0]),
      keeps,
      onProgress: (step) => emit({ type: 'progress', runId, step }),
      rest,
    });
    built.run.dispose();
    const buffers = trained.members.flatMap(({ frames, weights, biases, outputs }) =>
      [frames, ...weights, ...(biases ?? []), ...(outputs ? [outputs] : [])].map((values) => values.buffer),
    );
    emit({ type: 'trained', runId, trained }, buffers);
  };

  train()
    .catch((error: unknown) => fail(describeRunFailure(error, members[0])))
    .finally(() => (isOver = true));

  return {
    runId,
    get isWaiting() {
      return isPaused || isOver;
    },
    pause: () => void (isPaused = true),
    resume: () => {
      isPaused = false;
      wake();
    },
  };
}

/** Pauses or resumes a training; ignores a late command for an earlier one, which would stop the next. */
export function direct(training: Training, command: { type: string; runId: number }): void {
  if (command.runId !== training.runId) return;
  if (command.type === 'pause') training.pause();
  if (command.type === 'resume') training.resume();
}
