/**
 * A sweep as the fragment of the page's address,
 * `#v=1&view=sweep&x=train.lr:log:0.01:1:5&y=net.width:64,256&seeds=3&depth=2`: its own settings, and those of the
 * base experiment as in a link of one. Keys are for ever.
 */
import { words } from '../../words/words.ts';
import { describeProblem, type ConfigProblem, type Experiment } from '../experiment.ts';
import { encodeValue, quote, readNumber } from './link-text.ts';
import { decodeLink, encodeLink } from './link.ts';
import { readAxis, writeAxis } from '../sweep/axis-text.ts';
import { presetSweep } from '../sweep/presets.ts';
import { parseSweep, type Sweep } from '../sweep/sweep.ts';

const list = (text: string) => text.split(',').map(readNumber);
const text = (value: string) => value;

/** One key of a link: how its text is read, and what a sweep writes there; `undefined`: nothing. */
interface SweepField {
  key: string;
  read: (text: string) => unknown;
  write: (sweep: Sweep) => string | undefined;
}

/** What a link that names no axis stands for. */
const OPENING_AXIS = presetSweep('transfer').axes[0];

/** What a link of version 1 leaves out, for ever, whatever becomes of the schema's own defaults. */
const DEFAULTS_V1 = { seeds: 3, draw: 'weights', frames: 'alignment', perOctave: 2, name: '' } as const;

const withDefault = (key: keyof typeof DEFAULTS_V1, read: SweepField['read']): SweepField => ({
  key,
  read,
  write: (sweep) => (sweep[key] === DEFAULTS_V1[key] ? undefined : String(sweep[key])),
});

/** The settings of a sweep in a version-1 link, beside those of its base. */
const FIELDS_V1: readonly SweepField[] = [
  { key: 'x', read: readAxis, write: ({ axes }) => writeAxis(axes[0]) },
  { key: 'y', read: readAxis, write: ({ axes }) => (axes.length > 1 ? writeAxis(axes[1]) : undefined) },
  withDefault('seeds', readNumber),
  withDefault('draw', text),
  withDefault('frames', text),
  withDefault('perOctave', readNumber),
  { key: 'until', read: readNumber, write: ({ until }) => until?.toString() },
  { key: 'at', read: list, write: ({ base }) => base.measure.at?.join(',') },
  withDefault('name', text),
];
const KEYS: ReadonlySet<string> = new Set(FIELDS_V1.map(({ key }) => key));
const VIEW_KEY = 'view';
/** One seed is always possible. */
const SEEDS = 'seeds';
const FEWEST_SEEDS = 1;
const HEAD = '#v=1';

/** The fragment, `#` included, that opens this sweep. Not linkable, and left out: `train.batches` of its base. */
export function encodeSweepLink(sweep: Sweep): string {
  const own = FIELDS_V1.flatMap(({ key, write }) => {
    const value = write(sweep);
    return value === undefined ? [] : [`${key}=${encodeValue(value).replaceAll('%3A', ':')}`];
  });
  const base = encodeLink(sweep.base).slice(HEAD.length);
  return `${HEAD}&${[`${VIEW_KEY}=sweep`, ...own].join('&')}${base}`;
}

/**
 * The sweep of a link's pairs; `null` where the link names none. Never throws: bad values are replaced or left out,
 * and each of these is told in a notice, as in other links.
 */
export function readSweepLink(texts: ReadonlyMap<string, string>): { sweep: Sweep | null; notices: string[] } {
  const { experiment, notices } = decodeLink(baseFragment(texts));
  const given = [...texts.keys()].some((key) => KEYS.has(key));
  if (!given) return { sweep: null, notices };
  let draft = new Map<string, unknown>(
    FIELDS_V1.flatMap(({ key, read }) => {
      const value = texts.get(key);
      return value === undefined ? [] : [[key, read(value)] as const];
    }),
  );
  for (;;) {
    const parsed = parseSweep(assemble(draft, experiment));
    if (parsed.ok) return { sweep: parsed.sweep, notices };
    const [problem] = parsed.problems;
    const key = nameOf(problem.key);
    // Nothing to leave out: no part of the link can be at fault.
    if (!draft.has(key) && key !== SEEDS) return { sweep: null, notices: [...notices, describeProblem(problem)] };
    notices.push(describeFault(problem, key, texts));
    draft = new Map([...draft].filter(([name]) => name !== key));
    if (key === SEEDS) draft.set(SEEDS, FEWEST_SEEDS);
  }
}

const baseFragment = (texts: ReadonlyMap<string, string>) =>
  [...texts]
    .filter(([key]) => key !== VIEW_KEY && !KEYS.has(key))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .join('&');

/** An axis that is missing or was no good is that of the sweep that the view opens with. */
function assemble(draft: ReadonlyMap<string, unknown>, experiment: Experiment): object {
  const { x = OPENING_AXIS, y, at, ...others } = Object.fromEntries(draft);
  const measure = at === undefined ? experiment.measure : { ...experiment.measure, at };
  return { ...DEFAULTS_V1, ...others, base: { ...experiment, measure }, axes: y === undefined ? [x] : [x, y] };
}

/** Which part of the link is at fault. */
function nameOf(path: string): string {
  if (path.startsWith('axes.0')) return 'x';
  if (path.startsWith('axes')) return 'y';
  return path.startsWith('base.measure.at') ? 'at' : path.split('.')[0];
}

function describeFault(problem: ConfigProblem, key: string, texts: ReadonlyMap<string, string>): string {
  const found = quote(texts.get(key));
  const allowed = allowedInLink(problem);
  if (key === 'x') return words.link.replaced(key, found, allowed, writeAxis(OPENING_AXIS));
  if (key === SEEDS) return words.link.replaced(key, found, allowed, String(FEWEST_SEEDS));
  return words.link.leftOut(key, found, allowed);
}

/** In a link the parts of an axis have no names: what is allowed says which part is meant. */
function allowedInLink({ key, allowed }: ConfigProblem): string {
  const [list, place, part] = key.split('.');
  if (list !== 'axes' || place === undefined) return allowed;
  if (part === undefined) return words.link.axis;
  return words.link.axisParts[part]?.(allowed) ?? allowed;
}
