import { describe, expect, it, vi } from 'vitest';
import { NO_FLAGS } from '../../config/link/page-flags.ts';
import { createLinkedTime } from './linked-time.ts';
import type { TimeLine } from './time-line.ts';
import { createRunStore } from '../training/run-state.ts';

/** Opens a page that shows one run, of which the test says how far it is. */
function openPage() {
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const run = createRunStore();
  run.setState({ phase: 'running', shown: [{ stream: { subscribe }, snapshots: { subscribe } }] } as never);
  let [newest, stops, settings] = [0, [0], 'a'];
  const goTo = vi.fn();
  const pause = vi.fn(() => run.setState({ isPlaying: false }));
  const store = { getState: () => ({ step: null }) };
  const time = { newest: () => newest, stops: () => stops, goTo, store } as unknown as TimeLine;
  const isCalm = vi.fn(() => false);
  const startsAtRest = vi.fn(() => false);
  const restAt = vi.fn();
  const { goTo: open, present } = createLinkedTime({
    run,
    time,
    training: { play: vi.fn(), pause, restAt },
    settings: () => settings,
    flags: { isCalm, asked: () => ({ ...NO_FLAGS, isPaused: startsAtRest() }) },
  });
  const follow = (at: number, paused: boolean) => open({ at, paused });
  const reach = (step: number, snapshots = [...stops, step]) => {
    [newest, stops] = [step, snapshots];
    for (const listener of [...listeners]) listener();
  };
  return {
    run,
    open,
    present,
    isCalm,
    startsAtRest,
    restAt,
    follow,
    goTo,
    pause,
    reach,
    listeners,
    change: () => void (settings = 'b'),
  };
}

describe('the step of a link', () => {
  it('is shown once there is a snapshot of it, while the run goes on', () => {
    const { follow, goTo, pause, reach, listeners } = openPage();
    follow(100, false);
    reach(50);
    expect(goTo).not.toHaveBeenCalled();
    reach(101, [0, 50]);
    expect(goTo).not.toHaveBeenCalled();
    reach(110);
    expect(goTo).toHaveBeenCalledExactlyOnceWith(100);
    expect(pause).not.toHaveBeenCalled();
    expect(listeners.size).toBe(0);
  });

  it('stays shown although it was the newest step when the run came there', () => {
    const { follow, goTo, reach } = openPage();
    follow(100, false);
    reach(100);
    expect(goTo).not.toHaveBeenCalled();
    reach(101);
    expect(goTo).toHaveBeenCalledExactlyOnceWith(100);
  });

  it('is where the run rests, if the link says so', () => {
    const { run, follow, goTo, pause, reach } = openPage();
    follow(100, true);
    reach(99);
    expect(pause).not.toHaveBeenCalled();
    reach(100, [0, 99]);
    expect(pause).toHaveBeenCalledOnce();
    run.setState({ phase: 'paused' });
    expect(goTo).toHaveBeenCalledExactlyOnceWith(100);
  });

  it('is where the run rests under an address that asks for rest, whatever the link says of it', () => {
    const { startsAtRest, restAt, follow, goTo, pause, reach } = openPage();
    startsAtRest.mockReturnValue(true);
    follow(45, false);
    expect(restAt).toHaveBeenLastCalledWith(45);
    reach(45);
    expect(pause).toHaveBeenCalledOnce();
    expect(goTo).toHaveBeenCalledExactlyOnceWith(45);
    expect(restAt).toHaveBeenLastCalledWith(null);
  });

  it('lets no run rest that goes on, and none of other settings', () => {
    const { follow, restAt, reach, change } = openPage();
    follow(45, false);
    expect(restAt).not.toHaveBeenCalledWith(45);
    follow(45, true);
    expect(restAt).toHaveBeenLastCalledWith(45);
    change();
    reach(20);
    expect(restAt).toHaveBeenLastCalledWith(null);
  });

  it('is shown as near as it can be of a run that ends before it', () => {
    const { run, follow, goTo, reach } = openPage();
    follow(100, false);
    reach(80);
    run.setState({ phase: 'failed' });
    expect(goTo).toHaveBeenCalledExactlyOnceWith(100);
  });

  it('is forgotten when the settings change', () => {
    const { follow, goTo, reach, change, listeners } = openPage();
    follow(100, true);
    change();
    reach(200);
    expect(goTo).not.toHaveBeenCalled();
    expect(listeners.size).toBe(0);
  });
});

describe('the rest of a link to others', () => {
  it('is that of a run that a person has paused, before its first step and later', () => {
    const { run, present, reach } = openPage();
    expect(present()).toEqual({ at: null, paused: false });
    run.setState({ isPlaying: false });
    expect(present()).toEqual({ at: null, paused: true });
    reach(40);
    expect(present()).toEqual({ at: 40, paused: true });
  });

  it('is not the wish of its sender for less motion, unless the sender has begun and paused the run', () => {
    const { run, present, isCalm, reach } = openPage();
    isCalm.mockReturnValue(true);
    run.setState({ isPlaying: false });
    expect(present()).toEqual({ at: null, paused: false });
    reach(40);
    expect(present()).toEqual({ at: 40, paused: true });
  });

  it('is kept of a link that has it, for a sender who wants less motion, too', () => {
    const { run, open, present, isCalm } = openPage();
    isCalm.mockReturnValue(true);
    run.setState({ isPlaying: false });
    open({ at: null, paused: true });
    expect(present()).toEqual({ at: null, paused: true });
    open({ at: null, paused: false });
    expect(present()).toEqual({ at: null, paused: false });
  });
});
