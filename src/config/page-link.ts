/** What the page's address opens: training, or a prior. */
import { words } from '../words/words.ts';
import type { Experiment } from './experiment.ts';
import { quote, readPairs } from './link-text.ts';
import { decodeLink } from './link.ts';
import { readPriorLink } from './prior-link.ts';
import type { PriorExperiment } from './prior.ts';

/** The views of the page. */
export const VIEWS = ['training', 'prior'] as const;
/** One of {@link VIEWS}. */
export type View = (typeof VIEWS)[number];

/** What a link stands for, always valid; `notices` say what of it was ignored or replaced. */
export type PageLink = { notices: string[] } & (
  { view: 'training'; experiment: Experiment } | { view: 'prior'; prior: PriorExperiment }
);

const VIEW_KEY = 'view';
const VIEW_PAIR = /(^#?|&)view=[^&]*/g;

/** Reads the fragment of an address, with or without its `#`. Never throws. */
export function decodePageLink(fragment: string): PageLink {
  const notices: string[] = [];
  const texts = readPairs(fragment, notices);
  const asked = texts.get(VIEW_KEY);
  if (asked === 'prior') {
    const { prior, notices: found } = readPriorLink(texts);
    return { view: 'prior', prior, notices: [...notices, ...found] };
  }
  const { experiment, notices: found } = decodeLink(fragment.replace(VIEW_PAIR, '$1'));
  const isKnown = asked === undefined || asked === 'training';
  const complaint = words.link.replaced(VIEW_KEY, quote(asked), words.config.oneOf(VIEWS), 'training');
  return { view: 'training', experiment, notices: isKnown ? found : [complaint, ...found] };
}
