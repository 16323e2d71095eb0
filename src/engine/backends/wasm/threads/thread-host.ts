/** Where the threads of a network come from: each environment starts them in its own way. */
import { words } from '../../../../words/words.ts';
import type { ThreadJob } from './thread.ts';

/** A way to start threads. */
export interface ThreadHost {
  /** The number of threads for one network, the one that leads included; 1: no others. */
  threads: number;
  /**
   * Starts a thread that works on a job (`workInThread`).
   *
   * @param onFailure called when the thread fails
   * @returns a function that ends it
   */
  spawn: (job: ThreadJob, onFailure: () => void) => () => void;
}

let present: ThreadHost | null = null;

/** Sets where threads come from, before a backend is opened; `null`: there are none. */
export function provideThreads(host: ThreadHost | null): void {
  present = host;
}

/** Returns where threads come from; `null` where a network has only one. */
export const threadHost = (): ThreadHost | null => (present && present.threads > 1 ? present : null);

/** Returns a sentence about the threads of a network; none where nobody has asked for several. */
export function describeThreads(): string[] {
  if (!present) return [];
  return [present.threads > 1 ? words.engine.threads(present.threads) : words.engine.oneThread];
}
