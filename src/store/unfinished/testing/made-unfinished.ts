import type { Checkpoint } from '../../../engine/run/checkpoint.ts';
import { madeRecording, SMALL } from '../../runs/testing/made-recording.ts';
import type { UnfinishedRun } from '../unfinished-file.ts';

/** Returns a checkpoint with these values. */
export const madeCheckpoint = (step: number, ...values: Float32Array[]): Checkpoint => ({
  ...{
    step,
    begun: 0,
    values,
    noise: [
      { words: [1, -2, 3, -4], spare: 0.5 },
      { words: [1, 2, 3, 4], spare: null },
    ],
  },
  watched: {
    losses: { first: [1, NaN], lowest: [Infinity, 0.5], calm: { step: 2 }, isCalm: false, hasEnded: [false, true] },
    spikes: [{ first: null, spike: { step: 1, times: 3, sharpness: 1.5 }, isOver: false }],
  },
});

/** Returns a small unfinished comparison in two workers, one of which has ended, with a checkpoint at a step. */
export function madeUnfinished(step: number): UnfinishedRun {
  const other = { ...SMALL, seed: SMALL.seed + 1 };
  const recordings = [SMALL, other].map((experiment) =>
    madeRecording({ experiment, steps: [0, 1, step, step + 1], snapshots: [0, step] }),
  );
  const values = [Float32Array.of(step, -0, NaN), new Float32Array(), Float32Array.of(Infinity)];
  const parts = [madeCheckpoint(step, ...values), null];
  return { recordings, checkpoint: { step, members: [SMALL, other], ended: [1], parts } };
}
