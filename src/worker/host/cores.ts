/** How the cores of this machine are used. */
import { MOST_THREADS } from '../../config/backend.ts';

/** The largest number of workers: more are rarely worth the memory of a page. */
const MOST_WORKERS = 4;

/** Returns the number of workers for a sweep. */
export const sweepWorkers = (): number => Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency));

/** Returns the most threads of the network that a person watches. */
export const networkThreads = (): number => Math.max(1, Math.min(MOST_THREADS, navigator.hardwareConcurrency));
