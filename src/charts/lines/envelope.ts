import { hasPlace, type ScaleKind } from '../axes/axis-scale.ts';
import type { Series } from '../axes/series.ts';

/** A series by pixel columns: the place and the range of the points in each column that has any. */
export interface Envelope {
  /** Columns in use, rising. */
  count: number;
  /** Middle between the first and the last step of each column. */
  x: Float64Array;
  /** Least value of each column. */
  low: Float64Array;
  /** Largest value of each column. */
  high: Float64Array;
  /** 1 where the line begins anew: a value without a place on the scale lies before the column. */
  begins: Uint8Array;
}

/** Returns an envelope with room for `columns` columns. */
export const emptyEnvelope = (columns: number): Envelope => ({
  count: 0,
  x: new Float64Array(columns),
  low: new Float64Array(columns),
  high: new Float64Array(columns),
  begins: new Uint8Array(columns),
});

/**
 * Writes the envelope of a series into `into`. Column c holds the steps with edges[c] <= x < edges[c + 1];
 * steps beyond the edges belong to the outer columns. Values without a place on the scale are left out, and break the
 * line.
 */
export function envelope({ x, y, length }: Series, edges: Float64Array, kind: ScaleKind, into: Envelope): void {
  const last = edges.length - 2;
  let column = 0;
  let at = -1;
  let first = 0;
  let low = 0;
  let high = 0;
  let isBroken = true;
  for (let index = 0; index < length; index++) {
    const value = y[index];
    if (!hasPlace(kind, value)) {
      isBroken ||= !Number.isNaN(value);
      continue;
    }
    const step = x[index];
    if (at < 0 || (column < last && step >= edges[column + 1])) {
      while (column < last && step >= edges[column + 1]) column++;
      at++;
      first = step;
      low = high = value;
      into.begins[at] = Number(isBroken);
      isBroken = false;
    } else if (value < low) low = value;
    else if (value > high) high = value;
    into.x[at] = (first + step) / 2;
    into.low[at] = low;
    into.high[at] = high;
  }
  into.count = at + 1;
}
