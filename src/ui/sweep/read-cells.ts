import { sweepCells, type SweepCell } from '../../config/sweep/cells.ts';
import type { Quantity } from '../../config/sweep/quantity.ts';
import { quantityBySeed, type SweepResult, type SweepRun } from '../../config/sweep/result.ts';
import { summarize, type Summarized, type Summary } from '../../maths/summary.ts';

/** A cell, its runs by seed, and its number. */
export interface ReadCell extends SweepCell, Summarized {
  /** By seed; `undefined` for a run that is not there yet. */
  runs: (SweepRun | undefined)[];
  /** By seed; NaN if there is none. */
  bySeed: number[];
  /** Number of trained seeds with no part in the number, since they have no value; 0 for a share, which counts all. */
  leftOut: number;
}

/**
 * Returns every cell of a result with one number. A network that diverged has no end and no best, but its values at
 * earlier steps count. Seeds that are not there yet don't count as missing.
 */
export function readCells(result: SweepResult, quantity: Quantity, summary: Summary): ReadCell[] {
  const { sweep, runs } = result;
  const values = quantityBySeed(result, quantity);
  const cells = sweepCells(sweep).map((cell) => ({
    ...cell,
    runs: Array.from({ length: sweep.seeds }, (): SweepRun | undefined => undefined),
    bySeed: values[cell.index],
  }));
  const hasNoEnd = 'at' in quantity && typeof quantity.at === 'string';
  for (const run of runs) {
    const cell = cells[run.cell];
    cell.runs[run.seed] = run;
    if (run.outcome === 'diverged' && hasNoEnd) cell.bySeed[run.seed] = NaN;
  }
  return cells.map((cell) => {
    const there = cell.bySeed.filter((_, seed) => cell.runs[seed]);
    const summarized = summarize(there, summary);
    const leftOut = typeof summary === 'object' ? 0 : there.length - summarized.count;
    return { ...cell, ...summarized, leftOut };
  });
}
