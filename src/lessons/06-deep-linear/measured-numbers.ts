/** The measured numbers of a prior, and their agreement with theory. */
import type { PriorMeasure, PriorTheoryName } from '../../config/prior-report.ts';
import type { Estimate } from '../claim-tools.ts';
import type { LessonResults, StudyResult } from '../lesson.ts';
import { priorStudy } from '../read-results.ts';

/** A prior of a study whose networks have been drawn. */
export type DrawnPrior = Extract<StudyResult, { kind: 'prior' }>['priors'][number];

/** Standard errors within which a measured number agrees with theory; by chance one in 16,000 lies outside. */
export const AGREES = 4;
/** Standard errors beyond which two numbers differ. */
export const DIFFERS = 5;

/**
 * Returns the priors of a study.
 *
 * @throws Error with a sentence where there is none
 */
export const priorsOf = (results: LessonResults, study: string): DrawnPrior[] => priorStudy(results, study).priors;

/** Returns a measured number; NaN where it was not measured. */
export const measured = ({ report }: DrawnPrior, name: PriorMeasure): Estimate =>
  report.measures.find((one) => one.name === name) ?? { value: NaN, error: NaN };

/** Returns the value that a theory predicts; NaN where it predicts none. */
export const expected = ({ theory }: DrawnPrior, name: PriorMeasure, law: PriorTheoryName): number =>
  theory.numbers[name]?.[law] ?? NaN;

/** Returns whether a measured number agrees with theory. */
export const agrees = ({ value, error }: Estimate, theory: number): boolean =>
  Math.abs(value - theory) < AGREES * error;

/** Returns whether a measured number differs from `theory`. */
export const differs = ({ value, error }: Estimate, theory: number): boolean =>
  Math.abs(value - theory) > DIFFERS * error;
