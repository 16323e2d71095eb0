/** A lesson on the page: its results, and the claims that they measure. */
import type { Lesson, LessonSection, StudyResult } from '../../lessons/lesson.ts';
import { measureClaims, type MeasuredClaim } from '../../lessons/measure-claims.ts';
import type { LessonProgress } from '../../lessons/run-lesson.ts';
import { tallyOf, type Tally } from '../../lessons/tally.ts';

/** The origin of a result: the file that comes with the lesson, a run in this browser, or one that is under way. */
export type Origin = { kind: 'recorded'; date: string } | { kind: 'here' | 'running'; quick: boolean };

/** The result of a study so far, and its origin. */
export interface ShownStudy {
  result: StudyResult;
  origin: Origin;
}

/** A lesson on the page. */
export interface OpenLesson {
  lesson: Lesson;
  sections: readonly LessonSection[];
  /** The studies by their names; one that runs has its results so far. */
  studies: Readonly<Record<string, ShownStudy>>;
  /** The claims, measured on the shown results. */
  claims: readonly MeasuredClaim[];
  /** The progress of the present run, and the studies that it has results of; `null` if there is no run. */
  run: (LessonProgress & { quick: boolean; given: ReadonlySet<string> }) | null;
  /** Sentences that say why there is no recorded result, or why the last run did not come to its end. */
  notices: readonly string[];
}

/** Returns a lesson after a change; its claims are measured anew if its results have changed. */
export function changed(held: OpenLesson, to: (held: OpenLesson) => Partial<OpenLesson>): OpenLesson {
  const next = { ...held, ...to(held) };
  if (next.studies === held.studies) return next;
  const results = Object.fromEntries(Object.entries(next.studies).map(([name, { result }]) => [name, result]));
  return { ...next, claims: measureClaims(next.lesson, results) };
}

/** Returns the studies that are not under way. */
export const wholeOf = (studies: OpenLesson['studies']): OpenLesson['studies'] =>
  Object.fromEntries(Object.entries(studies).filter(([, { origin }]) => origin.kind !== 'running'));

/** Returns the tally of the claims that the present run has measured; claims on results from elsewhere don't count. */
export function tallyOfRun({ claims, run }: OpenLesson): Tally | null {
  if (!run) return null;
  const isMeasured = ({ claim, verdict }: MeasuredClaim) =>
    verdict.kind !== 'notMeasured' && claim.studies.every((name) => run.given.has(name));
  return tallyOf(claims.filter(isMeasured), run.quick);
}
