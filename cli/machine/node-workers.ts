/** The threads of Node that train in place of a page's workers. */
import { Worker } from 'node:worker_threads';
import { messageOf } from '../../src/words/message-of.ts';
import { words } from '../../src/words/words.ts';
import type { WorkerLike } from '../../src/worker/host/worker-link.ts';
import type { BackendRequest } from '../../src/config/backend.ts';
import type { PoolSpec } from '../../src/worker/host/pool.ts';
import type { OwnData } from '../own-data.ts';
import { ensureDigits } from '../../scripts/digits.ts';
import { fallbackTeller } from '../tell.ts';
import { DIGITS_FILES } from './digits-files.ts';
import { availableParallelism } from 'node:os';

/** Starts a thread that trains (`train-worker.ts`). */
const spawnNodeWorker = (): WorkerLike => asWebWorker(new Worker(new URL('train-worker.mjs', import.meta.url)));

/** Wraps a thread of Node in the interface of a browser's worker. */
export function asWebWorker(thread: Worker): WorkerLike {
  return {
    postMessage: (message) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
    addEventListener: (type, listener) => {
      if (type === 'message') thread.on('message', (data: unknown) => listener({ data }));
      else if (type === 'messageerror') thread.on('messageerror', () => listener({}));
      else {
        thread.on('error', (error) => listener({ message: messageOf(error) }));
        // A thread also exits after an error; one that only exits sends nothing else.
        thread.on('exit', (code) => listener({ message: words.cli.threadExited(code) }));
      }
    },
  };
}

/**
 * Returns the spec of a pool of Node's threads, and builds the digits first if they are missing.
 *
 * @param own the data of a person that they may train on; `null`: none
 */
export function nodePoolSpec(backend: BackendRequest, workers: number, own: OwnData | null = null): PoolSpec {
  ensureDigits();
  const data = (digest: string) => Promise.resolve(digest === own?.task.digest ? own.blob : null);
  const host = { spawn: spawnNodeWorker, backend, assets: DIGITS_FILES, capture: true, data };
  return { host, workers, onBackend: fallbackTeller(backend) };
}

/** The largest default number of threads: more would leave little of a laptop. */
const MOST_DEFAULT_WORKERS = 4;

/** Returns the default number of training threads: one per core up to a limit, and one for a GPU. */
export const defaultWorkers = (backend: BackendRequest): number =>
  backend === 'webgpu' ? 1 : Math.min(availableParallelism(), MOST_DEFAULT_WORKERS);
