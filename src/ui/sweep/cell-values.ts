/** What the cells of a result come to under a reading. */
import type { RunOutcome, SweepResult } from '../../config/sweep/result.ts';
import { quantityOf, summaryOf, type SweepReading } from '../../store/sweep-reading.ts';
import { words } from '../../words/words.ts';
import { readCells, type ReadCell } from './read-cells.ts';

/** Every cell under a reading. */
export const cellsUnder = (result: SweepResult, reading: SweepReading): ReadCell[] =>
  readCells(result, quantityOf(reading), summaryOf(reading));

/** How the runs of a cell ended that are not `done`: the first such outcome, with its reason, and how many there are. */
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

/** What is to say about seeds of a cell that are not `done`; absent where all are. */
export function noteOf(cell: ReadCell): string | undefined {
  const trouble = troubleOf(cell);
  if (!trouble) return undefined;
  const { note, outcomes } = words.sweep.page.cell;
  return note(trouble.count, cell.runs.length, outcomes[trouble.outcome]);
}

/** From this ratio of the largest to the least on, values are best seen on a logarithmic scale. */
const WIDE_RANGE = 30;

/** The scale of the values: as asked for, or else as suits them. */
export function valueScale(cells: readonly ReadCell[], { logY, summary }: SweepReading): 'linear' | 'log' {
  if (logY !== null) return logY ? 'log' : 'linear';
  const values = cells.map(({ value }) => value).filter(Number.isFinite);
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  return summary !== 'share' && least > 0 && largest > WIDE_RANGE * least ? 'log' : 'linear';
}
