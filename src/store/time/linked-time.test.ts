import { describe, expect, it, vi } from 'vitest';
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
  const time = { newest: () => newest, stops: () => stops, goTo } as unknown as TimeLine;
  const { goTo: open } = createLinkedTime({ run, time, training: { play: vi.fn(), pause }, settings: () => settings });
  const follow = (at: number, paused: boolean) => open({ at, paused });
  const reach = (step: number, snapshots = [...stops, step]) => {
    [newest, stops] = [step, snapshots];
    for (const listener of [...listeners]) listener();
  };
  return { run, follow, goTo, pause, reach, listeners, change: () => void (settings = 'b') };
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
