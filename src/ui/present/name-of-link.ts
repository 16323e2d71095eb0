/** Names of links where a list has several. */
import { decodePageLink } from '../../config/link/page-link.ts';
import { ABOUT } from '../../lessons/about-lessons.ts';
import { shortTask } from '../../tasks/tasks.ts';
import type { TalkItem } from '../../store/talk/talk.ts';
import { words } from '../../words/words.ts';
import { sideLooks } from '../training/side-looks.ts';

/** Returns the title of an experiment of a talk: its own, or the name of what it opens in the language of the page. */
export const titleOfItem = ({ title, link }: Pick<TalkItem, 'title' | 'link'>): string =>
  title === '' ? nameOfLink(link) : title;

/** Returns the heading of what an experiment of a talk shows: its title, and what is seen, said once. */
export function headingOf(item: Pick<TalkItem, 'title' | 'link'>, seen: string): string {
  const title = titleOfItem(item);
  return title.includes(seen) ? title : words.present.titleInTalk(title, seen);
}

/** Returns a name for what a link of a talk opens, such as "spirals: lazy | rich". */
export function nameOfLink(itemLink: string): string {
  const link = decodePageLink(itemLink.slice(itemLink.indexOf('#')));
  const { names, of } = words.talk;
  const lesson = link.view === 'lesson' && Object.values(ABOUT).find(({ id }) => id === link.lesson);
  if (lesson) return of(names.lesson, [lesson.title]);
  if (link.view !== 'training') return names[link.view];
  const right = link.comparison?.right;
  const sides = right ? sideLooks(link.experiment, right).map(({ name }) => name) : [];
  return of(shortTask(link.experiment.task).name, sides);
}
