import type { Quantity } from '../config/sweep/quantity.ts';
import { quantityBySeed } from '../config/sweep/result.ts';
import { words } from '../words/words.ts';
import { axisNumbers, bestRate } from './claim-tools.ts';
import type { LessonResults, StudyResult } from './lesson.ts';

type Kind<Name extends StudyResult['kind']> = Extract<StudyResult, { kind: Name }>;

/**
 * Returns the result of a study that is a sweep.
 *
 * @throws Error with a sentence where there is none
 */
export const sweepStudy = (results: LessonResults, name: string): Kind<'sweep'> => studyOf(results, name, 'sweep');

/** Reads a quantity along the first axis of a sweep, [x][seed], at one value of the second axis, counted from 0. */
export function rowOf(results: LessonResults, study: string, quantity: Quantity, row: number): number[][] {
  const { result } = sweepStudy(results, study);
  const columns = result.sweep.axes[0].values.length;
  return quantityBySeed(result, quantity).slice(row * columns, (row + 1) * columns);
}

/** The training loss at the end. */
export const finalLoss: Quantity = { of: 'run', measure: 'loss', at: 'end' };

/**
 * Returns the best learning rates of a study whose first axis is the rate, by value of the second axis and seed.
 *
 * @param loss what is least at the best rate
 * @param countedAs returns the loss as which one counts; absent: itself
 */
export function bestRates(
  results: LessonResults,
  study: string,
  loss: Quantity = finalLoss,
  countedAs = (value: number): number => value,
): number[][] {
  const { sweep } = sweepStudy(results, study).result;
  const rates = axisNumbers(sweep);
  return sweep.axes[1].values.map((_value, row) => {
    const byRate = rowOf(results, study, loss, row);
    return Array.from({ length: sweep.seeds }, (_, seed) =>
      bestRate(
        rates,
        byRate.map((losses) => countedAs(losses[seed])),
      ),
    );
  });
}

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
