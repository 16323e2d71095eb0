/** A lesson on the page: its results, and what they make of its claims. */
import type { Lesson, StudyResult } from '../../lessons/lesson.ts';
import type { LessonSection } from '../../lessons/lesson-text.ts';
import { measureClaims, type MeasuredClaim } from '../../lessons/measure-claims.ts';
import type { LessonProgress } from '../../lessons/run-lesson.ts';
import { tallyOf, type Tally } from '../../lessons/tally.ts';

/** Where a result is from: the file that comes with the lesson, a run in this browser, or one that is under way. */
export type Origin = { kind: 'recorded'; date: string } | { kind: 'here' | 'running'; quick: boolean };

/** What is there of a study. */
export interface ShownStudy {
  result: StudyResult;
  origin: Origin;
}

/** A lesson on the page. */
export interface OpenLesson {
  lesson: Lesson;
  sections: readonly LessonSection[];
  /** By the name of the study; while one runs, what of it is there so far. */
  studies: Readonly<Record<string, ShownStudy>>;
  /** What has become of the claims, on the results that are shown. */
  claims: readonly MeasuredClaim[];
  /** How the run that is under way stands, and the studies that it has results of; `null`: none is. */
  run: (LessonProgress & { quick: boolean; given: ReadonlySet<string> }) | null;
  /** Why there is no recorded result, or why the last run did not come to its end, a sentence each. */
  notices: readonly string[];
}

/** A lesson after a change; its claims are measured anew where there are other results. */
export function changed(held: OpenLesson, to: (held: OpenLesson) => Partial<OpenLesson>): OpenLesson {
  const next = { ...held, ...to(held) };
  if (next.studies === held.studies) return next;
  const results = Object.fromEntries(Object.entries(next.studies).map(([name, { result }]) => [name, result]));
  return { ...next, claims: measureClaims(next.lesson, results) };
}

/** Studies that are not under way. */
export const wholeOf = (studies: OpenLesson['studies']): OpenLesson['studies'] =>
  Object.fromEntries(Object.entries(studies).filter(([, { origin }]) => origin.kind !== 'running'));

/** What has come so far of the claims that the run under way has measured; those of results from elsewhere don't count. */
export function tallyOfRun({ claims, run }: OpenLesson): Tally | null {
  if (!run) return null;
  const isMeasured = ({ claim, verdict }: MeasuredClaim) =>
    verdict.kind !== 'notMeasured' && claim.studies.every((name) => run.given.has(name));
  return tallyOf(claims.filter(isMeasured), run.quick);
}
