/** The longest wait for an idle moment, in ms; then the callback is called all the same. */
const LONGEST_WAIT = 2000;

/**
 * Calls back when the page is idle, at the earliest after `headStart` ms. Returns a function that cancels this.
 */
export function whenIdle(callback: () => void, headStart: number): () => void {
  let idle = 0;
  const timer = setTimeout(() => {
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(callback, { timeout: LONGEST_WAIT });
    else callback();
  }, headStart);
  return () => {
    clearTimeout(timer);
    if (idle !== 0) cancelIdleCallback(idle);
  };
}
