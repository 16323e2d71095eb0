/**
 * A lesson as the fragment of the page's address, `#v=1&view=lesson&lesson=alignment&width=512`: which lesson, and
 * what the lab beside its text is set to. Without a lesson: the list of all.
 */
import { words } from '../words/words.ts';
import type { Experiment } from './experiment.ts';
import { quote } from './link-text.ts';
import { decodeLink, encodeLink } from './link.ts';

const HEAD = '#v=1';
const OWN_PAIRS = /(^#?|&)(view|lesson)=[^&]*/g;
const OWN_KEYS = new Set(['v', 'view', 'lesson']);
/** What an identifier of a lesson looks like; whether there is such a lesson, the lessons know. */
const LESSON_ID = /^[a-z][a-z0-9-]{0,40}$/;

/** The fragment, `#` included, that opens this lesson with the lab set to this experiment. */
export const encodeLessonLink = (lesson: string | null, experiment: Experiment): string =>
  lesson === null
    ? `${HEAD}&view=lesson`
    : `${HEAD}&view=lesson&lesson=${lesson}${encodeLink(experiment).slice(HEAD.length)}`;

/**
 * The lesson of a link; without an experiment where the link sets none, which is then that of the lesson. Never
 * throws: what is wrong with the link is told in notices.
 */
export function readLessonLink(
  texts: ReadonlyMap<string, string>,
  fragment: string,
): { lesson: string | null; experiment: Experiment | null; notices: string[] } {
  const asked = texts.get('lesson') ?? null;
  const isKnown = asked === null || LESSON_ID.test(asked);
  const setsLab = [...texts.keys()].some((key) => !OWN_KEYS.has(key));
  const { experiment, notices } = decodeLink(fragment.replace(OWN_PAIRS, '$1'));
  return {
    lesson: isKnown ? asked : null,
    experiment: setsLab ? experiment : null,
    notices: isKnown ? notices : [words.link.leftOut('lesson', quote(asked ?? ''), words.link.lessonId), ...notices],
  };
}
