import { readingWords } from '../../config/measures/chart-readings.ts';
import type { Comparison } from '../../config/comparison.ts';
import type { Experiment } from '../../config/experiment.ts';
import { LINK_FIELDS_V1 } from '../../config/link/link.ts';
import { nameOfLock, type Lock, type PageFlags } from '../../config/link/page-flags.ts';
import type { PageLink } from '../../config/link/page-link.ts';
import { DEFAULT_VIEW, type LinkedView } from '../../config/link/view-fields.ts';
import { movedByLocks, withinLocks, withoutIdle } from '../../config/locks.ts';
import { shortTask, taskTitle } from '../../tasks/tasks.ts';
import { numberText } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';
import { networksText } from './short-text.ts';

/** What of the present runs no link carries. */
export interface NotInLink {
  /** The file of the network that the run began with; `null`: its weights were drawn. */
  network: string | null;
  /** Whether a learning rate was changed while a network trained. */
  hasRates: boolean;
  /** Whether the data came with a configuration. */
  isGiven: boolean;
}

const said = words.share.reader;

/**
 * Returns what a reader of a link sees, and what not, in sentences.
 *
 * @param flags what a teacher hides, holds and lets rest
 */
export function readerSees(link: PageLink, lacks: NotInLink, flags: PageFlags): string[] {
  if (link.view === 'sweep') return [said.sweep];
  if (link.view === 'prior') return [said.prior];
  if (link.view === 'lesson') return [link.lesson === null ? said.lessons : said.lesson];
  const { experiment, comparison } = withinFlags(link, flags);
  const shown = link.shown ?? DEFAULT_VIEW;
  const { inspect } = shown;
  const { task } = experiment;
  return [
    ...(task.name === 'given' ? [] : [said.task(taskTitle(task.name), optionOf(task))]),
    (comparison ? said.two : said.one)(networksText(experiment, comparison)),
    ...beyondFlags(link, flags),
    ...chartsOf(shown, flags),
    ...(inspect === null ? [] : [said.layer(inspect)]),
    ...beginningOf(shown, flags),
    ...(task.name === 'own' ? [said.data(task.file)] : []),
    ...(lacks.isGiven ? [said.given] : []),
    ...(lacks.network === null ? [] : [said.network(lacks.network)]),
    ...(lacks.hasRates ? [said.rates] : []),
  ];
}

/** Returns the networks that a link opens under the allowed values of its flags. */
export function withinFlags({ experiment, comparison }: LinkedNetworks, { lock }: Locking): LinkedNetworks {
  const within = (side: Experiment) => withinLocks(withoutIdle(lock), side);
  return {
    experiment: within(experiment),
    comparison: comparison && { ...comparison, right: within(comparison.right) },
  };
}

/** Says which values of a link are not among those that its flags allow, and what the reader gets. */
export function beyondFlags({ experiment, comparison }: LinkedNetworks, { lock }: Locking): string[] {
  const { left, right } = words.page.comparison;
  const sentences = [experiment, ...(comparison ? [comparison.right] : [])].flatMap((side, index) =>
    movedByLocks(withoutIdle(lock), side).map(({ lock: { of, range }, path, value, becomes }) => {
      const isOwn = comparison?.differing.some((differing) => differing === path) ?? false;
      const name = isOwn ? (index === 0 ? left : right)(labelOf(of)) : labelOf(of);
      const [low, high] = range ?? [value, value];
      return said.beyond(name, text(value), text(low), text(high), text(becomes));
    }),
  );
  return [...new Set(sentences)];
}

/** Says what flags leave out of the page, and what they hold, whatever the link opens. */
export function readerMay({ present, hide, lock }: PageFlags): string[] {
  const held = withoutIdle(lock);
  const fixed = held.filter(({ range }) => range === null).map(({ of }) => labelOf(of));
  const ranges = held.flatMap(({ of, range }) =>
    range ? [said.range(labelOf(of), text(range[0]), text(range[1]))] : [],
  );
  return [
    ...(present ? [said.projector] : []),
    ...(hide.length > 0 ? [said.hidden(hide.map((part) => words.share.flags.parts[part]))] : []),
    ...(fixed.length > 0 ? [said.fixed(fixed)] : []),
    ...(ranges.length > 0 ? [said.allowed(ranges)] : []),
  ];
}

/** Returns the settings of which flags hold both one value and allow a range, by their names: the range says nothing. */
export const heldTwice = ({ lock }: Locking): string[] =>
  lock.filter((each) => !withoutIdle(lock).includes(each)).map(({ of }) => labelOf(of));

/** The networks that a link opens. */
interface LinkedNetworks {
  experiment: Experiment;
  comparison: Comparison | null;
}
type Locking = Pick<PageFlags, 'lock'>;

/** Returns what a lock is of, as its control says it. */
export const labelOf = (of: Lock['of']): string =>
  LINK_FIELDS_V1.find(({ key }) => key === of)?.label ?? nameOfLock({ of });

/** Returns which of its patterns a task is; `null`: it has one only. */
function optionOf(task: Experiment['task']): string | null {
  const { name, named } = shortTask(task);
  return named === null ? null : name;
}

/** Says which charts are shown. */
function chartsOf({ fit, movementReading, weightReading }: LinkedView, { hide }: PageFlags): string[] {
  const lower = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);
  const charts = [
    ['loss', said.fit[fit]],
    ['movement', lower(readingWords(movementReading).title)],
    ['alignment', lower(readingWords(weightReading).title)],
  ] as const;
  const titles = charts.filter(([part]) => !hide.includes(part)).map(([, title]) => title);
  return titles.length > 0 ? [said.charts(titles)] : [];
}

/** Says how the training begins, and where it rests. */
function beginningOf({ at, paused }: LinkedView, { isPaused, hide }: PageFlags): string[] {
  const rests = paused || isPaused;
  const isStuck = rests && hide.includes('transport');
  const step = at === null ? null : numberText(at, STEP_DIGITS);
  const begins = step === null ? (rests ? said.rests : said.runs) : (rests ? said.restsAt : said.reaches)(step);
  return [begins, ...(isStuck ? [said.stuck] : [])];
}

/** The digits of a bound of allowed values. */
const DIGITS = 4;
const text = (value: number) => numberText(value, DIGITS);
/** More digits than a step has. */
const STEP_DIGITS = 9;
