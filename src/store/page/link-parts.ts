import type { Comparison } from '../../config/comparison.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { PageLink } from '../../config/link/page-link.ts';
import type { LinkedView } from '../../config/link/view-fields.ts';
import type { PriorExperiment } from '../../config/prior.ts';

/** The networks of a link. */
export interface Linked {
  experiment: Experiment;
  comparison: Comparison | null;
}

/** Returns a link that may open the lab with a run, alone or beside a lesson; `null` for one that never does. */
const ofRun = (link: PageLink) => (link.view === 'training' || link.view === 'lesson' ? link : null);

/** Returns the experiment that a link sets the lab to; `null` if it names none. */
export const experimentOf = (link: PageLink): Experiment | null => ofRun(link)?.experiment ?? null;

/** Returns how a link shows its experiment; `null`: it does not say. */
export const shownOf = (link: PageLink): LinkedView | null => ofRun(link)?.shown ?? null;

/** Returns a link that says nothing of how its experiment is shown: whoever goes back or forward keeps the view. */
export const withoutLook = (link: PageLink): PageLink => {
  const run = ofRun(link);
  return run ? { ...run, shown: null } : link;
};

/** Returns the comparison of a link; `null` if it opens one network. */
export const linkedComparison = (link: PageLink): Comparison | null => ofRun(link)?.comparison ?? null;

/** Returns a link with other networks in place of its own; a link that names none stays. */
export const withNetworks = (link: PageLink, networks: Linked): PageLink => {
  const run = ofRun(link);
  return run?.experiment ? { ...run, ...networks } : link;
};

/** Returns whether the lab beside the lesson of a link is to be as the lesson says. */
export const takesLessonSettings = (link: PageLink): link is Extract<PageLink, { view: 'lesson' }> =>
  link.view === 'lesson' && link.experiment === null && link.prior === null;

/** Returns the link of the sweep that a link opens; `null` if it opens none. */
export const sweepOf = (link: PageLink): string | null => (link.view === 'sweep' ? link.fragment : null);

/** Returns the prior that a link sets the lab to; `null` if it names none. */
export const priorOf = (link: PageLink): PriorExperiment | null =>
  link.view === 'prior' || link.view === 'lesson' ? link.prior : null;
