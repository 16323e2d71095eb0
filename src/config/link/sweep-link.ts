/**
 * A sweep as the fragment of the page's address,
 * `#v=1&view=sweep&x=train.lr:log:0.01:1:5&y=net.width:64,256&seeds=3&depth=2`: its own settings, and those of the
 * base experiment as in a training link. Keys are for ever.
 */
import { changeDraft, draftValue, type Draft } from '../../settings/draft.ts';
import { LIMITS, optionalNumbers } from '../../settings/kind.ts';
import { words } from '../../words/words.ts';
import { describeProblem, type ConfigProblem, type Experiment } from '../experiment.ts';
import { readAxis, writeAxis } from '../sweep/axis-text.ts';
import type { SweepAxis } from '../sweep/axis.ts';
import { sweepCells } from '../sweep/cells.ts';
import { SETTINGS } from '../settings/settings.ts';
import { presetSweep } from '../sweep/presets.ts';
import { parseSweepToFirstProblem, SWEEP, type Sweep } from '../sweep/sweep.ts';
import { fieldsOf, nameInNotice, readFields, writeFields, type LinkField } from './link-fields.ts';
import { quote } from './link-text.ts';
import { encodeLink, LINK_FIELDS_V1, readBaseLink } from './link.ts';
import { describeUnused } from './unused-settings.ts';

/** The axis of a link that names none. */
const OPENING_AXIS = presetSweep('transfer').axes[0];

/** The values that a link of version 1 leaves out. They never change, even if the defaults of the schema do. */
const DEFAULTS_V1 = { seeds: 3, draw: 'weights', frames: 'alignment', perOctave: 2, name: '' } as const;

const axisField = (key: 'x' | 'y'): LinkField => ({
  key,
  path: key,
  kind: { read: readAxis, write: (axis) => writeAxis(axis as SweepAxis), neutral: undefined },
});
const steps = SETTINGS['train.steps'].kind.range;
const { name, ...others } = SWEEP;

/** The settings of a sweep in a version-1 link, besides those of its base. */
const FIELDS_V1: readonly LinkField[] = [
  axisField('x'),
  axisField('y'),
  ...fieldsOf(others),
  { key: 'at', path: 'at', kind: optionalNumbers({ min: 0, max: steps.max }, 0, steps.max) },
  ...fieldsOf({ name }),
];
const KEYS: ReadonlySet<string> = new Set(FIELDS_V1.map(({ key }) => key));
const VIEW_KEY = 'view';
/** The key of the number of seeds. A bad value is replaced by as many as there are above the seed of the base. */
const SEEDS = 'seeds';
const HEAD = '#v=1';

/** Returns the fragment, `#` included, that opens this sweep. It can't hold `train.batches` of the base. */
export function encodeSweepLink(sweep: Sweep): string {
  const { base: _base, axes, ...settings } = sweep;
  const draft: Draft = { ...settings, x: axes[0], y: axes[1], at: sweep.base.measure.at };
  const own = writeFields(FIELDS_V1, draft, DEFAULTS_V1).map((pair) => pair.replaceAll('%3A', ':'));
  const base = encodeLink(sweep.base).slice(HEAD.length);
  return `${HEAD}&${[`${VIEW_KEY}=sweep`, ...own].join('&')}${base}`;
}

/**
 * Reads the sweep of a link's pairs; `null` if the link names none. Never throws. It replaces or leaves out bad values;
 * a notice reports each, as in other links.
 */
export function readSweepLink(texts: ReadonlyMap<string, string>): { sweep: Sweep | null; notices: string[] } {
  const settings = new Map([...texts].filter(([key]) => key !== VIEW_KEY && !KEYS.has(key)));
  const { experiment, notices } = readBaseLink(settings);
  const given = [...texts.keys()].some((key) => KEYS.has(key));
  if (!given) return { sweep: null, notices };
  const mended = mendSweep(readFields(FIELDS_V1, texts, {}), experiment, texts);
  const cells = mended.sweep ? sweepCells(mended.sweep).flatMap((cell) => cell.experiment ?? []) : [];
  const unused = describeUnused(LINK_FIELDS_V1, settings, cells);
  return { sweep: mended.sweep, notices: [...notices, ...mended.notices, ...unused] };
}

/** Removes or replaces one fault of a draft after another until it is valid. */
function mendSweep(draft: Draft, base: Experiment, texts: ReadonlyMap<string, string>) {
  const notices: string[] = [];
  const possibleSeeds = Math.min(DEFAULTS_V1.seeds, LIMITS.seed.max - base.seed + 1);
  for (let present = draft; ;) {
    const parsed = parseSweepToFirstProblem(assemble(present, base));
    if (parsed.ok) return { sweep: parsed.sweep, notices };
    const [problem] = parsed.problems;
    const key = nameOf(problem.key);
    // Leaving something out would not help: no part of the link can be at fault.
    if (!(key in present) && key !== SEEDS) return { sweep: null, notices: [...notices, describeProblem(problem)] };
    notices.push(describeFault(problem, key, texts, possibleSeeds));
    present = changeDraft(present, key, key === SEEDS ? possibleSeeds : undefined);
  }
}

/** Returns the sweep of a draft. A missing or bad x axis is replaced by that of the sweep with which the view opens. */
function assemble(draft: Draft, experiment: Experiment): object {
  const { x: stated, y: second, at, ...settings } = draft;
  // A link that names a second axis only would otherwise vary one setting twice.
  const isOnly = stated === undefined && draftValue(draft, 'y.setting') === OPENING_AXIS.setting;
  const [x, y] = isOnly ? [second, undefined] : [stated ?? OPENING_AXIS, second];
  const measure = at === undefined ? experiment.measure : { ...experiment.measure, at };
  return { ...DEFAULTS_V1, ...settings, base: { ...experiment, measure }, axes: y === undefined ? [x] : [x, y] };
}

/** Returns the key of the part of the link that is at fault. */
function nameOf(path: string): string {
  if (path.startsWith('axes.0')) return 'x';
  if (path.startsWith('axes')) return 'y';
  return path.startsWith('base.measure.at') ? 'at' : path.split('.')[0];
}

function describeFault(problem: ConfigProblem, key: string, texts: ReadonlyMap<string, string>, seeds: number): string {
  const found = quote(texts.get(key));
  const allowed = allowedInLink(problem);
  const named = nameInNotice(FIELDS_V1, key);
  if (key === 'x') return words.link.replaced(named, found, allowed, writeAxis(OPENING_AXIS));
  if (key === SEEDS) return words.link.replaced(named, found, allowed, String(seeds));
  return words.link.leftOut(named, found, allowed);
}

/** Returns the allowed values, for a link. Parts of an axis have no names there, so the phrase says which is meant. */
function allowedInLink({ key, allowed }: ConfigProblem): string {
  const [list, place, part] = key.split('.');
  if (list !== 'axes' || place === undefined) return allowed;
  if (part === undefined) return words.link.axis;
  const ofPart: Readonly<Partial<Record<string, (allowed: string) => string>>> = words.link.axisParts;
  return ofPart[part]?.(allowed) ?? allowed;
}
