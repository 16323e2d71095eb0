import { availableParallelism } from 'node:os';

/** The largest default number of threads of one network: its layers have no work for more. */
const MOST_DEFAULT_THREADS = 8;

/** Returns the most threads on which a network trains unless a person says otherwise: one per core up to a limit. */
export const defaultThreads = (): number => Math.min(availableParallelism(), MOST_DEFAULT_THREADS);
