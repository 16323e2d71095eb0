/**
 * A lesson as the fragment of the page's address, `#v=1&view=lesson&lesson=alignment&width=512`: the lesson, and the
 * settings of the lab beside its text. With `beside=prior`, the settings are those of a prior. Without a lesson, the
 * link opens the list of all lessons.
 */
import { words } from '../../words/words.ts';
import type { Comparison } from '../comparison.ts';
import type { Experiment } from '../experiment.ts';
import { quote } from './link-text.ts';
import { readLink } from './link.ts';
import { readPriorLink } from './prior-link.ts';
import { readView, VIEW_KEYS, type LinkedView } from './view-fields.ts';
import type { PriorExperiment } from '../prior.ts';

const HEAD = '#v=1';
const OWN_KEYS: ReadonlySet<string> = new Set(['view', 'lesson']);
/** The keys that say nothing about the lab beside the lesson. */
const HEAD_KEYS: ReadonlySet<string> = new Set(['v', 'beside']);
/** The form of a lesson's identifier; only `lessons` knows whether the lesson exists. */
const LESSON_ID = /^[a-z][a-z0-9-]{0,40}$/;

/** The settings of the lab in the link of a lesson; if both are `null`, the lesson's own settings apply. */
export interface LinkedBeside {
  experiment: Experiment | null;
  comparison: Comparison | null;
  prior: PriorExperiment | null;
  /** How the experiment is shown; `null`: the link does not say. */
  shown: LinkedView | null;
}

/**
 * Returns the fragment, `#` included, that opens a lesson; `null`: the list of all.
 *
 * @param beside the link of the experiment or the prior beside it; absent: the lesson's own settings
 */
export const encodeLessonLink = (lesson: string | null, beside: string = HEAD): string => {
  const settings = beside.slice(HEAD.length).replace('&view=', '&beside=');
  return `${HEAD}&view=lesson${lesson === null ? '' : `&lesson=${lesson}${settings}`}`;
};

/** Reads the lesson of a link's pairs. Never throws: notices report what is wrong with the link. */
export function readLessonLink(
  texts: ReadonlyMap<string, string>,
): LinkedBeside & { lesson: string | null; notices: string[] } {
  const asked = texts.get('lesson');
  const isKnown = asked === undefined || LESSON_ID.test(asked);
  const complaints = isKnown ? [] : [words.link.leftOut('lesson', quote(asked), words.link.lessonId)];
  const { notices, ...beside } = readBeside(texts);
  return { lesson: (isKnown ? asked : null) ?? null, ...beside, notices: [...complaints, ...notices] };
}

function readBeside(texts: ReadonlyMap<string, string>): LinkedBeside & { notices: string[] } {
  const settings = new Map([...texts].filter(([key]) => !OWN_KEYS.has(key)));
  if (settings.get('beside') === 'prior') {
    settings.delete('beside');
    return { experiment: null, comparison: null, shown: null, ...readPriorLink(settings) };
  }
  const ofRun = new Map([...settings].filter(([key]) => !VIEW_KEYS.has(key)));
  const { experiment, comparison, notices } = readLink(ofRun);
  const { shown, notices: ofView } = readView(settings, experiment);
  const isEmpty = [...settings.keys()].every((key) => HEAD_KEYS.has(key));
  return { experiment: isEmpty ? null : experiment, comparison, prior: null, shown, notices: [...ofView, ...notices] };
}
