/** The title of the page in tabs, bookmarks and histories: what it shows, then its name. */
import type { Experiment } from '../../config/experiment.ts';
import type { View } from '../../config/link/page-link.ts';
import { ABOUT } from '../../lessons/about-lessons.ts';
import type { Lab } from '../../store/lab.ts';
import { differencesAmong, joinParts, nameOfRun, settingsInWords } from '../../store/runs/run-names.ts';
import { shortTask } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';

/** What the title names. */
export interface Titled {
  view: View;
  /** The id of the open lesson. */
  lesson: string | null;
  experiment: Experiment;
  /** The other side of a comparison. */
  right: Experiment | null;
}

/** Returns the title: "spirals, γ₀ 0.01 | γ₀ 10 – Lazy–Rich Lab". */
export const pageTitle = (titled: Titled): string => `${shownName(titled)} – ${words.page.title}`;

function shownName({ view, lesson, experiment, right }: Titled): string {
  const about = Object.values(ABOUT).find(({ id }) => id === lesson);
  if (view === 'lesson' && about) return about.title;
  if (view !== 'training') return words.page.views.names[view];
  if (right === null) return nameOfRun(experiment, null);
  const { differing } = differencesAmong([experiment, right]);
  const sides = [experiment, right].map((side) => joinParts(settingsInWords(side, differing)));
  return joinParts([shortTask(experiment.task).name, sides.join(' | ')]);
}

/** Keeps the title of the page at what the lab shows, and describes the page in its language. */
export function keepTitle({ view, experiment }: Pick<Lab, 'view' | 'experiment'>): void {
  const write = () => {
    document.title = pageTitle({ ...view.getState(), ...experiment.getState() });
  };
  document.querySelector('meta[name="description"]')?.setAttribute('content', words.offline.description);
  view.subscribe(write);
  experiment.subscribe(write);
  write();
}
