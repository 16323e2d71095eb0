/** The cells of a result under a reading: their numbers, their notes, and the scale that suits them. */
import { frameLayout } from '../../config/frame.ts';
import { RUN_ROWS } from '../../config/measures/run-measures.ts';
import { measureOffset, type MeasureName } from '../../config/sweep/quantity.ts';
import type { RunOutcome, SweepResult } from '../../config/sweep/result.ts';
import { quantityOf, summaryOf, type SweepReading } from '../../store/sweep/sweep-reading.ts';
import { words } from '../../words/words.ts';
import { readCells, type ReadCell } from './read-cells.ts';

/** Returns every cell under a reading. */
export const cellsUnder = (result: SweepResult, reading: SweepReading): ReadCell[] =>
  readCells(result, quantityOf(reading), summaryOf(reading));

/**
 * Returns how runs of a cell ended that are not `done`: the first of diverged, failed and refused that occurs, with a
 * reason and the number of such runs; `null` if there is none.
 */
export function troubleOf({ runs, problem }: Pick<ReadCell, 'runs' | 'problem'>): {
  outcome: Exclude<RunOutcome, 'done'>;
  reason: string | null;
  count: number;
} | null {
  if (problem !== null) return { outcome: 'refused', reason: problem, count: runs.length };
  const outcomes = ['diverged', 'failed', 'refused'] as const;
  for (const outcome of outcomes) {
    const such = runs.filter((run) => run?.outcome === outcome);
    if (such.length > 0) return { outcome, reason: such[0]?.reason ?? null, count: such.length };
  }
  return null;
}

/** Returns a note on seeds of a cell that are not `done`, or not part of its number; `undefined` if there are none. */
export function noteOf(cell: ReadCell): string | undefined {
  const trouble = troubleOf(cell);
  const { note, outcomes } = words.sweepPage.cell;
  if (trouble) return note(trouble.count, cell.runs.length, outcomes[trouble.outcome]);
  return cell.leftOut > 0 && cell.count > 0
    ? note(cell.leftOut, cell.runs.length, words.sweepPage.cell.leftOut)
    : undefined;
}

const isLoss = ({ of, measure }: MeasureName) => of === 'run' && RUN_ROWS[measure].topic === 'loss';

/** A loss this many times its start is as bad as any larger one. Runs may blow up far beyond without diverging. */
const LOST = 3;

/** Returns the loss above which differences mean nothing, a few times the largest start; infinite if not of a loss. */
export function ceilingOf(cells: readonly ReadCell[], { measure, relative, moment, summary }: SweepReading): number {
  if (!isLoss(measure) || moment === 'until' || summary === 'share') return Infinity;
  if (relative) return LOST;
  const starts = cells.flatMap(({ experiment, runs }) => {
    const offset = experiment && measureOffset(frameLayout(experiment.net.depth), measure);
    return runs.map((run) => (run && offset !== null ? run.frames[offset] : NaN)).filter(Number.isFinite);
  });
  return starts.length > 0 ? LOST * Math.max(...starts) : Infinity;
}

/** Values are best seen on a logarithmic scale if the largest is this many times the least. */
const WIDE_RANGE = 30;

/** Returns the scale of the values: as asked for, or else as suits them. */
export function valueScale(
  cells: readonly ReadCell[],
  reading: SweepReading,
  ceiling = ceilingOf(cells, reading),
): 'linear' | 'log' {
  const { logY, summary } = reading;
  if (logY !== null) return logY ? 'log' : 'linear';
  const values = cells.map(({ value }) => value).filter((value) => Number.isFinite(value) && value <= ceiling);
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  return summary !== 'share' && least > 0 && largest > WIDE_RANGE * least ? 'log' : 'linear';
}
