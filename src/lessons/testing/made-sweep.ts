import { STEP_OFFSET } from '../../config/frame.ts';
import { measureOffset, type MeasureName } from '../../config/sweep/quantity.ts';
import { cellLayouts } from '../../config/sweep/result.ts';
import type { Study, StudyResult } from '../lesson.ts';

/** A made-up frame. */
export interface MadeFrame {
  step: number;
  values: readonly (readonly [MeasureName, number])[];
}

/** Returns a result of the quick version of a sweep, with made-up frames for each seed of each cell. */
export function madeSweep(study: Study, framesOf: (cell: number, seed: number) => readonly MadeFrame[]): StudyResult {
  if (study.kind !== 'sweep') throw new Error('The study is not a sweep.');
  const sweep = study.quick;
  const runs = cellLayouts(sweep).flatMap((layout, cell) =>
    Array.from({ length: sweep.seeds }, (_, seed) => {
      if (!layout) throw new Error('The schema refuses the cell.');
      const packed = framesOf(cell, seed).flatMap(({ step, values }) => {
        const frame = Array.from({ length: layout.stride }, () => NaN);
        frame[STEP_OFFSET] = step;
        for (const [name, value] of values) frame[measureOffset(layout, name) ?? -1] = value;
        return frame;
      });
      return { cell, seed, outcome: 'done' as const, reason: null, frames: new Float32Array(packed) };
    }),
  );
  return { kind: 'sweep', result: { sweep, backend: null, runs }, outputs: null };
}
