import { isLogStep } from '../../maths/log-steps.ts';
import type { Stream } from '../../store/training/stream.ts';

/** One step of a table. */
export interface TableRow {
  step: number;
  /** By column; `null` where it was not measured. */
  values: (number | null)[];
}

/**
 * Returns the values of some columns of a stream at the logarithmically spaced steps, and at the newest. Every run of a
 * link measures everything at these steps, so that two tables can be compared line by line.
 *
 * @param offsets the columns, as offsets in a packed frame
 */
export function logStepRows(stream: Stream, offsets: readonly number[]): TableRow[] {
  const columns = offsets.map((offset) => stream.series(offset));
  const rows: TableRow[] = [];
  for (let row = 0; row < stream.length; row++) {
    const step = columns[0].x[row];
    if (!isLogStep(step) && row < stream.length - 1) continue;
    rows.push({ step, values: columns.map(({ y }) => (Number.isNaN(y[row]) ? null : y[row])) });
  }
  return rows;
}
