import type { Run } from '../../engine/run/run-interface.ts';
import { createFrameBatch } from './frame-batch.ts';
import type { Emit, RunState } from '../protocol.ts';
import { createSpeed } from './speed.ts';

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
