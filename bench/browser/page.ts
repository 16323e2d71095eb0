/** The page of the benchmark: it starts a worker for each contestant, and passes messages on. */
import type { Reply, Request } from '../contestants/answer.ts';

declare global {
  /** Starts a worker, and returns its number. */
  var startWorker: () => number;
  /** Sends a request to a worker, and returns its reply. */
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
