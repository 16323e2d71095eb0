/**
 * An experiment as the fragment of the page's address, `#v=1&width=512&lr=0.5`. It is readable and versioned,
 * and names only settings that differ from their neutral values, those of `defaultExperiment` (for the task: from the
 * task's own defaults). So a link depends on the defaults of its version. To change a default or the meaning
 * of a key, add a version and keep the old one here with its defaults.
 */
import { changeDraft } from '../../settings/draft.ts';
import { defaultTask, TASK_NAMES, TASK_SETTINGS, type MadeTaskName } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { defaultExperiment } from '../default-experiment.ts';
import type { Comparison } from '../comparison.ts';
import type { Experiment } from '../experiment.ts';
import { PRIOR } from '../prior.ts';
import { repairExperiment } from '../repair/repair.ts';
import { ALL_SETTINGS } from '../settings/settings.ts';
import {
  describeRepair,
  fieldsOf,
  nameInNotice,
  readFields,
  RIGHT,
  statedPaths,
  strangers,
  writeFields,
  type LinkField,
} from './link-fields.ts';
import { quote, readPairs, shorten } from './link-text.ts';
import { readRight, rightFields, writeRight } from './right-side.ts';
import { describeUnused } from './unused-settings.ts';

/** One version of links: its fields and its defaults. */
interface LinkVersion {
  fields: readonly LinkField[];
  /** Returns the experiment of a link that only names this task. */
  base: (task: MadeTaskName) => Experiment;
}

/** The content of a link. */
export interface DecodedLink {
  /** Always valid. */
  experiment: Experiment;
  /** The network on its right, if the link compares two; always valid. */
  comparison: Comparison | null;
  /** A sentence for each part of the link that was ignored or replaced. */
  notices: string[];
}

const withTask = (task: MadeTaskName): Experiment =>
  task === defaultExperiment.task.name ? defaultExperiment : { ...defaultExperiment, task: defaultTask(task) };

const TASK_PATH = 'task.name';
const taskField: LinkField = {
  key: 'task',
  path: TASK_PATH,
  label: words.link.task,
  kind: { read: (text) => text, write: String, neutral: undefined },
};

/** The order of keys since the first links. Newer keys come after all of these and need no place here. */
const ORDER_V1: readonly string[] = [
  ...['width', 'depth', 'lr', 'lrUnit', 'scaling', 'lrExponent', 'gamma0', 'task'],
  ...fieldsOf(TASK_SETTINGS).map(({ key }) => key),
  ...['activation', 'loss', 'rule', 'rho', 'pcSteps', 'dt', 'schedule', 'fixedPrediction', 'gammaOut', 'gbar'],
  ...['feedback', 'ridge', 'etaTarget', 'feedbackNoise', 'feedbackLr', 'optimizer', 'speeds', 'weightDecay', 'batch'],
  ...['seed', 'steps', 'centered', 'b', 'c', 'layerLr', 'baseWidth', 'gain', 'outputGain', 'bias', 'outputInit'],
];
const placeV1 = ({ key }: LinkField) => (ORDER_V1.includes(key) ? ORDER_V1.indexOf(key) : ORDER_V1.length);

/** Every setting of a version-1 link, in the order in which links name them. */
export const LINK_FIELDS_V1: readonly LinkField[] = [taskField, ...fieldsOf(ALL_SETTINGS)].sort(
  (a, b) => placeV1(a) - placeV1(b),
);

/** Returns the setting of a key as a notice names it. */
export const nameOfKey = (key: string): string =>
  nameInNotice([...LINK_FIELDS_V1, ...rightFields(LINK_FIELDS_V1)], key);

/** All versions so far; each decodes for ever (`link-v1.fixtures.json`). */
const VERSIONS: ReadonlyMap<number, LinkVersion> = new Map([[1, { fields: LINK_FIELDS_V1, base: withTask }]]);
const NEWEST = 1;
const newest: LinkVersion = { fields: LINK_FIELDS_V1, base: withTask };

const VERSION_KEY = 'v';
const asMadeTask = (name: string | undefined) => TASK_NAMES.find((known) => known === name);
const OPENING_TASK = asMadeTask(defaultExperiment.task.name) ?? TASK_NAMES[0];

/**
 * Returns the fragment, `#` included, that opens this experiment, alone or as the left side of a comparison. A link
 * can't hold, and leaves out,
 * `train.batches`, `measure.at`, and a task whose data comes with the configuration (`given`).
 */
export function encodeLink(experiment: Experiment, comparison: Comparison | null = null): string {
  const base = newest.base(asMadeTask(experiment.task.name) ?? OPENING_TASK);
  const isGiven = experiment.task.name === 'given';
  const fields = newest.fields.filter(({ path }) => !(isGiven && path.startsWith('task.')));
  const pairs = writeFields(fields, experiment, changeDraft(base, TASK_PATH, OPENING_TASK));
  const right = comparison ? writeRight(newest.fields, experiment, comparison) : [];
  return `#${[`${VERSION_KEY}=${NEWEST}`, ...pairs, ...right].join('&')}`;
}

/**
 * Reads the experiment of a fragment, with or without its `#`. Never throws. It ignores unknown keys, and
 * replaces bad values by the default. Of settings that clash, it changes the fewest that the link states; a notice
 * reports each change. If a key is given twice, the last value counts.
 */
export function decodeLink(fragment: string): DecodedLink {
  const notices: string[] = [];
  const link = readLink(readPairs(fragment, notices, nameOfKey));
  return { ...link, notices: [...notices, ...link.notices] };
}

/** Reads the experiment of a link's pairs, as {@link decodeLink} does. */
export function readLink(texts: ReadonlyMap<string, string>): DecodedLink {
  const [ofRight, ofLeft] = [true, false].map(
    (isRight) => new Map([...texts].filter(([key]) => key.startsWith(RIGHT) === isRight)),
  );
  const { experiment, notices } = readBaseLink(ofLeft);
  const { comparison, notices: found } = readRight(LINK_FIELDS_V1, ofRight, experiment);
  const sides = comparison ? [experiment, comparison.right] : [experiment];
  return {
    experiment,
    comparison,
    notices: [...notices, ...describeUnused(LINK_FIELDS_V1, ofLeft, sides), ...found],
  };
}

/**
 * Reads one experiment, without a right side. It says nothing of settings without an effect: in a sweep, they may have
 * one in some cells.
 */
export function readBaseLink(texts: ReadonlyMap<string, string>): Omit<DecodedLink, 'comparison'> {
  const notices: string[] = [];
  const { fields, base: baseOf } = readVersion(texts.get(VERSION_KEY), notices);
  const known = new Set([VERSION_KEY, ...fields.map(({ key }) => key)]);
  notices.push(...strangers(texts, known, { fields: fieldsOf(PRIOR), say: words.link.otherView.training }));

  const base = baseOf(readTask(texts, notices));
  const own = fields.filter(({ path }) => path !== TASK_PATH);
  const draft = readFields(own, texts, base);
  const repaired = repairExperiment(draft, base, statedPaths(own, texts));
  return { experiment: repaired.value, notices: [...notices, ...describeRepair(own, texts, draft, repaired)] };
}

function readVersion(text: string | undefined, notices: string[]): LinkVersion {
  const version = text === undefined ? newest : VERSIONS.get(Number(text));
  if (version) return version;
  notices.push(words.link.newerVersion(shorten(text ?? ''), NEWEST));
  return newest;
}

function readTask(texts: ReadonlyMap<string, string>, notices: string[]): MadeTaskName {
  const text = texts.get(taskField.key);
  const task = text === undefined ? OPENING_TASK : asMadeTask(text);
  if (task) return task;
  notices.push(
    words.link.replaced(
      nameInNotice([taskField], taskField.key),
      quote(text),
      words.config.oneOf(TASK_NAMES),
      OPENING_TASK,
    ),
  );
  return OPENING_TASK;
}
