/** Reading the page's address and other links, which open training, a prior, a sweep, or a lesson. */
import { words } from '../../words/words.ts';
import type { Comparison } from '../comparison.ts';
import type { Experiment } from '../experiment.ts';
import { OPENING } from '../opening.ts';
import { readLessonLink, type LinkedBeside } from './lesson-link.ts';
import { firstNotices, quote, readPairs } from './link-text.ts';
import { nameOfKey, readLink } from './link.ts';
import { readPriorLink } from './prior-link.ts';
import { readView, VIEW_KEYS, type LinkedView } from './view-fields.ts';
import type { PriorExperiment } from '../prior.ts';

/** The views of the page, in the order in which it offers them. */
export const VIEWS = ['lesson', 'training', 'sweep', 'prior'] as const;
/** One of {@link VIEWS}. */
export type View = (typeof VIEWS)[number];

/** The content of a link, always valid; `notices` report the parts that were ignored or replaced. */
export type PageLink = { notices: string[] } & (
  | {
      view: 'training';
      experiment: Experiment;
      comparison: Comparison | null;
      /** How it is shown; `null`: the link does not say. */
      shown: LinkedView | null;
    }
  | { view: 'prior'; prior: PriorExperiment }
  /** The link itself, which the late part of sweeps reads (`sweep-link.ts`). */
  | { view: 'sweep'; fragment: string }
  /** No lesson: the list of all. */
  | ({ view: 'lesson'; lesson: string | null } & LinkedBeside)
);

const VIEW_KEY = 'view';

/** Reads the fragment of the page's address: a link or, if there is none, what the page opens with. Never throws. */
export const decodeAddress = (fragment: string): PageLink =>
  fragment === '' || fragment === '#'
    ? { view: 'training', ...OPENING, shown: null, notices: [] }
    : decodePageLink(fragment);

/** Reads a link, with or without its `#`. Never throws. */
export function decodePageLink(fragment: string): PageLink {
  const notices: string[] = [];
  const link = readPage(readPairs(fragment, notices, nameOfKey), fragment);
  return { ...link, notices: firstNotices([...notices, ...link.notices]) };
}

function readPage(texts: ReadonlyMap<string, string>, fragment: string): PageLink {
  const asked = texts.get(VIEW_KEY);
  if (asked === 'prior') return { view: 'prior', ...readPriorLink(texts) };
  if (asked === 'sweep') return { view: 'sweep', fragment, notices: [] };
  if (asked === 'lesson') return { view: 'lesson', ...readLessonLink(texts) };
  const settings = new Map([...texts].filter(([key]) => key !== VIEW_KEY && !VIEW_KEYS.has(key)));
  const { experiment, comparison, notices } = readLink(settings);
  const isKnown = asked === undefined || asked === 'training';
  const complaint = words.link.replaced(VIEW_KEY, quote(asked), words.config.oneOf(VIEWS), 'training');
  const { shown, notices: ofView } = readView(texts, experiment);
  const found = [...(isKnown ? [] : [complaint]), ...ofView, ...notices];
  return { view: 'training', experiment, comparison, shown, notices: found };
}
