import type { ScalingRow } from '../../config/scaling.ts';

/** Consecutive weight layers that are scaled alike. */
export interface ScalingGroup {
  /** 1-based index of the first weight layer. */
  first: number;
  /** 1-based index of the last weight layer; the same as `first` for one layer. */
  last: number;
  /** The row that holds for all of them. */
  row: ScalingRow;
}

/** Returns the scaling table with consecutive layers of the same role, shape, std and lr in one line. */
export function collapseRows(rows: readonly ScalingRow[]): ScalingGroup[] {
  const groups: ScalingGroup[] = [];
  for (const row of rows) {
    const open = groups.at(-1);
    if (open && isAlike(open.row, row)) open.last = row.layer;
    else groups.push({ first: row.layer, last: row.layer, row });
  }
  return groups;
}

const isAlike = (a: ScalingRow, b: ScalingRow) =>
  a.role === b.role &&
  a.fanOut === b.fanOut &&
  a.fanIn === b.fanIn &&
  a.std === b.std &&
  a.lr === b.lr &&
  a.biasLr === b.biasLr;
