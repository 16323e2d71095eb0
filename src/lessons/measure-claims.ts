import { messageOf } from '../words/message-of.ts';
import { words } from '../words/words.ts';
import type { Claim, Lesson, LessonResults, StudyResult } from './lesson.ts';

/** The outcome of a claim. */
export type Verdict =
  /** It was measured; `measured` holds the numbers as text. */
  | { kind: 'reproduced' | 'notReproduced'; measured: string }
  /** It could not be measured; `reason` is a sentence. */
  | { kind: 'notMeasured'; reason: string };

/** A claim and its outcome. */
export interface MeasuredClaim {
  claim: Claim;
  verdict: Verdict;
}

/** Measures every claim of a lesson on the results so far, in the order of the lesson. Never throws. */
export const measureClaims = ({ claims }: Lesson, results: LessonResults): MeasuredClaim[] =>
  claims.map((claim) => ({ claim, verdict: verdictOf(claim, results) }));

function verdictOf(claim: Claim, results: LessonResults): Verdict {
  const missing = claim.studies.find((name) => !isThere(results[name]));
  if (missing !== undefined) return { kind: 'notMeasured', reason: words.lessons.claim.noResult(missing) };
  try {
    const { reproduced, measured } = claim.measure(results);
    return { kind: reproduced ? 'reproduced' : 'notReproduced', measured };
  } catch (error) {
    return { kind: 'notMeasured', reason: messageOf(error) };
  }
}

const isThere = (result: StudyResult | undefined): boolean =>
  result !== undefined && (result.kind === 'prior' ? result.priors.length > 0 : result.result.runs.length > 0);
