import { measureCurve, type MeasureName } from '../../config/sweep/quantity.ts';
import { cellLayouts } from '../../config/sweep/result.ts';
import { words } from '../../words/words.ts';
import type { LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';

/** The share of training samples that are right once a network has fitted them: all but a few. */
export const FITTED = 0.99;
/** The share of test samples that are right once a network has found the rule. */
export const FOUND = 0.95;

/** The course of one network. Frames are counted from 0; `null`: it never comes to that. */
export interface Course {
  steps: number[];
  /** The first frame at which the training samples are fitted. */
  fitted: number | null;
  /** The first frame at which the rule is found. */
  found: number | null;
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
    const curve = (measure: MeasureName) => measureCurve(layout, frames, measure);
    const first = (measure: 'accuracy' | 'testAccuracy', least: number) => {
      const frame = curve({ of: 'run', measure }).values.findIndex((value) => value >= least);
      return frame < 0 ? null : frame;
    };
    return {
      steps: curve({ of: 'run', measure: 'loss' }).steps,
      fitted: first('accuracy', FITTED),
      found: first('testAccuracy', FOUND),
      values: (measure) => curve(measure).values,
    };
  });
}
