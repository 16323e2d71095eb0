/**
 * A prior experiment as the fragment of the page's address, `#v=1&view=prior&depth=5&width=10`. It is readable
 * and versioned, and names only settings that differ from the prior with which the view opens. Keys are for
 * ever, as in training links.
 */
import { words } from '../../words/words.ts';
import type { ConfigProblem } from '../experiment.ts';
import { DEFAULT_PRIOR, parsePrior, PRIOR, type PriorExperiment, type PriorKey } from '../prior.ts';
import { fieldsOf, mendDraft, readFields, strangers, writeFields } from './link-fields.ts';
import { quote } from './link-text.ts';

/** The settings of a version-1 link in the order in which links name them. */
const FIELDS_V1 = fieldsOf(PRIOR);
/** The keys of the version and the view, in any link. */
const HEAD_KEYS = ['v', 'view'];
const KNOWN_KEYS: ReadonlySet<string> = new Set([...HEAD_KEYS, ...FIELDS_V1.map(({ key }) => key)]);

/** Returns the fragment, `#` included, that opens this prior. */
export const encodePriorLink = (prior: PriorExperiment): string =>
  `#${['v=1', 'view=prior', ...writeFields(FIELDS_V1, prior, DEFAULT_PRIOR)].join('&')}`;

/**
 * Reads the prior of a link's pairs. Never throws. It ignores unknown keys, and leaves out bad values or
 * replaces them by those with which the view opens; a notice reports each.
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

/** Returns the key to leave out. Only a setting in the link, or targets that clash with one, can be at fault. */
const keyAtFault = ({ key, allowed }: ConfigProblem) =>
  allowed === words.config.priorOutputs ? 'y' : key.split('.')[0];

function describeFault({ allowed }: ConfigProblem, key: string, texts: ReadonlyMap<string, string>): string {
  const neutral = DEFAULT_PRIOR[key as PriorKey];
  const found = quote(texts.get(key));
  if (neutral === undefined) return words.link.leftOut(key, found, allowed);
  return words.link.replaced(key, found, allowed, String(neutral));
}
