/** The largest number of workers: more are rarely worth the memory of a page. */
const MOST_WORKERS = 4;

/** Returns the number of workers for a sweep on this machine. */
export const sweepWorkers = (): number => Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency));
