import { dateText } from '../../words/date-text.ts';
import { words } from '../../words/words.ts';
import type { StudyResult } from '../../lessons/lesson.ts';
import type { ShownStudy } from '../../store/lessons/open-lesson.ts';

const said = words.lessons.origin;
const { names } = words.page.backend;

/** Says where the results of some studies are from, and whether one of them is running. */
export function originOf(studies: readonly (ShownStudy | undefined)[]): { text: string; isRunning: boolean } {
  const there = studies.filter((study) => study !== undefined);
  const texts = [...new Set(there.map(describe))];
  const isRunning = there.some(({ origin }) => origin.kind === 'running');
  const text = isRunning ? said.running : texts.length === 1 ? texts[0] : texts.length > 1 ? said.several : said.none;
  return { text, isRunning };
}

function describe({ result, origin }: ShownStudy): string {
  const backend = backendOf(result);
  if (origin.kind === 'recorded') return said.recorded(backend, dateText(origin.date));
  return origin.quick ? said.quick(backend) : said.here(backend);
}

function backendOf(result: StudyResult): string {
  const backend = result.kind === 'prior' ? result.backend : (result.result.backend ?? '');
  return (names as Readonly<Record<string, string>>)[backend] ?? backend;
}
