import { Worker } from 'node:worker_threads';
import { messageOf } from '../../src/words/message-of.ts';
import { words } from '../../src/words/words.ts';
import type { WorkerLike } from '../../src/worker/host/worker-link.ts';

/** A thread that trains what it is told (`train-worker.ts`). */
export const spawnNodeWorker = (): WorkerLike => asWebWorker(new Worker(new URL('train-worker.mjs', import.meta.url)));

/** A thread of Node with the face of a browser's worker. */
export function asWebWorker(thread: Worker): WorkerLike {
  return {
    postMessage: (message) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
    addEventListener: (type, listener) => {
      if (type === 'message') thread.on('message', (data: unknown) => listener({ data }));
      else if (type === 'messageerror') thread.on('messageerror', () => listener({}));
      else {
        thread.on('error', (error) => listener({ message: messageOf(error) }));
        // After an error it exits too; a thread that only exits says nothing else.
        thread.on('exit', (code) => listener({ message: words.cli.threadExited(code) }));
      }
    },
  };
}
