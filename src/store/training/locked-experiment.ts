import type { Experiment } from '../../config/experiment.ts';
import { lockedReason, lockedSweepReason, withinLocks, withoutIdle, type LockedSides } from '../../config/locks.ts';
import type { Lock } from '../../config/link/page-flags.ts';
import type { PageLink } from '../../config/link/page-link.ts';
import { experimentOf, linkedComparison, withNetworks, type Linked } from '../page/link-parts.ts';
import { comparisonOf, createExperimentStore, sidesOf, type ExperimentStore } from './experiment-store.ts';

/** The store of an experiment in which a teacher's locks hold. */
interface LockedExperiment {
  store: ExperimentStore;
  /** Why the link's own values are not all taken; `null`: they are. */
  notice: string | null;
  /** Holds what another link locks from now on; returns this link within its locks, with the notice on them. */
  hold: (locks: readonly Lock[], link: PageLink) => PageLink;
  /**
   * Returns why the locks don't allow to train these networks in a sweep, in a sentence; `null`: they do.
   *
   * @param given the networks of the sweep that the link itself opened
   */
  sweepReason: (networks: readonly Experiment[], given: readonly Experiment[]) => string | null;
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
  let sweepReason: LockedExperiment['sweepReason'] = () => null;
  const holdNetworks = (locks: readonly Lock[], { experiment, comparison }: Linked) => {
    const held = withoutIdle(locks);
    const asked = { experiment, right: comparison?.right ?? null, differing: comparison?.differing ?? [] };
    const within = comparison && { ...comparison, right: withinLocks(held, comparison.right) };
    const opened = { ...asked, experiment: withinLocks(held, experiment), right: within?.right ?? null };
    reason = (next) => lockedReason(held, opened, next);
    sweepReason = (next, given) => lockedSweepReason(held, [...sidesOf(opened), ...given], next);
    return { experiment: opened.experiment, comparison: within, notice: reason(asked) };
  };
  const { experiment, comparison, notice } = holdNetworks(locks, linked);
  const store = createExperimentStore(experiment, comparison, { reason: (next) => reason(next), tell });
  return {
    store,
    notice,
    hold: (asked, link) => {
      const present = store.getState();
      const own = experimentOf(link);
      const networks = own
        ? { experiment: own, comparison: linkedComparison(link) }
        : { experiment: present.experiment, comparison: comparisonOf(present) };
      const { notice: found, ...held } = holdNetworks(asked, networks);
      return withNetworks({ ...link, notices: [...link.notices, ...(found === null ? [] : [found])] }, held);
    },
    sweepReason: (networks, given) => sweepReason(networks, given),
  };
}
