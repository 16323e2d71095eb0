import { describe, expect, it } from 'vitest';
import type { Recording } from '../runs/recording.ts';
import { madeRecording } from '../runs/testing/made-recording.ts';
import { createRunStore } from '../training/run-state.ts';
import { createTimeLine, type TimeLine } from './time-line.ts';

/** Returns a run with a frame of step 0 and of the newest step, and with some snapshots. */
const runUpTo = (newest: number, snapshots: readonly number[]) => madeRecording({ steps: [0, newest], snapshots });

/** A page whose animation frames come when the test says so. */
function fakeFrames() {
  let waiting: ((now: number) => void) | null = null;
  let time = 0;
  return {
    request: (draw: (now: number) => void) => {
      waiting = draw;
      return 1;
    },
    cancel: () => void (waiting = null),
    /** Lets a frame come after `ms`; returns whether one was asked for. */
    pass: (ms: number) => {
      time += ms;
      const draw = waiting;
      waiting = null;
      draw?.(time);
      return draw !== null;
    },
  };
}

function timeOf(...shown: Recording[]) {
  const run = createRunStore();
  run.setState({ shown });
  const frames = fakeFrames();
  return { time: createTimeLine(run, frames), frames, run };
}
const stepOf = ({ store }: TimeLine) => store.getState().step;

describe('the time line', () => {
  it('goes to the nearest snapshot, and to the live edge at the end', () => {
    const { time } = timeOf(runUpTo(100, [0, 1, 10, 50]));
    time.goTo(11);
    expect(stepOf(time)).toBe(10);
    time.goTo(0);
    expect(stepOf(time)).toBe(0);
    time.goTo(99);
    expect(stepOf(time)).toBeNull();
    time.goTo(-5);
    expect(stepOf(time)).toBe(0);
  });

  it('measures distances on its own scale', () => {
    const { time } = timeOf(runUpTo(100, [0, 10, 50]));
    time.goTo(28);
    expect(stepOf(time)).toBe(50);
    time.setScale('linear');
    time.goTo(28);
    expect(stepOf(time)).toBe(10);
    expect(time.toPosition(25)).toBe(0.25);
    time.setScale('log');
    expect(time.toPosition(9)).toBeCloseTo(Math.log(10) / Math.log(101), 12);
    expect(time.toStep(time.toPosition(37))).toBeCloseTo(37, 9);
  });

  it('moves from snapshot to snapshot, as far as the ends', () => {
    const { time } = timeOf(runUpTo(100, [0, 1, 10, 50, 100]));
    const after = (count: number) => {
      time.move(count);
      return stepOf(time);
    };
    expect([-1, -1, -1, -1, -1].map(after)).toEqual([50, 10, 1, 0, 0]);
    expect([1, 1, 2, 1].map(after)).toEqual([1, 10, null, null]);
    expect([-Infinity, Infinity].map(after)).toEqual([0, null]);
  });

  it('goes from step to step where there are no snapshots', () => {
    const { time } = timeOf(runUpTo(100, []));
    time.goTo(37.4);
    expect(stepOf(time)).toBe(37);
    time.move(-1);
    expect(stepOf(time)).toBe(36);
    time.move(-Infinity);
    expect(stepOf(time)).toBe(0);
    time.move(Infinity);
    expect(stepOf(time)).toBeNull();
  });

  it('stops where both runs of a comparison have snapshots', () => {
    const { time } = timeOf(runUpTo(100, [0, 10, 20, 40]), runUpTo(100, [0, 10, 30, 40, 50]));
    expect(time.stops()).toEqual([0, 10, 40]);
    expect(time.stops()).toBe(time.stops());
  });

  it('goes on with one run of a comparison when the other has failed', () => {
    const failure = { code: 'diverged', sentence: 'It diverged.', control: null } as const;
    const { time } = timeOf({ ...runUpTo(30, [0, 10, 20]), failure }, runUpTo(100, [0, 10, 40]));
    expect(time.stops()).toEqual([0, 10, 40]);
    expect(time.newest()).toBe(100);
  });

  it('follows a run that goes on', () => {
    const recording = runUpTo(100, [0, 50]);
    const { time } = timeOf(recording);
    time.goTo(50);
    const before = time.toPosition(50);
    recording.stream.append(new Float32Array(recording.stream.layout.stride).fill(1000), 1);
    recording.snapshots.add({ step: 1000, weights: [], biases: null });
    expect(time.toPosition(50)).toBeLessThan(before);
    expect(stepOf(time)).toBe(50);
    expect(time.stops()).toEqual([0, 50, 1000]);
  });

  it('returns to the live edge when another run starts, and not when the same one changes', () => {
    const recording = runUpTo(100, [0, 50]);
    const { time, run } = timeOf(recording);
    time.goTo(50);
    run.setState({ shown: [{ ...recording, memory: '1 MB' }], phase: 'paused' });
    expect(stepOf(time)).toBe(50);
    run.setState({ shown: [runUpTo(0, [])] });
    expect(stepOf(time)).toBeNull();
  });
});

describe('play back', () => {
  it('goes through the snapshots evenly on the time line in the chosen time, and ends at the live edge', () => {
    const { time, frames } = timeOf(runUpTo(1023, [0, 1, 3, 7, 15, 31, 63, 127, 255, 511]));
    time.setSpeed(5);
    time.playBack();
    const seen: (number | null)[] = [];
    // log(1 + step) is even from one snapshot to the next: half a second each.
    frames.pass(0);
    for (let half = 0; half < 10; half++) {
      seen.push(stepOf(time));
      for (let frame = 0; frame < 25; frame++) frames.pass(20.001);
    }
    expect(seen).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 511]);
    expect(time.store.getState()).toMatchObject({ step: null, isPlayingBack: false });
    expect(frames.pass(100)).toBe(false);
  });

  it('goes on from the step that is shown, and stays where it is stopped', () => {
    const { time, frames } = timeOf(runUpTo(100, [0, 20, 40, 60, 80]));
    time.setScale('linear');
    time.goTo(40);
    time.playBack();
    frames.pass(0);
    for (let tenth = 0; tenth < 21; tenth++) frames.pass(100);
    expect(stepOf(time)).toBe(60);
    time.stop();
    expect(frames.pass(100)).toBe(false);
    expect(time.store.getState()).toMatchObject({ step: 60, isPlayingBack: false });
  });

  it('ends when a person goes to a step', () => {
    const { time, frames } = timeOf(runUpTo(100, [0, 20, 40]));
    time.playBack();
    frames.pass(0);
    time.goTo(20);
    expect(frames.pass(100)).toBe(false);
    expect(time.store.getState()).toMatchObject({ step: 20, isPlayingBack: false });
  });

  it('does not jump over the time for which the page was hidden', () => {
    const { time, frames } = timeOf(runUpTo(100, [0, 20, 40, 60, 80]));
    time.setScale('linear');
    time.playBack();
    frames.pass(0);
    frames.pass(60_000);
    expect(stepOf(time)).toBe(0);
  });

  it('has nothing to play before the first step', () => {
    const { time } = timeOf(runUpTo(0, [0]));
    time.playBack();
    expect(time.store.getState().isPlayingBack).toBe(false);
  });
});
