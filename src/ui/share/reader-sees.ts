import { readingWords } from '../../config/measures/chart-readings.ts';
import type { PageLink } from '../../config/link/page-link.ts';
import { DEFAULT_VIEW } from '../../config/link/view-fields.ts';
import { taskTitle } from '../../tasks/tasks.ts';
import { numberText } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';
import { shortText } from './short-text.ts';

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

/** Returns what a reader of a link sees, and what not, in sentences. */
export function readerSees(link: PageLink, lacks: NotInLink, isPaused: boolean): string[] {
  if (link.view === 'sweep') return [said.sweep];
  if (link.view === 'prior') return [said.prior];
  if (link.view === 'lesson') return [link.lesson === null ? said.lessons : said.lesson];
  const { experiment, comparison } = link;
  const { fit, movementReading, weightReading, inspect, at, paused } = link.shown ?? DEFAULT_VIEW;
  const { task } = experiment;
  const titles = [movementReading, weightReading].map((reading) => {
    const { title } = readingWords(reading);
    return title.charAt(0).toLowerCase() + title.slice(1);
  });
  const rests = paused || isPaused;
  const step = at === null ? null : numberText(at, STEP_DIGITS);
  return [
    ...(task.name === 'given' ? [] : [said.task(taskTitle(task.name))]),
    (comparison ? said.two : said.one)(shortText(experiment, comparison)),
    said.charts(said.fit[fit], titles[0], titles[1]),
    ...(inspect === null ? [] : [said.layer(inspect)]),
    step === null ? (rests ? said.rests : said.runs) : (paused ? said.restsAt : said.reaches)(step),
    ...(task.name === 'own' ? [said.data(task.file)] : []),
    ...(lacks.isGiven ? [said.given] : []),
    ...(lacks.network === null ? [] : [said.network(lacks.network)]),
    ...(lacks.hasRates ? [said.rates] : []),
  ];
}

/** More digits than a step has. */
const STEP_DIGITS = 9;
