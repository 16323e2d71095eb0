/** A task that may be asked for at any rate, and is done at most once per interval; see {@link newestWins}. */
export interface NewestWins {
  /** Asks for it: at once when the last time is long enough ago, else as soon as it is. */
  request: () => void;
  /** Does at once what is waiting, if anything is. */
  flush: () => void;
  /** Drops what is waiting. */
  cancel: () => void;
}

/**
 * Does something at most once per `interval` milliseconds, the first time at once, and never leaves the last request
 * undone. It takes no arguments on purpose: what it does, it does with what is true by then, so the newest wins.
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
