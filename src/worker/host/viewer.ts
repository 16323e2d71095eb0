/**
 * Shows snapshots of any run in a worker of its own, so that scrubbing does not wait for training, and training hardly
 * for scrubbing. The worker is opened by the first question, and ends when nothing has been asked for some minutes.
 */
import type { Experiment } from '../../config/experiment.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import type { Event, ViewAnswer, ViewQuestion } from '../protocol.ts';
import { JobFailure } from './pool.ts';
import { openWorkerLink, type WorkerHost, type WorkerLink } from './worker-link.ts';

/** A question about a snapshot of a run. */
export interface SnapshotQuestion<Asked extends ViewQuestion> {
  /** The place on the page that the answer is for: a newer question of the same key takes the place of one that waits. */
  key: string;
  experiment: Experiment;
  /** The snapshot of step 0 of the run; always the same object for the same run. */
  initial: Snapshot;
  snapshot: Snapshot;
  question: Asked;
}

/** Shows snapshots. */
export interface Viewer {
  /**
   * Asks about a snapshot; resolves to `null` when a newer question of the same key has taken its place. One that the
   * worker has begun is answered all the same, so that a picture follows a drag that never rests.
   *
   * @throws JobFailure with a sentence, when the worker can't be opened, can't make the data, or fails
   */
  ask: <Asked extends ViewQuestion>(asked: SnapshotQuestion<Asked>) => Promise<ViewAnswer<Asked> | null>;
  /** Ends the worker; questions that wait resolve to `null`. */
  dispose: () => void;
}

/** The runs whose data and initial weights the worker keeps: both of a comparison, and those before. */
const MOST_HELD = 4;
/** The time without a question after which the worker ends, in ms. */
const IDLE_TIME = 3 * 60_000;
/** The time after a failure in which no other worker is opened, in ms: a drag asks 60 times a second. */
const PAUSE_AFTER_FAILURE = 5000;

/** A question, and what to do with its answer. */
interface Waiting {
  asked: SnapshotQuestion<ViewQuestion>;
  resolve: (answer: ViewAnswer | null) => void;
  reject: (reason: JobFailure) => void;
}

/** The worker, with the runs that it holds by their initial snapshots, the last asked about at the end. */
interface Desk {
  link: WorkerLink;
  held: Map<Snapshot, HeldRun>;
}

/** A run that the worker holds, and its experiment as it was then. */
interface HeldRun {
  run: number;
  as: string;
}

/** Creates a viewer without a worker. */
export function openViewer(host: WorkerHost): Viewer {
  const waiting = new Map<string, Waiting>();
  let desk: Desk | null = null;
  let present: { id: number; waiting: Waiting } | null = null;
  let lastId = 0;
  let lastRun = 0;
  let failed: { reason: JobFailure; at: number } | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(idle);
    desk?.link.terminate();
    desk = null;
  };
  const openDesk = (): Desk => {
    // A run may have the GPU; a picture is small, and nothing here may take it away.
    const backend = host.backend === 'cpu' ? 'cpu' : 'wasm';
    const link = openWorkerLink({ ...host, backend }, (event) => {
      if (desk?.link === link) receive(event);
    });
    return { link, held: new Map() };
  };

  const receive = (event: Event) => {
    if (event.type === 'error') fail(new JobFailure(event));
    else if (event.type === 'viewed' && event.id === present?.id) {
      const { resolve } = present.waiting;
      present = null;
      resolve(event.answer);
      askNext();
    }
  };
  const fail = (reason: JobFailure) => {
    failed = { reason, at: performance.now() };
    close();
    const ended = [...(present ? [present.waiting] : []), ...waiting.values()];
    present = null;
    waiting.clear();
    for (const { reject } of ended) reject(reason);
  };

  const askNext = () => {
    clearTimeout(idle);
    if (present) return;
    const next = waiting.values().next().value;
    if (!next) {
      idle = setTimeout(close, IDLE_TIME);
      return;
    }
    const { key, snapshot, question } = next.asked;
    waiting.delete(key);
    desk ??= openDesk();
    const run = heldRun(desk, next.asked);
    present = { id: ++lastId, waiting: next };
    desk.link.send({ type: 'view', id: present.id, run, snapshot, question });
  };
  /** Returns the number under which the worker holds a run, and makes it hold the run. */
  const heldRun = ({ link, held }: Desk, { experiment, initial }: SnapshotQuestion<ViewQuestion>): number => {
    const known = held.get(initial);
    const as = JSON.stringify(experiment);
    const isKnown = known?.as === as;
    const run = isKnown ? known.run : ++lastRun;
    held.delete(initial);
    held.set(initial, { run, as });
    if (isKnown) return run;
    // A run may go on with other points, and another begin with the same weights: pictures are drawn of the present ones.
    if (known) link.send({ type: 'release', run: known.run });
    link.send({ type: 'hold', run, experiment, initial });
    for (const [start, oldest] of [...held].slice(0, -MOST_HELD)) {
      held.delete(start);
      link.send({ type: 'release', run: oldest.run });
    }
    return run;
  };

  return {
    ask: <Asked extends ViewQuestion>(asked: SnapshotQuestion<Asked>) =>
      new Promise<ViewAnswer<Asked> | null>((resolve, reject) => {
        if (failed && performance.now() - failed.at < PAUSE_AFTER_FAILURE) {
          reject(failed.reason);
          return;
        }
        waiting.get(asked.key)?.resolve(null);
        // The worker answers a question in its own kind.
        waiting.set(asked.key, { asked, resolve: resolve as Waiting['resolve'], reject });
        askNext();
      }),
    dispose: () => {
      close();
      for (const { resolve } of [...(present ? [present.waiting] : []), ...waiting.values()]) resolve(null);
      present = null;
      waiting.clear();
    },
  };
}
