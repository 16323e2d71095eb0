import type { Run } from '../../engine/run/run-interface.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import type { Emit } from '../protocol.ts';
import { createSnapshotPace } from './snapshot-pace.ts';

/** Takes snapshots of a run, and sends them to the page. */
export interface Snapshooter {
  /** Returns whether one is to be taken now, as `SnapshotPace.due` says. */
  due: (isAtRest: boolean, isMeasured: boolean) => boolean;
  /** Reads the networks as they are now. The run may go on before they have arrived. */
  take: () => void;
  /** Resolves when the last one has been sent; `null` if none is on its way. */
  readonly arriving: Promise<void> | null;
  /** Sends no later snapshot of this member. */
  end: (member: number) => void;
}

/** Creates the snapshooter of a run of so many steps, whose networks have snapshots of so many bytes. */
export function createSnapshooter(
  run: Run,
  runId: number,
  { steps, bytes, emit, now }: { steps: number; bytes: number; emit: Emit; now: () => number },
): Snapshooter {
  const pace = createSnapshotPace(steps, bytes);
  const ended = new Set<number>();
  let arriving: Promise<void> | null = null;

  const send = (snapshots: readonly Snapshot[]) => {
    arriving = null;
    for (const [member, snapshot] of snapshots.entries()) {
      if (ended.has(member)) continue;
      emit({ type: 'snapshot', runId, member, step: snapshot.step, snapshot }, buffersOf(snapshot));
    }
  };

  return {
    due: (isAtRest, isMeasured) => !arriving && pace.due(run.stepsDone, now(), isAtRest, isMeasured),
    take: () => {
      const began = now();
      arriving = run.snapshot().then(send);
      // Whoever waits for it gets the failure.
      arriving.catch(() => undefined);
      // What comes later, the split by members or the transfer from a GPU, costs the run at most as much again.
      pace.taken(run.stepsDone, began, began + 2 * (now() - began));
    },
    get arriving() {
      return arriving;
    },
    end: (member) => void ended.add(member),
  };
}

const buffersOf = ({ weights, biases, beside, units }: Snapshot): ArrayBufferLike[] =>
  [...weights, ...(biases ?? []), beside?.twin ?? [], beside?.limit ?? [], units ?? []]
    .flat()
    .map(({ buffer }) => buffer);
