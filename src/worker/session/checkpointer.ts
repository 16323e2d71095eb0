import type { Checkpoint } from '../../engine/run/checkpoint.ts';
import type { Run } from '../../engine/run/run-interface.ts';
import type { Emit } from '../protocol.ts';

/** Takes checkpoints of a run when the page asks for one, and sends them. */
export interface Checkpointer {
  ask: () => void;
  /** Whether one was asked for, and none is on its way. */
  readonly isDue: boolean;
  /** Reads the run as it is now. It may go on before the values have arrived. */
  take: () => void;
  /** Resolves when the last one has been sent; `null` if none is on its way. */
  readonly arriving: Promise<void> | null;
}

/**
 * Creates the checkpointer of a run.
 *
 * @param ended the members that have ended
 * @param now time in ms
 */
export function createCheckpointer(
  run: Run,
  runId: number,
  ended: ReadonlySet<number>,
  { emit, now }: { emit: Emit; now: () => number },
): Checkpointer {
  let isAsked = false;
  let arriving: Promise<void> | null = null;
  return {
    ask: () => void (isAsked = true),
    get isDue() {
      return isAsked && !arriving;
    },
    take: () => {
      isAsked = false;
      const began = now();
      const own = [...ended];
      const reading = run.checkpoint();
      const took = now() - began;
      arriving = reading.then((checkpoint) => {
        arriving = null;
        emit({ type: 'checkpoint', runId, checkpoint, ended: own, took }, buffersOf(checkpoint));
      });
      // Whoever waits for it gets the failure.
      arriving.catch(() => undefined);
    },
    get arriving() {
      return arriving;
    },
  };
}

const buffersOf = ({ values }: Checkpoint): ArrayBufferLike[] => values.map(({ buffer }) => buffer);
