/** The threads of Node that train one network together. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { MOST_THREADS } from '../../src/config/backend.ts';
import { provideThreads, type ThreadHost } from '../../src/engine/backends/wasm/threads/thread-host.ts';

/** Returns where the threads of a network come from, so many with the one that asks. */
export const kernelThreads = (threads: number): ThreadHost => ({
  threads,
  spawn: (job, onFailure) => {
    const thread = new Worker(new URL('kernel-thread.mjs', import.meta.url), { workerData: job });
    thread.on('error', onFailure);
    // The process ends when its own work is done.
    thread.unref();
    return () => void thread.terminate();
  },
});

/** Lets a network train on so many threads. */
export const provideNodeThreads = (threads: number): void =>
  provideThreads(threads > 1 ? kernelThreads(threads) : null);

/** Returns the most threads on which a network trains unless a person says otherwise: one per core up to a limit. */
export const defaultThreads = (): number => Math.min(availableParallelism(), MOST_THREADS);
