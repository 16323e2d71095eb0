import { messageOf } from '../words/message-of.ts';
import { words } from '../words/words.ts';
import type { Claim, Control, Lesson, LessonResults, StudyResult } from './lesson.ts';

/** The outcome of a claim. */
export type Verdict =
  /**
   * It was measured; `measured` holds the numbers as text, `control` those of the control. It is reproduced where it
   * holds and its control fails; where both hold, it is `notTold`: the claim doesn't tell its world from another.
   */
  | { kind: 'reproduced' | 'notReproduced' | 'notTold'; measured: string; control: MeasuredControl }
  /** It could not be measured; `reason` is a sentence. */
  | { kind: 'notMeasured'; reason: string };

/** The outcome of a control. */
export interface MeasuredControl {
  world: string;
  /** Whether the claim fails there, as it should. */
  fails: boolean;
  /** The numbers, as text. */
  measured: string;
}

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
    const control = measureControl(claim.control, results);
    if (!reproduced) return { kind: 'notReproduced', measured, control };
    return { kind: control.fails ? 'reproduced' : 'notTold', measured, control };
  } catch (error) {
    return { kind: 'notMeasured', reason: messageOf(error) };
  }
}

function measureControl({ world, measure }: Control, results: LessonResults): MeasuredControl {
  const { reproduced, measured } = measure(results);
  return { world, fails: !reproduced, measured };
}

const isThere = (result: StudyResult | undefined): boolean =>
  result !== undefined && (result.kind === 'prior' ? result.priors.length > 0 : result.result.runs.length > 0);
