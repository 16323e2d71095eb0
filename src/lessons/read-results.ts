import { words } from '../words/words.ts';
import type { LessonResults, StudyResult } from './lesson.ts';

type Kind<Name extends StudyResult['kind']> = Extract<StudyResult, { kind: Name }>;

/**
 * Returns the result of a study that is a sweep.
 *
 * @throws Error with a sentence where there is none
 */
export const sweepStudy = (results: LessonResults, name: string): Kind<'sweep'> => studyOf(results, name, 'sweep');

/**
 * Returns the result of a study that draws priors.
 *
 * @throws Error with a sentence where there is none
 */
export const priorStudy = (results: LessonResults, name: string): Kind<'prior'> => studyOf(results, name, 'prior');

function studyOf<Name extends StudyResult['kind']>(results: LessonResults, name: string, kind: Name): Kind<Name> {
  const result: StudyResult | undefined = results[name];
  if (!result || !isKind(result, kind)) throw new Error(words.lessons.claim.noResult(name));
  return result;
}

const isKind = <Name extends StudyResult['kind']>(result: StudyResult, kind: Name): result is Kind<Name> =>
  result.kind === kind;
