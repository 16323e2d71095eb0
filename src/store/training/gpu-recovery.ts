/** A GPU that fails is taken anew, and given up for WebAssembly when that doesn't help. The run goes on all the same. */
import type { BackendName } from '../../config/backend.ts';
import type { Event } from '../../worker/protocol.ts';
import { isOfWorker } from './run-state.ts';

/** The functions of the lab that a recovery needs. */
export interface GpuRecoveryParts {
  /** Returns the backend of the present run; `undefined` before it is open. */
  backend: () => BackendName | undefined;
  /** Lets all workers of the page open WebAssembly from now on. */
  giveUp: () => void;
  /** Goes on with the run where it was, in a worker that opens a device of its own. */
  goOn: () => void;
  /** Says on which backend the run goes on. */
  tell: (backend: BackendName) => void;
  /** Time in ms. */
  now?: () => number;
}

/** The most failures in {@link MEMORY} after which a GPU is tried again. */
const MOST_FAILURES = 2;
/** The time after which a failure is forgotten, in ms: a laptop that sleeps now and then loses its GPU each time. */
const MEMORY = 10 * 60_000;

/**
 * Creates the recovery of the page from failures of its GPU: a lost device, an adapter that is gone, an error of the device
 * (no memory, a refused pipeline), work that never ends.
 *
 * @returns a function that takes each event, and returns whether it was a failure from which the run goes on
 */
export function createGpuRecovery({
  backend,
  giveUp,
  goOn,
  tell,
  now = () => performance.now(),
}: GpuRecoveryParts): (event: Event) => boolean {
  let failures: number[] = [];
  /** Whether another worker opens its backend after a failure. */
  let isOpening = false;
  let hasGivenUp = false;

  return (event) => {
    if (event.type === 'ready' && isOpening) {
      isOpening = false;
      tell(event.backend.name);
    }
    if ((event.type !== 'error' && event.type !== 'ended') || hasGivenUp) return false;
    const isGone = isOpening && event.code === 'backend';
    const isOfGpu =
      backend() === 'webgpu' && event.code !== 'not-loaded' && (isOfWorker(event) || event.code === 'out-of-memory');
    if (!isGone && !isOfGpu) return false;
    failures = [...failures.filter((failed) => now() - failed < MEMORY), now()];
    hasGivenUp = isGone || failures.length > MOST_FAILURES;
    if (hasGivenUp) giveUp();
    isOpening = true;
    // Whoever passed the event on has more to do with the run that has failed.
    queueMicrotask(goOn);
    return true;
  };
}
