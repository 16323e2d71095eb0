/** An action that may be requested at any rate, and is done at most once per interval; see {@link newestWins}. */
export interface NewestWins {
  /** Requests the action: at once if the last time is long enough ago, else as soon as it is. */
  request: () => void;
  /** Does a waiting action at once; without one, nothing. */
  flush: () => void;
  /** Drops a waiting action. */
  cancel: () => void;
}

/**
 * Limits an action to once per `interval` milliseconds. The first request acts at once, and the last one is always
 * served. The action takes no arguments on purpose: it uses the state at the time when it acts, so the newest wins.
 */
export function newestWins(act: () => void, interval: number): NewestWins {
  let lastTime = -Infinity;
  let waiting: ReturnType<typeof setTimeout> | null = null;

  const run = () => {
    waiting = null;
    lastTime = performance.now();
    act();
  };
  const request = () => {
    if (waiting !== null) return;
    const wait = lastTime + interval - performance.now();
    if (wait <= 0) run();
    else waiting = setTimeout(run, wait);
  };
  const cancel = () => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
  };
  const flush = () => {
    if (waiting === null) return;
    cancel();
    run();
  };
  return { request, flush, cancel };
}
