import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWatchdog } from './watchdog.ts';

/** The sleep of a page, in ms. */
const NIGHT = 8 * 3600 * 1000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch() {
  const silences: number[] = [];
  let pings = 0;
  const watchdog = createWatchdog({ ask: () => pings++, onSilence: (seconds) => void silences.push(seconds) });
  /** Lets so many seconds pass; each second something is heard, if it is. */
  const pass = (seconds: number, isHeard?: 'advancing' | 'stuck') => {
    for (let second = 0; second < seconds; second++) {
      if (isHeard) watchdog.hear(isHeard === 'advancing');
      vi.advanceTimersByTime(1000);
    }
  };
  return { watchdog, silences, pass, pings: () => pings };
}

describe('the watchdog', () => {
  it('asks for a sign of life, and reports a worker that gives none for ten seconds, once', () => {
    const { silences, pass, pings } = watch();
    pass(9);
    expect(pings()).toBeGreaterThan(0);
    expect(silences).toEqual([]);
    pass(60);
    expect(silences).toEqual([10]);
  });

  it('is content with a worker that speaks', () => {
    const { silences, pass } = watch();
    pass(300, 'advancing');
    expect(silences).toEqual([]);
  });

  it('reports a worker that answers although its work has stopped: its GPU is silent', () => {
    const { silences, pass } = watch();
    pass(60, 'stuck');
    expect(silences).toEqual([10]);
  });

  it('waits as long as the announced work may take: a single step can take seconds', () => {
    const { watchdog, silences, pass } = watch();
    watchdog.hear(true);
    watchdog.expect(4096);
    pass(30);
    expect(silences).toEqual([]);
    watchdog.hear(true);
    watchdog.expect(0);
    pass(30);
    expect(silences).toEqual([10]);
  });

  it('is patient with work that was never done before: a first step compiles', () => {
    const { watchdog, silences, pass } = watch();
    watchdog.expect(null);
    pass(100);
    expect(silences).toEqual([]);
    pass(100);
    expect(silences).toEqual([120]);
  });

  it('waits for an answer as long as it was told, whatever else is heard: data may load for a minute', () => {
    const { watchdog, silences, pass } = watch();
    watchdog.await(60_000);
    pass(50, 'advancing');
    watchdog.answered();
    pass(5);
    expect(silences).toEqual([]);
    watchdog.await(60_000);
    pass(90, 'advancing');
    expect(silences).toEqual([61]);
  });

  it('does not count the time for which the page slept, and its worker with it', () => {
    const { watchdog, silences, pass } = watch();
    pass(3);
    vi.setSystemTime(Date.now() + NIGHT);
    const asleep = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => asleep + NIGHT);
    pass(2);
    expect(silences).toEqual([]);
    vi.restoreAllMocks();
    watchdog.stop();
  });

  it('that was stopped reports nothing', () => {
    const { watchdog, silences, pass } = watch();
    watchdog.stop();
    pass(300);
    expect(silences).toEqual([]);
  });
});
