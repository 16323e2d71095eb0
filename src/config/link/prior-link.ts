/**
 * A prior experiment as the fragment of the page's address, `#v=1&view=prior&depth=5&width=10`. It is readable
 * and versioned, and names only settings that differ from the prior with which the view opens. Keys are for
 * ever, as in training links.
 */
import * as v from 'valibot';
import type { Change, Draft } from '../../settings/draft.ts';
import { words } from '../../words/words.ts';
import type { ConfigProblem } from '../experiment.ts';
import { DEFAULT_PRIOR, parsePrior, PRIOR, type PriorExperiment, type PriorKey } from '../prior.ts';
import { leastRepair } from '../repair/least-repair.ts';
import { describeRepair, fieldsOf, readFields, statedPaths, strangers, writeFields } from './link-fields.ts';
import { LINK_FIELDS_V1 } from './link.ts';

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
 * replaces them by those with which the view opens; of settings that clash it changes the fewest that the link states.
 * A notice reports each change.
 */
export function readPriorLink(texts: ReadonlyMap<string, string>): { prior: PriorExperiment; notices: string[] } {
  const draft = readFields(FIELDS_V1, texts, {});
  const stated = [...statedPaths(FIELDS_V1, texts)].filter((path) => isValid(path, draft));
  const repaired = leastRepair<PriorExperiment>({
    draft,
    stated: new Set(stated),
    leading: new Set(),
    check: (present) => {
      const parsed = parsePrior(present);
      return parsed.ok ? { ok: true, value: parsed.prior } : { ok: false, problem: parsed.problems[0] };
    },
    mends,
  }) ?? { value: DEFAULT_PRIOR, causes: new Map() };
  const others = { fields: LINK_FIELDS_V1, say: words.link.otherView.prior };
  const notices = [...strangers(texts, KNOWN_KEYS, others), ...describeRepair(FIELDS_V1, texts, draft, repaired)];
  return { prior: repaired.value, notices };
}

const isPriorKey = (key: string): key is PriorKey => Object.hasOwn(PRIOR, key);
const isValid = (key: string, draft: Draft) => isPriorKey(key) && v.is(PRIOR[key].kind.schema, draft[key]);

/** Returns the ways to mend a problem. Targets clash with too few inputs, too narrow layers, or several outputs. */
function mends({ key, allowed }: ConfigProblem, draft: Draft): Change[] {
  const [path] = key.split('.');
  const count = Array.isArray(draft.y) ? draft.y.length : 0;
  const withoutTargets: Change = { path: 'y', value: undefined };
  if (allowed === words.config.priorOutputs) return [withoutTargets, { path: 'outputs', value: 1 }];
  if (allowed === words.config.priorTargets) return [withoutTargets, { path: 'inputs', value: count + 1 }];
  if (allowed === words.config.priorRank) return [withoutTargets, { path: 'width', value: count }];
  return [{ path, value: undefined }];
}
