/** Reading the page's address and other links, which open training, a prior, a sweep, or a lesson. */
import { words } from '../../words/words.ts';
import type { Comparison } from '../comparison.ts';
import type { Experiment } from '../experiment.ts';
import { OPENING } from '../opening.ts';
import { readLessonLink, type LinkedBeside } from './lesson-link.ts';
import { firstNotices, quote, readPairs } from './link-text.ts';
import { nameOfKey, readLink } from './link.ts';
import { readPriorLink } from './prior-link.ts';
import type { PriorExperiment } from '../prior.ts';
import { readSweepLink } from './sweep-link.ts';
import type { Sweep } from '../sweep/sweep.ts';

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
      /** The weight layer to look into, 1-based; `null`: none. */
      inspect: number | null;
    }
  | { view: 'prior'; prior: PriorExperiment }
  /** `null`: the sweep that the browser has kept, or the first preset. */
  | { view: 'sweep'; sweep: Sweep | null }
  /** No lesson: the list of all. */
  | ({ view: 'lesson'; lesson: string | null } & LinkedBeside)
);

const VIEW_KEY = 'view';
const INSPECT_KEY = 'inspect';

/** Reads the fragment of the page's address: a link or, if there is none, what the page opens with. Never throws. */
export const decodeAddress = (fragment: string): PageLink =>
  fragment === '' || fragment === '#'
    ? { view: 'training', ...OPENING, inspect: null, notices: [] }
    : decodePageLink(fragment);

/** Reads a link, with or without its `#`. Never throws. */
export function decodePageLink(fragment: string): PageLink {
  const notices: string[] = [];
  const link = readView(readPairs(fragment, notices, nameOfKey));
  return { ...link, notices: firstNotices([...notices, ...link.notices]) };
}

function readView(texts: ReadonlyMap<string, string>): PageLink {
  const asked = texts.get(VIEW_KEY);
  if (asked === 'prior') return { view: 'prior', ...readPriorLink(texts) };
  if (asked === 'sweep') return { view: 'sweep', ...readSweepLink(texts) };
  if (asked === 'lesson') return { view: 'lesson', ...readLessonLink(texts) };
  const settings = new Map([...texts].filter(([key]) => key !== VIEW_KEY && key !== INSPECT_KEY));
  const { experiment, comparison, notices } = readLink(settings);
  const isKnown = asked === undefined || asked === 'training';
  const complaint = words.link.replaced(VIEW_KEY, quote(asked), words.config.oneOf(VIEWS), 'training');
  const { inspect, complaints } = readInspect(texts.get(INSPECT_KEY), experiment);
  const found = [...(isKnown ? [] : [complaint]), ...complaints, ...notices];
  return { view: 'training', experiment, comparison, inspect, notices: found };
}

/** Reads the layer to look into. */
function readInspect(text: string | undefined, { net }: Experiment): { inspect: number | null; complaints: string[] } {
  if (text === undefined) return { inspect: null, complaints: [] };
  const [layer, layers] = [Number(text), net.depth + 1];
  if (Number.isInteger(layer) && layer >= 1 && layer <= layers) return { inspect: layer, complaints: [] };
  const complaint = words.link.leftOut(INSPECT_KEY, quote(text), words.config.wholeNumber(1, layers));
  return { inspect: null, complaints: [complaint] };
}
