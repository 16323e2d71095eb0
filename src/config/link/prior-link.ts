/**
 * A prior experiment as the fragment of the page's address, `#v=1&view=prior&depth=5&width=10`: readable,
 * versioned, and only what differs from what the prior view opens with. Keys are for ever, as those of
 * the training links are.
 */
import { words } from '../../words/words.ts';
import type { ConfigProblem } from '../experiment.ts';
import { DEFAULT_PRIOR, parsePrior, PRIOR, type PriorExperiment, type PriorKey } from '../prior.ts';
import { fieldsOf, mendDraft, readFields, strangers, writeFields } from './link-fields.ts';
import { quote } from './link-text.ts';

/** The settings of a version-1 link in the order in which links name them. */
const FIELDS_V1 = fieldsOf(PRIOR);
/** What names the version and the view, in any link. */
const HEAD_KEYS = ['v', 'view'];
const KNOWN_KEYS: ReadonlySet<string> = new Set([...HEAD_KEYS, ...FIELDS_V1.map(({ key }) => key)]);

/** The fragment, `#` included, that opens this prior. */
export const encodePriorLink = (prior: PriorExperiment): string =>
  `#${['v=1', 'view=prior', ...writeFields(FIELDS_V1, prior, DEFAULT_PRIOR)].join('&')}`;

/**
 * The prior of a link's pairs. Never throws: keys that no version knows are ignored, bad values are
 * replaced by what the view opens with, or left out, and each of these is told in a notice.
 */
export function readPriorLink(texts: ReadonlyMap<string, string>): { prior: PriorExperiment; notices: string[] } {
  const { value, notices } = mendDraft(readFields(FIELDS_V1, texts, {}), (draft) => {
    const parsed = parsePrior(draft);
    if (parsed.ok) return { ok: true, value: parsed.prior };
    const [problem] = parsed.problems;
    const key = keyAtFault(problem);
    return { ok: false, fault: { key }, notice: describeFault(problem, key, texts) };
  });
  return { prior: value ?? DEFAULT_PRIOR, notices: [...strangers(texts, KNOWN_KEYS), ...notices] };
}

/** Only a setting that the link names, or the targets that clash with one, can be at fault: leaving it out helps. */
const keyAtFault = ({ key, allowed }: ConfigProblem) =>
  allowed === words.config.priorOutputs ? 'y' : key.split('.')[0];

function describeFault({ allowed }: ConfigProblem, key: string, texts: ReadonlyMap<string, string>): string {
  const neutral = DEFAULT_PRIOR[key as PriorKey];
  const found = quote(texts.get(key));
  if (neutral === undefined) return words.link.leftOut(key, found, allowed);
  return words.link.replaced(key, found, allowed, String(neutral));
}
