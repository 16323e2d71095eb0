/**
 * A prior experiment as the fragment of the page's address, `#v=1&view=prior&depth=5&width=10`: readable,
 * versioned, and only what differs from what the prior view opens with. Keys are for ever, as those of
 * the training links are.
 */
import { words } from '../../words/words.ts';
import type { ConfigProblem } from '../experiment.ts';
import { encodeValue, quote, readNumber, shorten } from './link-text.ts';
import { DEFAULT_PRIOR, parsePrior, type PriorExperiment } from '../prior.ts';

/** A setting of a prior. */
export type PriorKey = Exclude<keyof PriorExperiment, 'v'>;

const text = (value: string) => value;
const list = (value: string) => value.split(',').map(readNumber);

/** The settings of a version-1 link in the order in which links name them, and how each is read. */
const FIELDS_V1: readonly (readonly [key: PriorKey, read: (text: string) => unknown])[] = [
  ['depth', readNumber],
  ['width', readNumber],
  ['activation', text],
  ['inputs', readNumber],
  ['outputs', readNumber],
  ['overlap', readNumber],
  ['y', list],
  ['gain', readNumber],
  ['networks', readNumber],
  ['seed', readNumber],
];
/** What names the version and the view, in any link. */
const HEAD_KEYS: ReadonlySet<string> = new Set(['v', 'view']);

/** The fragment, `#` included, that opens this prior. */
export function encodePriorLink(prior: PriorExperiment): string {
  const pairs = FIELDS_V1.flatMap(([key]) => {
    const value = prior[key];
    const isDefault = String(value) === String(DEFAULT_PRIOR[key]);
    return value === undefined || isDefault ? [] : [`${key}=${encodeValue(String(value))}`];
  });
  return `#${['v=1', 'view=prior', ...pairs].join('&')}`;
}

/**
 * The prior of a link's pairs. Never throws: keys that no version knows are ignored, bad values are
 * replaced by what the view opens with, or left out, and each of these is told in a notice.
 */
export function readPriorLink(texts: ReadonlyMap<string, string>): { prior: PriorExperiment; notices: string[] } {
  const known = new Map<string, (text: string) => unknown>(FIELDS_V1);
  const strangers = [...texts.keys()].filter((key) => !HEAD_KEYS.has(key) && !known.has(key));
  const notices = strangers.map((key) => words.link.unknownKey(shorten(key)));
  let draft = Object.fromEntries(
    FIELDS_V1.flatMap(([key, read]) => {
      const value = texts.get(key);
      return value === undefined ? [] : [[key, read(value)]];
    }),
  );
  for (;;) {
    const parsed = parsePrior(draft);
    if (parsed.ok) return { prior: parsed.prior, notices };
    const { problem, key } = firstFault(parsed.problems);
    notices.push(describeFault(problem, key, texts));
    draft = Object.fromEntries(Object.entries(draft).filter(([name]) => name !== key));
  }
}

/** Only a setting that the link names, or the targets that clash with one, can be at fault: leaving it out helps. */
function firstFault([problem]: ConfigProblem[]): { problem: ConfigProblem; key: string } {
  const [key] = problem.key.split('.');
  return { problem, key: problem.allowed === words.config.priorOutputs ? 'y' : key };
}

function describeFault({ allowed }: ConfigProblem, key: string, texts: ReadonlyMap<string, string>): string {
  const neutral = DEFAULT_PRIOR[key as PriorKey];
  const found = quote(texts.get(key));
  if (neutral === undefined) return words.link.leftOut(key, found, allowed);
  return words.link.replaced(key, found, allowed, String(neutral));
}
