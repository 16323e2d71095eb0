import type { Comparison } from '../../config/comparison.ts';
import type { Experiment } from '../../config/experiment.ts';
import { lockedReason, withinLocks, withoutIdle, type LockedSides } from '../../config/locks.ts';
import type { Lock } from '../../config/link/page-flags.ts';
import { createExperimentStore, type ExperimentStore } from './experiment-store.ts';

/** The networks of a link. */
export interface Linked {
  experiment: Experiment;
  comparison: Comparison | null;
}

/** The store of an experiment in which a teacher's locks hold. */
interface LockedExperiment {
  store: ExperimentStore;
  /** Why the link's own values are not all taken; `null`: they are. */
  notice: string | null;
  /** Holds what another link locks from now on; returns its networks within its locks, with the notice on them. */
  hold: (locks: readonly Lock[], linked: Linked) => Linked & { notice: string | null };
}

/**
 * Creates the store of the experiment of a link.
 *
 * @param tell gets a sentence for each change that the locks refuse and that no control can show
 */
export function createLockedExperiment(
  locks: readonly Lock[],
  linked: Linked,
  tell: (sentence: string) => void,
): LockedExperiment {
  let reason: (next: LockedSides) => string | null = () => null;
  const hold: LockedExperiment['hold'] = (locks, { experiment, comparison }) => {
    const held = withoutIdle(locks);
    const asked = { experiment, right: comparison?.right ?? null, differing: comparison?.differing ?? [] };
    const within = comparison && { ...comparison, right: withinLocks(held, comparison.right) };
    const opened = { ...asked, experiment: withinLocks(held, experiment), right: within?.right ?? null };
    reason = (next) => lockedReason(held, opened, next);
    return { experiment: opened.experiment, comparison: within, notice: reason(asked) };
  };
  const { experiment, comparison, notice } = hold(locks, linked);
  const store = createExperimentStore(experiment, comparison, { reason: (next) => reason(next), tell });
  return { store, notice, hold };
}
