/** The page of the benchmark: it starts a worker for each contestant, and carries messages to and fro. */
import type { Reply, Request } from '../contestants/answer.ts';

declare global {
  /** Starts a worker; gives its number. */
  var startWorker: () => number;
  /** Asks a worker. */
  var askWorker: (number: number, request: Request) => Promise<Reply>;
  /** Ends a worker. */
  var endWorker: (number: number) => void;
}

const workers: Worker[] = [];

globalThis.startWorker = () =>
  workers.push(new Worker(new URL('./contestant.worker.ts', import.meta.url), { type: 'module' })) - 1;

globalThis.askWorker = (number, request) =>
  new Promise((resolve) => {
    const worker = workers[number];
    worker.onmessage = ({ data }: MessageEvent<Reply>) => resolve(data);
    worker.onerror = ({ message }) => resolve({ error: message });
    worker.postMessage(request);
  });

globalThis.endWorker = (number) => workers[number].terminate();
