import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand';
import { createRunStore, type Phase } from '../training/run-state.ts';
import type { RunListState } from './run-list.ts';
import { madeRecording } from './testing/made-recording.ts';
import { watchRuns } from './watch-runs.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Watches a store of runs, and returns what happens to it and what is kept. */
function watched() {
  const run = createRunStore();
  const keep = vi.fn();
  const store = createStore<RunListState>()(() => ({ entries: [], note: null, notices: [], full: null }));
  watchRuns(run, { keep, store });
  return {
    run,
    keep,
    list: (...ids: string[]) =>
      store.setState({ entries: ids.map((id) => ({ id })) as unknown as RunListState['entries'] }),
    start: () => {
      const recording = madeRecording();
      run.setState({ shown: [recording], phase: 'opening' });
      return recording;
    },
    become: (phase: Phase) => run.setState({ phase }),
    play: (isPlaying: boolean) => run.setState({ isPlaying, phase: isPlaying ? 'running' : 'paused' }),
  };
}

describe('a run whose place another takes', () => {
  it('is kept after a second of training', () => {
    const { start, become, keep } = watched();
    const first = start();
    become('running');
    vi.advanceTimersByTime(1500);
    start();
    expect(keep).toHaveBeenCalledExactlyOnceWith([first], 1.5);
  });

  it('is not kept before, as while a slider is dragged, and the times of several don’t add up', () => {
    const { start, become, keep } = watched();
    for (let i = 0; i < 10; i++) {
      start();
      become('running');
      vi.advanceTimersByTime(150);
    }
    expect(keep).not.toHaveBeenCalled();
  });

  it('is kept sooner if a person held it', () => {
    const { start, become, play, keep } = watched();
    const first = start();
    become('running');
    vi.advanceTimersByTime(100);
    play(false);
    play(true);
    start();
    expect(keep).toHaveBeenCalledExactlyOnceWith([first], 0.1);
  });

  it('has trained only while it ran', () => {
    const { start, become, play, keep } = watched();
    start();
    vi.advanceTimersByTime(5000);
    become('running');
    vi.advanceTimersByTime(2000);
    play(false);
    vi.advanceTimersByTime(5000);
    start();
    expect(keep.mock.calls[0][1]).toBe(2);
  });
});

it('a run that ends by itself is kept at once, however short it was', () => {
  const { start, become, keep } = watched();
  const first = start();
  become('running');
  vi.advanceTimersByTime(10);
  become('failed');
  expect(keep).toHaveBeenCalledExactlyOnceWith([first], 0.01);
});

it('a run that can go on is kept only once another takes its place', () => {
  const { run, start, become, keep } = watched();
  const first = start();
  become('running');
  run.setState({ phase: 'failed', goesOnAt: 10 });
  expect(keep).not.toHaveBeenCalled();
  start();
  expect(keep).toHaveBeenCalledExactlyOnceWith([first], 0);
});

describe('the ghost of the last run', () => {
  const withGhost = () => {
    const all = watched();
    const ghost = madeRecording();
    all.start();
    all.run.setState({ ghost });
    const present = () => all.run.getState().ghost;
    return { ...all, ghost, present };
  };

  it('goes when its run is deleted, and comes back with it', () => {
    const { ghost, present, list } = withGhost();
    list('other', ghost.id);
    list(ghost.id);
    expect(present()).toBe(ghost);
    list('other');
    expect(present()).toBeNull();
    list('other', ghost.id);
    expect(present()).toBe(ghost);
  });

  it('goes when all runs are deleted, although it is not among them', () => {
    const { present, list } = withGhost();
    list('other');
    expect(present()).not.toBeNull();
    list();
    expect(present()).toBeNull();
  });

  it('does not come back beside another run', () => {
    const { ghost, present, list, start } = withGhost();
    list(ghost.id);
    list();
    start();
    list(ghost.id);
    expect(present()).toBeNull();
  });
});
