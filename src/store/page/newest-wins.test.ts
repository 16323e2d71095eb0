import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newestWins } from './newest-wins.ts';

describe('newest wins', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('acts at once on the first request', () => {
    const act = vi.fn();
    newestWins(act, 150).request();
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('acts once per interval during a drag, and on the last value', () => {
    let value = 0;
    const seen: number[] = [];
    const drag = newestWins(() => seen.push(value), 150);
    for (value = 1; value <= 30; value++) {
      drag.request();
      vi.advanceTimersByTime(20);
    }
    vi.advanceTimersByTime(150);
    expect(seen.length).toBeLessThanOrEqual(6);
    expect(seen[0]).toBe(1);
    expect(seen.at(-1)).toBe(30);
  });

  it('flushes a waiting action at once, and does nothing without one', () => {
    const act = vi.fn();
    const drag = newestWins(act, 150);
    drag.flush();
    expect(act).not.toHaveBeenCalled();
    drag.request();
    drag.request();
    drag.flush();
    expect(act).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1000);
    expect(act).toHaveBeenCalledTimes(2);
  });

  it('cancels a waiting action', () => {
    const act = vi.fn();
    const drag = newestWins(act, 150);
    drag.request();
    drag.request();
    drag.cancel();
    vi.advanceTimersByTime(1000);
    expect(act).toHaveBeenCalledTimes(1);
  });
});
