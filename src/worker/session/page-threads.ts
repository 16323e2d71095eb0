import { allowOwnScripts } from '../own-scripts.ts';
import { provideThreads } from '../../engine/backends/wasm/threads/thread-host.ts';

/** Lets a network of this worker train on so many threads, where the page may share memory. */
export function providePageThreads(threads: number): void {
  if (threads === 1) return;
  if (crossOriginIsolated) allowOwnScripts();
  provideThreads({
    threads: crossOriginIsolated ? threads : 1,
    spawn: (job, onFailure) => {
      try {
        const thread = new Worker(new URL('./thread.worker.ts', import.meta.url), { type: 'module' });
        thread.addEventListener('error', onFailure);
        thread.postMessage(job);
        return () => thread.terminate();
      } catch {
        // A host may forbid it; the network trains on one thread.
        onFailure();
        return () => undefined;
      }
    },
  });
}
