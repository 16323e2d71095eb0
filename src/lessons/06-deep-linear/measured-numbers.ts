/** The measured numbers of a prior, and when they agree with theory. */
import type { PriorMeasure, PriorTheoryName } from '../../config/prior-report.ts';
import type { Estimate } from '../claim-tools.ts';
import type { LessonResults, StudyResult } from '../lesson.ts';
import { priorStudy } from '../read-results.ts';

/** A prior of a study whose networks have been drawn. */
export type DrawnPrior = Extract<StudyResult, { kind: 'prior' }>['priors'][number];

/** Standard errors within which a measured number agrees with theory: one in 16,000 would not by chance. */
export const AGREES = 4;
/** Standard errors from which on two numbers differ. */
export const DIFFERS = 5;

/**
 * The priors of a study.
 *
 * @throws Error with a sentence where there is none
 */
export const priorsOf = (results: LessonResults, study: string): DrawnPrior[] => priorStudy(results, study).priors;

/** A measured number; NaN where it was not measured. */
export const measured = ({ report }: DrawnPrior, name: PriorMeasure): Estimate =>
  report.measures.find((one) => one.name === name) ?? { value: NaN, error: NaN };

/** What a theory says of it; NaN where it says nothing. */
export const expected = ({ theory }: DrawnPrior, name: PriorMeasure, law: PriorTheoryName): number =>
  theory.numbers[name]?.[law] ?? NaN;

/** Whether a measured number may be what theory says. */
export const agrees = ({ value, error }: Estimate, theory: number): boolean =>
  Math.abs(value - theory) < AGREES * error;

/** Whether a measured number is another than `theory`. */
export const differs = ({ value, error }: Estimate, theory: number): boolean =>
  Math.abs(value - theory) > DIFFERS * error;
