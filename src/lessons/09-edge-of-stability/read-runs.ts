import { sweepCells } from '../../config/sweep/cells.ts';
import { measureCurve } from '../../config/sweep/quantity.ts';
import { cellLayouts } from '../../config/sweep/result.ts';
import { words } from '../../words/words.ts';
import { axisNumbers } from '../claim-tools.ts';
import type { LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import type { AxisValue } from '../../config/sweep/axis.ts';

/** What is known of one network: its measured steps and, at each of them, its values. */
export interface Course {
  /** Its place among the seeds, 0-based. */
  seed: number;
  steps: number[];
  loss: number[];
  sharpness: number[];
  twinLoss: number[];
  hasDiverged: boolean;
}

/**
 * Returns the networks of the cells that have these values on the axes, by cell and seed; `undefined` stands for all
 * values of an axis.
 *
 * @throws Error with a sentence where there are none
 */
export function coursesOf(
  results: LessonResults,
  study: string,
  values: readonly (AxisValue | undefined)[],
): Course[][] {
  const { result } = sweepStudy(results, study);
  const layouts = cellLayouts(result.sweep);
  const cells = sweepCells(result.sweep).filter((cell) =>
    values.every((value, axis) => value === undefined || cell.values[axis] === value),
  );
  const courses = cells.map(({ index }) =>
    result.runs.flatMap((run): Course[] => {
      const layout = layouts[index];
      if (run.cell !== index || !layout || run.frames.length === 0) return [];
      const curve = (measure: 'loss' | 'sharpness' | 'twinLoss') =>
        measureCurve(layout, run.frames, { of: 'run', measure });
      const { steps, values: loss } = curve('loss');
      return [
        {
          seed: run.seed,
          steps,
          loss,
          sharpness: curve('sharpness').values,
          twinLoss: curve('twinLoss').values,
          hasDiverged: run.outcome !== 'done',
        },
      ];
    }),
  );
  if (courses.length === 0 || courses.some((bySeed) => bySeed.length === 0))
    throw new Error(words.lessons.claim.tooFew);
  return courses;
}

/** Returns whether a network is trained to its last step and ends below its first loss. */
export const comesDown = ({ loss, hasDiverged }: Course): boolean => !hasDiverged && loss[loss.length - 1] < loss[0];

/**
 * Returns for each seed the end of its window: the largest rate, of those that were tried, at which its network comes
 * down, as it does at all lower ones; NaN where it does at none.
 *
 * @param row the value of the second axis
 */
export function windowEnds(results: LessonResults, study: string, row: AxisValue): number[] {
  const rates = axisNumbers(sweepStudy(results, study).result.sweep);
  const byRate = coursesOf(results, study, [undefined, row]);
  return byRate[0].map(({ seed }) => {
    const lost = byRate.findIndex((courses) => !courses.some((course) => course.seed === seed && comesDown(course)));
    return rates[(lost < 0 ? rates.length : lost) - 1] ?? NaN;
  });
}
