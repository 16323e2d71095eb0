import { measureCurve, type MeasureName } from '../../config/sweep/quantity.ts';
import { cellLayouts } from '../../config/sweep/result.ts';
import { words } from '../../words/words.ts';
import type { LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';

/** The share of the first training loss that is left once half of it is gone, and once the samples are fitted. */
const LEFT = { half: 1 / 2, fitted: 1 / 10 };
/** The share of training samples that are right once nearly all are. */
const RIGHT = 0.99;
/** The share of test samples that are right once a network has found the rule. */
export const FOUND = 0.95;

/**
 * The moments of a course: half of the training loss is gone, nine tenths are, nearly all training samples are right, the rule is
 * found.
 */
export type Landmark = keyof typeof LEFT | 'right' | 'found';

/** The course of one network. */
export interface Course {
  steps: number[];
  /** The first frame, counted from 0, at which it comes to each moment; `null`: never. */
  frames: Record<Landmark, number | null>;
  /** Returns a measure by frame. */
  values: (measure: MeasureName) => number[];
}

/** Returns the courses of the networks of a cell, by seed. */
export function coursesOf(results: LessonResults, study: string, cell = 0): Course[] {
  const { result } = sweepStudy(results, study);
  const layout = cellLayouts(result.sweep)[cell];
  const runs = result.runs.filter((run) => run.cell === cell && run.frames.length > 0);
  if (!layout || runs.length === 0) throw new Error(words.lessons.claim.tooFew);
  return runs.map(({ frames }) => {
    const values = (measure: MeasureName) => measureCurve(layout, frames, measure).values;
    const ofRun = (measure: 'accuracy' | 'testAccuracy') => values({ of: 'run', measure });
    const first = (course: number[], isThere: (value: number) => boolean) => {
      const frame = course.findIndex(isThere);
      return frame < 0 ? null : frame;
    };
    const { steps, values: loss } = measureCurve(layout, frames, { of: 'run', measure: 'loss' });
    return {
      steps,
      frames: {
        half: first(loss, (value) => value <= LEFT.half * loss[0]),
        fitted: first(loss, (value) => value <= LEFT.fitted * loss[0]),
        right: first(ofRun('accuracy'), (value) => value >= RIGHT),
        found: first(ofRun('testAccuracy'), (value) => value >= FOUND),
      },
      values,
    };
  });
}
