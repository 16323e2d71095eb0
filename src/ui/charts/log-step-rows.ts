import type { Series } from '../../charts/axes/series.ts';
import { isLogStep } from '../../maths/log-steps.ts';

/** One step of a table. */
export interface TableRow {
  step: number;
  /** By column; `null` where it was not measured. */
  values: (number | null)[];
}

/**
 * Returns the values of some columns at the logarithmically spaced steps, and at the newest of each run. Every run of a
 * link measures everything at these steps, so that two tables can be compared line by line, and two runs in one table.
 *
 * @param columns the series of the columns, of one run or of several
 */
export function logStepRows(columns: readonly Pick<Series, 'x' | 'y' | 'length'>[]): TableRow[] {
  const rows = new Map<number, (number | null)[]>();
  columns.forEach(({ x, y, length }, column) => {
    for (let row = 0; row < length; row++) {
      const step = x[row];
      if (!isLogStep(step) && row < length - 1) continue;
      const values = rows.get(step) ?? columns.map(() => null);
      values[column] = Number.isNaN(y[row]) ? null : y[row];
      rows.set(step, values);
    }
  });
  return [...rows].map(([step, values]) => ({ step, values })).toSorted((one, other) => one.step - other.step);
}
