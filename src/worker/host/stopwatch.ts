/** A stopwatch that runs; `time` is in ms. */
export function createStopwatch() {
  let passed = 0;
  let since: number | null = performance.now();
  const time = () => passed + (since === null ? 0 : performance.now() - since);
  return {
    isRunning: () => since !== null,
    time,
    start: () => void (since ??= performance.now()),
    stop: () => {
      passed = time();
      since = null;
    },
  };
}
