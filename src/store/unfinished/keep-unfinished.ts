/**
 * Keeps the present run in the browser while it has not ended, so that a reload, or a crash of the tab or the browser, costs a
 * few seconds of it; and offers what such an end has left.
 */
import { createStore, type StoreApi } from 'zustand';
import { isOver, type RunStore, type RunsState } from '../training/run-state.ts';
import type { TrainingLab } from '../training/training-lab.ts';
import type { FoundRun, UnfinishedShelf } from './unfinished-shelf.ts';

/** The unfinished runs of a page. */
export interface UnfinishedRuns {
  /** The run that is offered; `null`: none. */
  offer: StoreApi<{ found: FoundRun | null }>;
  /** Goes on with the offered run. */
  goOn: () => void;
  /** Forgets the offered run. */
  discard: () => void;
}

/** The parts of a page whose runs are kept. */
export interface KeepingParts {
  run: RunStore;
  training: Pick<TrainingLab, 'kept' | 'onKept' | 'mayTakeUp' | 'takeUp'>;
  shelf: UnfinishedShelf;
  /** Resolves when the page has time for a piece of work. */
  breathe: () => Promise<void>;
  /** The page, which may be left. */
  page: Pick<Document, 'visibilityState' | 'addEventListener'>;
  /** The id of a run that the lab itself has left for another one; `null`: none. It is offered to nobody. */
  left?: string | null;
  /** Time in ms. */
  now?: () => number;
}

/** The time that a run trains before it is kept, in ms: a shorter one begins again as fast. */
const WORTH = 5000;
/** The most bytes that are written in a second: disks wear out. */
const BYTES_PER_SECOND = 4e6;
/** The time after which a write is tried again that has failed, in ms. */
const AFTER_FAILURE = 30_000;

/** Keeps runs from now on, and looks for what an earlier page has left. Never throws. */
export function keepUnfinished({
  run,
  training,
  shelf,
  breathe,
  page,
  left = null,
  now = () => performance.now(),
}: KeepingParts): UnfinishedRuns {
  const offer = createStore<{ found: FoundRun | null }>()(() => ({ found: null }));
  const known = new Set<string>();
  /** The run that is kept, or will be. */
  let present: { id: string; since: number; step: number; isKept: boolean } | null = null;
  let mayWrite = 0;
  let work: Promise<unknown> = Promise.resolve();
  let isWriting = false;

  const enqueue = (act: () => Promise<unknown>) => {
    work = work.then(act).catch(() => undefined);
  };
  const forget = (id: string) => enqueue(() => shelf.remove(id));

  const follow = (state: RunsState) => {
    const first = state.shown.at(0);
    if (present && (present.id !== first?.id || hasEnded(state))) {
      if (present.isKept) forget(present.id);
      present = null;
    }
    if (!first || state.isKept || hasEnded(state)) return;
    const { id, startedAt } = first;
    present ??= { id, since: now() - (Date.now() - startedAt), step: 0, isKept: known.has(id) };
  };
  const isWorth = () => present !== null && now() - present.since >= WORTH;
  const write = () => {
    const kept = training.kept();
    const mine = present;
    if (!kept || !mine || isWriting || kept.checkpoint.step === mine.step) return;
    mine.step = kept.checkpoint.step;
    mine.isKept = true;
    isWriting = true;
    const { shown } = run.getState();
    enqueue(async () => {
      const began = now();
      // A browser that is full may have room later.
      mayWrite = began + AFTER_FAILURE;
      const bytes = await shelf.put(mine.id, { recordings: shown, ...kept }, breathe);
      mayWrite = began + (1000 * bytes) / BYTES_PER_SECOND;
    });
    enqueue(() => Promise.resolve((isWriting = false)));
  };

  const offerNext = () =>
    enqueue(async () => {
      let found = await shelf.next(known);
      // What the locks of this page's link forbid waits for a page without them.
      while (found && !training.mayTakeUp(found.run)) {
        known.add(found.id);
        found = await shelf.next(known);
      }
      if (found) known.add(found.id);
      offer.setState({ found });
    });

  follow(run.getState());
  run.subscribe(follow);
  training.onKept(() => {
    if (isWorth() && now() >= mayWrite) write();
  });
  // A page that is left may not come back.
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'hidden' && isWorth()) write();
  });
  if (left !== null) {
    known.add(left);
    forget(left);
  }
  offerNext();
  return {
    offer,
    goOn: () => {
      const { found } = offer.getState();
      if (found && training.takeUp(found.run)) offer.setState({ found: null });
    },
    discard: () => {
      const { found } = offer.getState();
      offer.setState({ found: null });
      if (found) forget(found.id);
      offerNext();
    },
  };
}

/** Returns whether a run is over for good. */
const hasEnded = (state: RunsState): boolean => isOver(state) && state.goesOnAt === null;
